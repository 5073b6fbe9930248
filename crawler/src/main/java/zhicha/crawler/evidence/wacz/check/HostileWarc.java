package zhicha.crawler.evidence.wacz.check;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;

/**
 * A WARC file of a stranger, unpacked within bounds: of all of it, and of the headers of one record, which a reader holds in
 * memory.
 */
final class HostileWarc extends FilterInputStream {
    /** What a reader takes at once beyond a record's headers is among it. */
    private static final long LONGEST_HEAD = 2 << 20;

    private long left;
    private long head = LONGEST_HEAD;

    /** @param most bytes that are handed out */
    HostileWarc(InputStream packed, long most) throws IOException {
        super(once(packed));
        left = most;
    }

    private static InputStream once(InputStream packed) throws IOException {
        PushbackInputStream in = peeked(packed);
        if (!gzip(in)) {
            return in;
        }
        PushbackInputStream plain = peeked(new GZIPInputStream(in, 1 << 14));
        if (gzip(plain)) {
            throw new IOException("it is packed twice");
        }
        return plain;
    }

    private static PushbackInputStream peeked(InputStream in) {
        return new PushbackInputStream(in, 2);
    }

    private static boolean gzip(PushbackInputStream in) throws IOException {
        byte[] two = in.readNBytes(2);
        in.unread(two);
        return two.length == 2 && two[0] == 0x1f && two[1] == (byte) 0x8b;
    }

    /** The headers of a record come next. */
    void head() {
        head = LONGEST_HEAD;
    }

    /** The block of a record comes next; it is not held. */
    void body() {
        head = Long.MAX_VALUE;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        left -= Math.max(0, read);
        head -= Math.max(0, read);
        if (head < 0) {
            throw new IOException("the headers of a record are longer than " + LONGEST_HEAD + " bytes");
        }
        if (left < 0) {
            throw new IOException("it unpacks to more than the check takes of a file of its size");
        }
        return read;
    }
}
