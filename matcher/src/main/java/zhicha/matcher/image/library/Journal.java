package zhicha.matcher.image.library;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import zhicha.matcher.image.fingerprint.Fingerprint;

/**
 * What was added and taken out since the segments were written, big-endian: blocks of a head, which is an int, the
 * length of what follows it; an int, the CRC-32C of that; an int, the CRC-32C of these two; then records, {@code 'a'}, key, four
 * words or {@code 'r'}, key. A block is written at once, and stands when {@link #save} returns. A kill amid a write leaves part
 * of a block, or zeros, at the end, which is cut off.
 */
final class Journal implements Closeable {
    private static final byte ADD = 'a';
    private static final byte REMOVE = 'r';
    private static final int HEAD = 12;

    private final FileChannel channel;
    private ByteArrayOutputStream pending = new ByteArrayOutputStream();
    /** Where the next block goes; what lies behind is of a write that failed. */
    private long end;

    private Journal(FileChannel channel, long end) {
        this.channel = channel;
        this.end = end;
    }

    /** Told of every record, in order. */
    interface Reader {
        void added(long key, Fingerprint fingerprint);

        void removed(long key);
    }

    static Journal create(Path file) throws IOException {
        return new Journal(
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE),
                0);
    }

    static Journal open(Path file, Reader reader) throws IOException {
        if (!Files.exists(file)) {
            throw new DamagedLibraryException(file, "it is missing");
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            long end = read(file, channel, reader);
            channel.truncate(end);
            return new Journal(channel, end);
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    /** @return where the last whole block ends */
    private static long read(Path file, FileChannel channel, Reader reader) throws IOException {
        long length = channel.size();
        long at = 0;
        ByteBuffer head = ByteBuffer.allocate(HEAD);
        while (at + HEAD <= length) {
            readAll(channel, head.clear(), at);
            int size = head.getInt(0);
            if (size <= 0 || SegmentFile.sum(head.slice(0, 8)) != head.getInt(8)) {
                checkZeros(file, channel, at, length);
                return at;
            }
            long next = at + HEAD + size;
            if (next > length) {
                return at;
            }
            ByteBuffer block = ByteBuffer.allocate(size);
            readAll(channel, block, at + HEAD);
            if (SegmentFile.sum(block.flip()) != head.getInt(4)) {
                if (next < length) {
                    throw damaged(file, at);
                }
                return at;
            }
            records(file, block.rewind(), at, reader);
            at = next;
        }
        return at;
    }

    /** A file may be lengthened before its bytes arrive. */
    private static void checkZeros(Path file, FileChannel channel, long from, long length) throws IOException {
        ByteBuffer rest = ByteBuffer.allocate((int) Math.min(length - from, 1 << 20));
        for (long at = from; at < length; at += rest.limit()) {
            rest.clear().limit((int) Math.min(length - at, rest.capacity()));
            readAll(channel, rest, at);
            rest.flip();
            while (rest.hasRemaining()) {
                if (rest.get() != 0) {
                    throw damaged(file, from);
                }
            }
        }
    }

    private static DamagedLibraryException damaged(Path file, long at) {
        return new DamagedLibraryException(file, "the block at byte " + at + " is damaged");
    }

    private static void records(Path file, ByteBuffer block, long at, Reader reader) throws IOException {
        while (block.hasRemaining()) {
            byte kind = block.get();
            int length = kind == ADD ? 40 : 8;
            if (kind != ADD && kind != REMOVE || block.remaining() < length) {
                throw new DamagedLibraryException(file, "the block at byte " + at + " holds a record that is unknown");
            }
            long key = block.getLong();
            if (kind == ADD) {
                reader.added(key, new Fingerprint(block.getLong(), block.getLong(), block.getLong(), block.getLong()));
            } else {
                reader.removed(key);
            }
        }
    }

    private static void readAll(FileChannel channel, ByteBuffer into, long at) throws IOException {
        long from = at;
        while (into.hasRemaining()) {
            int count = channel.read(into, from);
            if (count < 0) {
                throw new IOException("the journal became shorter while it was read");
            }
            from += count;
        }
    }

    void add(long key, Fingerprint fingerprint) {
        put(ADD, key, fingerprint.a(), fingerprint.b(), fingerprint.c(), fingerprint.d());
    }

    void remove(long key) {
        put(REMOVE, key);
    }

    private void put(byte kind, long... values) {
        ByteBuffer record = ByteBuffer.allocate(1 + 8 * values.length).put(kind);
        for (long value : values) {
            record.putLong(value);
        }
        pending.writeBytes(record.array());
    }

    /** When it returns, all records are on the disk. */
    void save() throws IOException {
        if (pending.size() == 0) {
            return;
        }
        byte[] records = pending.toByteArray();
        ByteBuffer block = ByteBuffer.allocate(HEAD + records.length);
        block.putInt(records.length).putInt(SegmentFile.sum(ByteBuffer.wrap(records)));
        block.putInt(SegmentFile.sum(block.slice(0, 8))).put(records).flip();
        if (channel.size() > end) {
            channel.truncate(end);
        }
        long at = end;
        while (block.hasRemaining()) {
            at += channel.write(block, at);
        }
        channel.force(true);
        end = at;
        pending = new ByteArrayOutputStream();
    }

    /** Bytes that are not yet saved. */
    int pending() {
        return pending.size();
    }

    /** Bytes that are saved. */
    long length() {
        return end;
    }

    /** Puts what was saved behind {@code from} at the end of another. */
    void copyTo(Journal other, long from) throws IOException {
        ByteBuffer rest = ByteBuffer.allocate(Math.toIntExact(end - from));
        readAll(channel, rest, from);
        rest.flip();
        long at = other.end;
        while (rest.hasRemaining()) {
            at += other.channel.write(rest, at);
        }
        other.channel.force(true);
        other.end = at;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
