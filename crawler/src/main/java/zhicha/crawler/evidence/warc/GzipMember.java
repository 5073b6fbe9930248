package zhicha.crawler.evidence.warc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** One gzip member (RFC 1952), as each record of a WARC file is. */
final class GzipMember {
    private GzipMember() {}

    /** How much work is put into making a record smaller. Deciding by what it is costs nothing; trying would. */
    enum Effort {
        /** Text: half of what zlib's usual level 6 costs, for a tenth more bytes. */
        TEXT(4),
        /** Unknown bytes. */
        LITTLE(Deflater.BEST_SPEED),
        /** What came packed, and pictures: they are only wrapped. */
        NONE(Deflater.NO_COMPRESSION);

        private final int level;

        Effort(int level) {
            this.level = level;
        }

        /** @param packed whether the bytes have a Content-Encoding */
        static Effort of(String mediaType, boolean packed) {
            String type = mediaType.strip().toLowerCase(Locale.ROOT);
            if (packed
                    || type.startsWith("image/") && !type.startsWith("image/svg") && !type.startsWith("image/bmp")
                    || type.startsWith("video/")
                    || type.startsWith("audio/")
                    || type.startsWith("font/woff")) {
                return NONE;
            }
            return type.startsWith("text/") || type.matches("[^;]{0,100}(?:html|xml|json|javascript).*")
                    ? TEXT
                    : LITTLE;
        }
    }

    static byte[] of(byte[] plain, Effort effort) throws IOException {
        int guess = effort == Effort.TEXT ? plain.length / 3 : plain.length;
        ByteArrayOutputStream packed = new ByteArrayOutputStream(guess + 64);
        try (Leveled out = new Leveled(packed, effort.level)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    private static final class Leveled extends GZIPOutputStream {
        Leveled(OutputStream out, int level) throws IOException {
            super(out, 8_192);
            def.setLevel(level);
        }
    }
}
