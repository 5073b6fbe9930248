package zhicha.crawler.evidence.warc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import zhicha.crawler.evidence.manifest.Manifest;

/**
 * What lies in a WARC file where a record was cut away: a metadata record that says so, in a gzip member of just the same
 * length, so that everything behind it stays where its manifests say. Where there is room the rest is zeros in stored blocks
 * (RFC 1951, section 3.2.4), which a file system need not keep. It follows from its parameters alone.
 */
public final class StandIn {
    private static final int STORED_MOST = 65_535;
    private static final int STORED_HEAD = 5;
    private static final int FRAME = 10 + 8;
    private static final int EXTRA_HEAD = 2;

    private StandIn() {}

    /**
     * @param stored the record that was there
     * @param day of the removal
     * @param policy in words
     * @return empty where the record is so small that nothing that explains itself fits into its place
     */
    public static Optional<byte[]> of(Manifest.Stored stored, String capture, String day, String policy)
            throws IOException {
        int length = Math.toIntExact(stored.length());
        byte[] text = ("removed " + day + "\r\npolicy " + policy + "\r\ncapture " + capture + "\r\nwas sha256:"
                        + stored.sha256() + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
        // a little more than fits: the heads of the blocks and the digits of the length take their part
        int padding = length - FRAME - head(stored, day, text.length).length - text.length - 4;
        for (; padding >= 0; padding--) {
            int size = head(stored, day, text.length + padding).length + text.length + padding + 4;
            int packed = FRAME + size + STORED_HEAD * ((size + STORED_MOST - 1) / STORED_MOST);
            if (packed == length || packed + EXTRA_HEAD <= length) {
                byte[] plain = plain(stored, day, text, padding);
                return Optional.of(member(plain, stored(plain), length));
            }
        }
        byte[] plain = plain(stored, day, text, 0);
        byte[] deflated = deflated(plain);
        int packed = FRAME + deflated.length;
        return packed == length || packed + EXTRA_HEAD <= length
                ? Optional.of(member(plain, deflated, length))
                : Optional.empty();
    }

    private static byte[] head(Manifest.Stored stored, String day, int block) {
        UUID id = UUID.nameUUIDFromBytes(("stand-in of " + stored.id()).getBytes(StandardCharsets.UTF_8));
        String head = "WARC/1.1\r\nWARC-Type: metadata\r\nWARC-Record-ID: <urn:uuid:" + id + ">\r\nWARC-Date: " + day
                + "T00:00:00Z\r\nWARC-Refers-To: <" + stored.id() + ">\r\nWARC-Target-URI: " + stored.uri()
                + "\r\nContent-Type: text/plain\r\nContent-Length: " + block + "\r\n\r\n";
        return head.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] plain(Manifest.Stored stored, String day, byte[] text, int padding) {
        byte[] head = head(stored, day, text.length + padding);
        byte[] plain = Arrays.copyOf(head, head.length + text.length + padding + 4);
        System.arraycopy(text, 0, plain, head.length, text.length);
        byte[] end = {'\r', '\n', '\r', '\n'};
        System.arraycopy(end, 0, plain, plain.length - 4, 4);
        return plain;
    }

    private static byte[] stored(byte[] plain) {
        ByteBuffer out = ByteBuffer.allocate(plain.length + STORED_HEAD * (plain.length / STORED_MOST + 1))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < plain.length; from += STORED_MOST) {
            int part = Math.min(STORED_MOST, plain.length - from);
            out.put((byte) (from + part == plain.length ? 1 : 0))
                    .putShort((short) part)
                    .putShort((short) ~part)
                    .put(plain, from, part);
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    private static byte[] deflated(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater)) {
            out.write(plain);
        } finally {
            deflater.end();
        }
        return packed.toByteArray();
    }

    /** With an extra field of zeros (RFC 1952, section 2.3.1.1) where a few bytes are left. */
    private static byte[] member(byte[] plain, byte[] blocks, int length) {
        int left = length - FRAME - blocks.length;
        ByteBuffer out = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        out.put(new byte[] {0x1f, (byte) 0x8b, 8, (byte) (left > 0 ? 4 : 0), 0, 0, 0, 0, 0, (byte) 0xff});
        if (left > 0) {
            out.putShort((short) (left - EXTRA_HEAD)).put(new byte[left - EXTRA_HEAD]);
        }
        CRC32 crc = new CRC32();
        crc.update(plain);
        return out.put(blocks).putInt((int) crc.getValue()).putInt(plain.length).array();
    }
}
