package zhicha.bench.picture.speed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.bench.Bench;
import zhicha.matcher.image.fingerprint.Fingerprint;

/** That it runs and finds what a scan finds. No speeds are asserted. */
class ImageSpeedTest {
    @TempDir
    private Path folder;

    @Test
    void aSmallRunEndsWithTheFigure() {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        int exit;
        try {
            exit = Bench.run(Path.of(".."), "image-speed", "--quick", "--folder", folder.toString());
        } finally {
            System.setOut(before);
        }
        String output = bytes.toString(StandardCharsets.UTF_8);
        List<String> lines = output.lines().toList();
        assertEquals(0, exit, output);
        String last = lines.get(lines.size() - 1);
        assertTrue(
                last.matches(
                        "decode and PDQ .* ms, cascade .*; 20 k at 31: [\\d,]+ queries/s, median .*; 20 k at 63: .*"),
                last);
        assertEquals(0, folder.toFile().list().length, "it leaves nothing behind");
    }

    @Test
    void madeFingerprintsAreTheSameAtTheSameSeed() {
        MadeFingerprints rows = new MadeFingerprints(7, 3);
        int count = 0;
        while (rows.next()) {
            assertEquals(MadeFingerprints.of(7, rows.key()), rows.fingerprint());
            count++;
        }
        assertEquals(3, count);
        assertNotEquals(MadeFingerprints.of(7, 0), MadeFingerprints.of(8, 0));
        Fingerprint fingerprint = MadeFingerprints.of(7, 1);
        assertEquals(31, fingerprint.distance(MadeFingerprints.changed(fingerprint, 31, new Random(1))));
    }
}
