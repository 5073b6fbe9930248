package zhicha.crawler.evidence.warc;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** One gzip member (RFC 1952), as each record of a WARC file is. */
final class GzipMember {
    /** RFC 1952, section 2.3: deflate, no flags, no time, system unknown. */
    private static final byte[] HEAD = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    /** CRC-32 and length. */
    private static final int TAIL = 8;

    private static final int STORED_MOST = 65_535;
    private static final int STORED_HEAD = 5;

    /** Each has a quarter of a megabyte outside the heap, which is made and cleared once and not for every record. */
    private static final Queue<Deflater> IDLE = new ArrayBlockingQueue<>(32);

    private GzipMember() {}

    /** How much work is put into making a record smaller. Deciding by what it is costs nothing; trying would. */
    enum Effort {
        /** Text and unknown bytes: a quarter of what zlib's usual level 6 costs, for a quarter more bytes. */
        LITTLE,
        /** Few bytes, pictures, and what came packed, as most shops send their pages: they are only wrapped. */
        NONE;

        /** @param packed whether the bytes have a Content-Encoding */
        static Effort of(String mediaType, boolean packed) {
            String type = mediaType.strip().toLowerCase(Locale.ROOT);
            return packed
                            || type.startsWith("image/")
                                    && !type.startsWith("image/svg")
                                    && !type.startsWith("image/bmp")
                            || type.startsWith("video/")
                            || type.startsWith("audio/")
                            || type.startsWith("font/woff")
                    ? NONE
                    : LITTLE;
        }
    }

    /** @param pieces of what is packed, one behind the other */
    static byte[] of(Effort effort, List<byte[]> pieces) {
        int length = pieces.stream().mapToInt(piece -> piece.length).sum();
        CRC32 crc = new CRC32();
        pieces.forEach(crc::update);
        byte[] packed = effort == Effort.NONE ? stored(pieces, length) : deflated(pieces, length);
        ByteBuffer.wrap(packed, packed.length - TAIL, TAIL)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) crc.getValue())
                .putInt(length);
        return packed;
    }

    /** As it is, in blocks with five bytes of their own each (RFC 1951, section 3.2.4). */
    private static byte[] stored(List<byte[]> pieces, int length) {
        int blocks = 0;
        for (byte[] piece : pieces) {
            blocks += (piece.length + STORED_MOST - 1) / STORED_MOST;
        }
        ByteBuffer out = ByteBuffer.allocate(HEAD.length + STORED_HEAD * blocks + length + TAIL)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(HEAD);
        for (byte[] piece : pieces) {
            for (int from = 0; from < piece.length; from += STORED_MOST) {
                int part = Math.min(STORED_MOST, piece.length - from);
                boolean last = --blocks == 0;
                out.put((byte) (last ? 1 : 0))
                        .putShort((short) part)
                        .putShort((short) ~part)
                        .put(piece, from, part);
            }
        }
        return out.array();
    }

    private static byte[] deflated(List<byte[]> pieces, int length) {
        Deflater idle = IDLE.poll();
        Deflater deflater = idle == null ? new Deflater(Deflater.BEST_SPEED, true) : idle;
        byte[] out = Arrays.copyOf(HEAD, length / 2 + 1_024);
        int at = HEAD.length;
        try {
            for (int i = 0; i < pieces.size(); i++) {
                boolean last = i == pieces.size() - 1;
                deflater.setInput(pieces.get(i));
                if (last) {
                    deflater.finish();
                }
                while (last ? !deflater.finished() : !deflater.needsInput()) {
                    at += deflater.deflate(out, at, out.length - at);
                    if (at == out.length) {
                        out = Arrays.copyOf(out, out.length * 2);
                    }
                }
            }
        } finally {
            deflater.reset();
            if (!IDLE.offer(deflater)) {
                deflater.end();
            }
        }
        return Arrays.copyOf(out, at + TAIL);
    }
}
