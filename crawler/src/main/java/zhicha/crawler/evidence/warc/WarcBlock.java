package zhicha.crawler.evidence.warc;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.zip.GZIPInputStream;
import zhicha.crawler.evidence.manifest.Sha256;

/** Takes a gzip member apart: the record's own headers end at the first empty line, then comes the block. */
public final class WarcBlock {
    private static final int LONGEST_HEADERS = 1 << 20;

    private WarcBlock() {}

    /**
     * The block of a record.
     *
     * @param length what the manifest says; no more is ever unpacked
     * @throws IOException where the member is not gzip, or not that long
     */
    public static byte[] of(byte[] member, long length) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(member))) {
            head(in);
            byte[] block = in.readNBytes(Math.toIntExact(length));
            byte[] tail = in.readNBytes(5);
            if (block.length != length || tail.length != 4) {
                throw new EOFException("block is " + (block.length + Math.max(0, tail.length - 4))
                        + " bytes and more or fewer, not " + length);
            }
            return block;
        }
    }

    /**
     * A record that was read without being held.
     *
     * @param head its own headers, up to the empty line and with it
     * @param block SHA-256 of its block
     * @param end SHA-256 of so many bytes of the block's end as were asked for
     */
    public record Digests(byte[] head, String block, String end) {}

    /**
     * What a record holds, in the memory that its headers take.
     *
     * @param member one gzip member
     * @param length of the block, as the manifest says; no more is ever unpacked
     * @param end bytes of the block's end that are digested by themselves, at most {@code length}
     * @throws IOException where the member is not gzip, or not that long
     */
    public static Digests digests(InputStream member, long length, long end) throws IOException {
        GZIPInputStream in = new GZIPInputStream(member, 1 << 14);
        byte[] head = head(in);
        MessageDigest whole = Sha256.digest();
        MessageDigest last = Sha256.digest();
        byte[] buffer = new byte[1 << 16];
        long left = length;
        while (left > 0) {
            // stops where the end begins
            long part = left > end ? left - end : left;
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, part));
            if (read < 0) {
                throw new EOFException("its block ends " + left + " bytes before its length of " + length);
            }
            whole.update(buffer, 0, read);
            if (left <= end) {
                last.update(buffer, 0, read);
            }
            left -= read;
        }
        if (in.readNBytes(5).length != 4) {
            throw new EOFException("its block is not " + length + " bytes long");
        }
        return new Digests(head, Sha256.finish(whole), Sha256.finish(last));
    }

    private static byte[] head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream(1_024);
        for (int end = 0; end < 4; ) {
            int next = in.read();
            if (next < 0 || head.size() > LONGEST_HEADERS) {
                throw new EOFException("record headers do not end");
            }
            head.write(next);
            end = next == (end % 2 == 0 ? '\r' : '\n') ? end + 1 : next == '\r' ? 1 : 0;
        }
        return head.toByteArray();
    }
}
