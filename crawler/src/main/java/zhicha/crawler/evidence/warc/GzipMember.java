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

    /** Each has a quarter of a megabyte outside the heap, which is made and cleared once and not for every record. */
    private static final Queue<Deflater> IDLE = new ArrayBlockingQueue<>(32);

    private GzipMember() {}

    /** How much work is put into making a record smaller. Deciding by what it is costs nothing; trying would. */
    enum Effort {
        /** Text and unknown bytes: a quarter of what zlib's usual level 6 costs, for a quarter more bytes. */
        LITTLE(Deflater.BEST_SPEED),
        /** What came packed, as most shops send their pages, and pictures: they are only wrapped. */
        NONE(Deflater.NO_COMPRESSION);

        private final int level;

        Effort(int level) {
            this.level = level;
        }

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
        Deflater deflater = taken(effort.level);
        try {
            byte[] out = Arrays.copyOf(HEAD, effort == Effort.NONE ? length + length / 1_000 + 64 : length / 2 + 1_024);
            int at = HEAD.length;
            for (int i = 0; i < pieces.size(); i++) {
                boolean last = i == pieces.size() - 1;
                crc.update(pieces.get(i));
                deflater.setInput(pieces.get(i));
                if (last) {
                    deflater.finish();
                }
                while (last ? !deflater.finished() : !deflater.needsInput()) {
                    at += deflater.deflate(out, at, out.length - at);
                    if (at > out.length - TAIL) {
                        out = Arrays.copyOf(out, out.length * 2);
                    }
                }
            }
            ByteBuffer.wrap(out, at, TAIL)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt((int) crc.getValue())
                    .putInt(length);
            return Arrays.copyOf(out, at + TAIL);
        } finally {
            given(deflater);
        }
    }

    private static Deflater taken(int level) {
        Deflater idle = IDLE.poll();
        Deflater deflater = idle == null ? new Deflater(level, true) : idle;
        deflater.setLevel(level);
        return deflater;
    }

    private static void given(Deflater deflater) {
        deflater.reset();
        if (!IDLE.offer(deflater)) {
            deflater.end();
        }
    }
}
