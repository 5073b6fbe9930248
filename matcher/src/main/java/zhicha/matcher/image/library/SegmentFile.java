package zhicha.matcher.image.library;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;
import zhicha.matcher.image.fingerprint.Fingerprint;
import zhicha.matcher.image.fingerprint.FingerprintIndex;

/**
 * The file of a segment, little-endian: 64 bytes of heading, the index, and 8 bytes a key in the order of the entries, ascending.
 *
 * <pre>
 *  0  "ZHCFPSEG"                      24  CRC-32C of the index and the keys
 *  8  version, an int: 1              28  CRC-32C of the bytes before
 * 12  entries, an int                 32  zeros
 * 16  bytes of the file, a long
 * </pre>
 */
final class SegmentFile {
    private static final long MAGIC = 0x474553_5046_4348_5aL; // "ZHCFPSEG"
    private static final int VERSION = 1;
    private static final int HEADING = 64;
    private static final int CHECKED = 28;
    private static final int BLOCK = 1 << 20;

    private SegmentFile() {}

    /**
     * Writes a segment whole or not at all. Takes 16 bytes of heap an entry.
     *
     * @return how many entries it has; with none there is no file
     */
    static int write(Path file, Rows rows) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + Contents.PART);
        try (FileChannel channel = FileChannel.open(
                part,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            CRC32C sum = new CRC32C();
            WritableByteChannel body = summed(channel.position(HEADING), sum);
            long[] keys = writeWords(rows, body);
            int size = keys.length;
            if (size > 0) {
                FingerprintIndex.complete(size, channel.map(MapMode.READ_ONLY, HEADING, 32L * size), body);
                writeKeys(keys, body);
                channel.position(0);
                writeAll(channel, heading(size, channel.size(), (int) sum.getValue()));
                channel.force(true);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return size;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static long[] writeWords(Rows rows, WritableByteChannel to) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BLOCK).order(ByteOrder.LITTLE_ENDIAN);
        long[] keys = new long[1024];
        int size = 0;
        while (rows.next()) {
            if (size == FingerprintIndex.MOST) {
                throw new IllegalArgumentException("more than " + size + " entries for one segment");
            }
            if (size == keys.length) {
                keys = Arrays.copyOf(keys, Math.min(2 * size, FingerprintIndex.MOST));
            }
            keys[size++] = rows.key();
            Fingerprint fingerprint = rows.fingerprint();
            buffer.putLong(fingerprint.a())
                    .putLong(fingerprint.b())
                    .putLong(fingerprint.c())
                    .putLong(fingerprint.d());
            if (!buffer.hasRemaining()) {
                writeAll(to, buffer.flip());
                buffer.clear();
            }
        }
        writeAll(to, buffer.flip());
        return Arrays.copyOf(keys, size);
    }

    private static void writeKeys(long[] keys, WritableByteChannel to) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BLOCK).order(ByteOrder.LITTLE_ENDIAN);
        for (long key : keys) {
            buffer.putLong(key);
            if (!buffer.hasRemaining()) {
                writeAll(to, buffer.flip());
                buffer.clear();
            }
        }
        writeAll(to, buffer.flip());
    }

    private static ByteBuffer heading(int size, long length, int bodySum) {
        ByteBuffer heading = ByteBuffer.allocate(HEADING).order(ByteOrder.LITTLE_ENDIAN);
        heading.putLong(MAGIC).putInt(VERSION).putInt(size).putLong(length).putInt(bodySum);
        return heading.putInt(sum(heading.duplicate().flip())).position(0);
    }

    /** The file in memory, its heading checked. */
    static MappedByteBuffer map(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new DamagedLibraryException(file, "it is missing");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long length = channel.size();
            if (length < HEADING || length > Integer.MAX_VALUE) {
                throw new DamagedLibraryException(file, "a segment does not have " + length + " bytes");
            }
            MappedByteBuffer map = channel.map(MapMode.READ_ONLY, 0, length);
            map.order(ByteOrder.LITTLE_ENDIAN);
            if (map.getLong(0) != MAGIC) {
                throw new DamagedLibraryException(file, "it is not a segment of a fingerprint library");
            }
            if (map.getInt(CHECKED) != sum(map.slice(0, CHECKED))) {
                throw new DamagedLibraryException(file, "its heading is damaged");
            }
            if (map.getInt(8) != VERSION) {
                throw new DamagedLibraryException(
                        file, "it is of version " + map.getInt(8) + ", and this program reads " + VERSION);
            }
            if (map.getLong(16) != length) {
                throw new DamagedLibraryException(
                        file, "it was written with " + map.getLong(16) + " bytes and has " + length);
            }
            return map;
        }
    }

    static int size(MappedByteBuffer map) {
        return map.getInt(12);
    }

    static ByteBuffer index(MappedByteBuffer map) {
        return map.slice(HEADING, keysAt(map) - HEADING);
    }

    static ByteBuffer keys(MappedByteBuffer map) {
        return map.slice(keysAt(map), 8 * size(map)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int keysAt(MappedByteBuffer map) {
        return map.capacity() - 8 * size(map);
    }

    /** Reads all of it. */
    static void verify(Path file, MappedByteBuffer map) throws DamagedLibraryException {
        if (sum(map.slice(HEADING, map.capacity() - HEADING)) != map.getInt(24)) {
            throw new DamagedLibraryException(file, "its bytes are not those that were written");
        }
    }

    static int sum(ByteBuffer bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        return (int) sum.getValue();
    }

    static void writeAll(WritableByteChannel to, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            to.write(bytes);
        }
    }

    private static WritableByteChannel summed(WritableByteChannel to, CRC32C sum) {
        return new WritableByteChannel() {
            @Override
            public int write(ByteBuffer bytes) throws IOException {
                sum.update(bytes.duplicate());
                int count = bytes.remaining();
                writeAll(to, bytes);
                return count;
            }

            @Override
            public boolean isOpen() {
                return to.isOpen();
            }

            @Override
            public void close() throws IOException {
                to.close();
            }
        };
    }
}
