package zhicha.crawler.evidence.warc;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

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
            int end = 0;
            for (int read = 0; end < 4; read++) {
                int next = in.read();
                if (next < 0 || read > LONGEST_HEADERS) {
                    throw new EOFException("record headers do not end");
                }
                end = next == (end % 2 == 0 ? '\r' : '\n') ? end + 1 : next == '\r' ? 1 : 0;
            }
            byte[] block = in.readNBytes(Math.toIntExact(length));
            byte[] tail = in.readNBytes(5);
            if (block.length != length || tail.length != 4) {
                throw new EOFException("block is " + (block.length + Math.max(0, tail.length - 4))
                        + " bytes and more or fewer, not " + length);
            }
            return block;
        }
    }
}
