package zhicha.crawler.fetch;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;

/** Undoes gzip, deflate, Brotli (RFC 7932) and Zstandard (RFC 8878) within bounds: a small body must not become a large one unseen. */
public final class Decoding {
    /** A body may grow freely up to here; beyond, the ratio counts. */
    private static final int FREE = 1 << 20;

    private static final int MOST_LAYERS = 3;

    /** Power of two: the 8 MiB that RFC 9659 allows on the web. A window costs memory before anything is decoded. */
    private static final int ZSTD_WINDOW = 23;

    private Decoding() {}

    /** The decoded body would be larger than allowed. */
    public static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;

        public TooLarge(String message) {
            super(message);
        }
    }

    /** The values of the Content-Encoding headers, in their order. */
    public static List<String> encodings(List<Header> headers) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase("Content-Encoding"))
                .map(Header::value)
                .toList();
    }

    /**
     * @param contentEncodings values of the Content-Encoding header, for instance {@code gzip} or {@code deflate, gzip}
     * @param most bytes the decoded body may have
     * @param cut whether to keep the first {@code most} bytes, also of a stream that ends too early, instead of failing
     * @throws TooLarge where the body decodes to more than {@code most} bytes or than the ratio allows
     * @throws IOException where the encoding is unknown or the stream is broken
     */
    public static byte[] decode(byte[] encoded, List<String> contentEncodings, int most, int ratio, boolean cut)
            throws IOException {
        List<String> layers = layers(contentEncodings);
        if (layers.size() > MOST_LAYERS) {
            throw new IOException("encoded " + layers.size() + " times over");
        }
        byte[] body = encoded;
        for (String layer : layers) {
            // an answer without a body (304, HEAD) may still name an encoding
            if (body.length > 0) {
                body = undo(layer, body, most, ratio, encoded.length, cut);
            }
        }
        return body;
    }

    private static List<String> layers(List<String> contentEncodings) {
        List<String> layers = new ArrayList<>();
        for (String value : contentEncodings) {
            for (String token : value.split(",")) {
                String layer = token.strip().toLowerCase(Locale.ROOT);
                if (!layer.isEmpty() && !layer.equals("identity")) {
                    layers.add(layer);
                }
            }
        }
        // the last one named was applied last
        Collections.reverse(layers);
        return layers;
    }

    private static byte[] undo(String layer, byte[] body, int most, int ratio, int sent, boolean cut)
            throws IOException {
        try (InputStream in = open(layer, body)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream(Math.min(most, body.length * 4));
            byte[] buffer = new byte[16 << 10];
            try {
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    if (out.size() + n > most) {
                        if (cut) {
                            out.write(buffer, 0, most - out.size());
                            return out.toByteArray();
                        }
                        throw new TooLarge("decodes to more than " + most + " bytes");
                    }
                    out.write(buffer, 0, n);
                    if (out.size() > FREE && out.size() / ratio > sent) {
                        throw new TooLarge("decodes to more than " + ratio + " times the " + sent + " bytes sent");
                    }
                }
            } catch (IOException broken) {
                if (!cut || broken instanceof TooLarge) {
                    throw broken;
                }
            }
            return out.toByteArray();
        }
    }

    /** The JDK's stream leaves an inflater that it was given, and the native memory behind it, to its giver. */
    private static final class OwnInflater extends InflaterInputStream {
        OwnInflater(InputStream in, Inflater inflater) {
            super(in, inflater);
        }

        @Override
        public void close() throws IOException {
            super.close();
            inf.end();
        }
    }

    private static InputStream open(String layer, byte[] body) throws IOException {
        InputStream in = new ByteArrayInputStream(body);
        return switch (layer) {
            case "gzip", "x-gzip" -> new GZIPInputStream(in);
            // "deflate" means zlib, but some servers send it bare; a zlib header is 0x?8 and divisible by 31
            case "deflate" -> {
                boolean zlib = body.length > 1
                        && (body[0] & 0x0f) == 8
                        && ((body[0] & 0xff) * 256 + (body[1] & 0xff)) % 31 == 0;
                yield new OwnInflater(in, new Inflater(!zlib));
            }
            case "br" -> new BrotliInputStream(in);
            case "zstd" -> {
                ZstdInputStream zstd = new ZstdInputStream(in);
                zstd.setLongMax(ZSTD_WINDOW);
                yield zstd;
            }
            default -> throw new IOException("content encoding \"" + layer + "\" is not known");
        };
    }
}
