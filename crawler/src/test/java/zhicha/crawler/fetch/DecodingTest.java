package zhicha.crawler.fetch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecodingTest {
    private static final byte[] PAGE = "积木".repeat(300).getBytes(StandardCharsets.UTF_8);
    /** The same page in Brotli, as node 20 packs it: the JDK has no encoder. */
    private static final byte[] BROTLI_PAGE = Base64.getDecoder().decode("GwcH+I2UbsK8Pn01P1ecqGFbHIDXMQE=");
    /** 256 MiB of zeros in Brotli: 211 bytes. */
    private static final byte[] BROTLI_BOMB = Base64.getDecoder()
            .decode("z///f/gnAOKxQCD3/p/////wTwDEYQGA7v0/////4Z8AiMMiAN37f/7//8M/ARCHBQC69//8//+HfwIgDgsAdO//+f//D/8E"
                    + "QBwWAOje//P//x/+CYA4LADQvf/n//8//BMAcVgAoHv/z///f/gnAOKwAED3/p/////wTwDEYQGA7v0/////4Z8AiMMCAN37"
                    + "f/7//8M/ARCHBQC69//8//+HfwIgDgsAdO//+f//D/8EQBwWAOje//P//x/+CYA4LADQvf/P//9//BMAcVgAoHv/Dw==");

    private static final int MOST = 8 << 20;
    private static final int RATIO = 200;

    private static byte[] decode(byte[] encoded, String... encodings) throws IOException {
        return Decoding.decode(encoded, List.of(encodings), MOST, RATIO, false);
    }

    @FunctionalInterface
    private interface Packing {
        OutputStream over(OutputStream out) throws IOException;
    }

    private static byte[] packed(byte[] body, int times, Packing packing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = packing.over(bytes)) {
            for (int i = 0; i < times; i++) {
                out.write(body);
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void undoesWhatTheWebSends() throws IOException {
        assertArrayEquals(PAGE, decode(packed(PAGE, 1, GZIPOutputStream::new), "gzip"));
        assertArrayEquals(PAGE, decode(packed(PAGE, 1, DeflaterOutputStream::new), "deflate"));
        assertArrayEquals(PAGE, decode(BROTLI_PAGE, "br"));
        assertArrayEquals(PAGE, decode(Zstd.compress(PAGE), "ZSTD"));
        assertArrayEquals(PAGE, decode(packed(BROTLI_PAGE, 1, GZIPOutputStream::new), "br, gzip"));
        assertArrayEquals(PAGE, decode(PAGE, "identity"));
    }

    /** Each unpacks to 256 MiB, and none of them is held. */
    @Test
    void cutsBombsOfEveryKind() throws IOException {
        byte[] zeros = new byte[1 << 20];
        List<byte[]> bombs = List.of(
                packed(zeros, 256, GZIPOutputStream::new),
                packed(zeros, 256, DeflaterOutputStream::new),
                BROTLI_BOMB,
                packed(zeros, 256, ZstdOutputStream::new));
        List<String> encodings = List.of("gzip", "deflate", "br", "zstd");
        for (int i = 0; i < bombs.size(); i++) {
            byte[] bomb = bombs.get(i);
            String encoding = encodings.get(i);
            assertThrows(Decoding.TooLarge.class, () -> decode(bomb, encoding), encoding);
            byte[] twice = packed(bomb, 1, GZIPOutputStream::new);
            assertThrows(Decoding.TooLarge.class, () -> decode(twice, encoding, "gzip"), encoding + " in gzip");
            assertEquals(
                    100_000,
                    Decoding.decode(bomb, List.of(encoding), 100_000, RATIO, true).length,
                    encoding + ", of which only the beginning is wanted");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "zstd", "compress", "aes128gcm"})
    void saysWhatCannotBeUndone(String encoding) {
        byte[] noise = "this is no packed page at all, whatever its header says".getBytes(StandardCharsets.US_ASCII);
        assertThrows(IOException.class, () -> decode(noise, encoding));
    }

    @Test
    void aStreamThatBreaksOffIsBrokenUnlessOnlyItsBeginningIsWanted() throws IOException {
        byte[] zstd = Zstd.compress(PAGE);
        for (int end : new int[] {5, zstd.length / 2, zstd.length - 1}) {
            assertThrows(IOException.class, () -> decode(Arrays.copyOf(zstd, end), "zstd"));
            assertThrows(IOException.class, () -> decode(Arrays.copyOf(BROTLI_PAGE, end), "br"));
        }
        byte[] gzip = packed(PAGE, 1, GZIPOutputStream::new);
        byte[] half = Arrays.copyOf(gzip, gzip.length - 9);
        assertThrows(IOException.class, () -> decode(half, "gzip"));
        byte[] beginning = Decoding.decode(half, List.of("gzip"), MOST, RATIO, true);
        assertArrayEquals(Arrays.copyOf(PAGE, beginning.length), beginning);
        assertTrue(beginning.length > 1_000, "most of it is there");
    }

    /** A frame header may ask for gigabytes of window before a byte is decoded. */
    @Test
    void aLargeWindowIsNotOpened() throws IOException {
        byte[] wide = packed(PAGE, 1, out -> new ZstdOutputStream(out).setLong(27));
        assertThrows(IOException.class, () -> decode(wide, "zstd"));
    }

    @Test
    void whatIsPackedTooOftenIsNotUnpacked() throws IOException {
        byte[] body = PAGE;
        for (int i = 0; i < 4; i++) {
            body = packed(body, 1, GZIPOutputStream::new);
        }
        byte[] four = body;
        assertThrows(IOException.class, () -> decode(four, "gzip, gzip", "gzip, gzip"));
    }
}
