package zhicha.matcher.image.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.Scalar;
import org.opencv.imgcodecs.Imgcodecs;
import zhicha.matcher.image.opencv.OpenCv;

/**
 * Pixels outside the heap are given back: decoding thousands of pictures takes no more memory than decoding hundreds. Measured in a
 * program of its own, of which the heap has its full size from the start, so that what grows is not the heap.
 */
class NativeMemoryTest {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int WARM = 300;
    private static final int ROUNDS = 1200;

    @Test
    void nativeMemoryIsReleased() throws Exception {
        assumeTrue(Files.exists(STATUS), "only Linux tells how much memory a process has");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms96m",
                        "-Xmx96m",
                        "-XX:+UseSerialGC",
                        "-XX:+AlwaysPreTouch",
                        "-Djava.awt.headless=true",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        NativeMemoryTest.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        // what leaked would be 900 times 480 KB, twice
        long grown = Long.parseLong(said.strip());
        assertTrue(grown < 200_000, "grown by " + grown + " KB");
    }

    /** Decodes, and tells by how many kilobytes the memory has grown since it was warm. */
    public static void main(String... arguments) throws IOException {
        if (!OpenCv.usable()) {
            throw new IllegalStateException(OpenCv.missing().orElse(""));
        }
        PictureDecoder decoder = new PictureDecoder(PictureLimits.USUAL);
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(PictureDecoderTest.photo(400, 400), "jpeg", jpeg);
        MatOfByte webp = new MatOfByte();
        if (!Imgcodecs.imencode(".webp", new Mat(400, 400, CvType.CV_8UC3, new Scalar(1, 2, 3)), webp)) {
            throw new IllegalStateException("no WebP");
        }
        byte[] whole = webp.toArray();
        byte[] damaged = Arrays.copyOf(whole, whole.length / 2);
        long before = 0;
        for (int round = 0; round < ROUNDS; round++) {
            if (round == WARM) {
                before = anonymousKilobytes();
            }
            for (byte[] sound : new byte[][] {jpeg.toByteArray(), whole}) {
                if (!(decoder.decode(sound) instanceof Decoded.Readable)) {
                    throw new IllegalStateException("a sound picture was refused");
                }
            }
            decoder.decode(damaged);
        }
        System.out.println(anonymousKilobytes() - before);
    }

    private static long anonymousKilobytes() throws IOException {
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("RssAnon:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }
}
