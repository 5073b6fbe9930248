package zhicha.bench.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import zhicha.bench.Bench;
import zhicha.bench.edits.Edit;
import zhicha.bench.edits.SellerEdits;
import zhicha.bench.photos.DrawnScenes;
import zhicha.bench.photos.Shot;

/** That it runs, that its parts are kept apart, and that its pictures are the same at the same seed. */
class ImageQualityTest {
    private static final long SEED = ImageQuality.SEED;

    @Test
    void aSmallRunEndsWithTheFigure() {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        int exit;
        try {
            exit = Bench.run(
                    Path.of(".."),
                    "image-quality",
                    "--quick",
                    "--part",
                    "open",
                    "--edits",
                    "jpeg,mirror,collage,logos");
        } finally {
            System.setOut(before);
        }
        List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(0, exit);
        String last = lines.get(lines.size() - 1);
        assertTrue(last.matches("open: copies mean 0\\.[5-9].*|open: copies mean 1\\.000.*"), last);
        assertTrue(last.contains(", false 0 of "), last);
    }

    @Test
    void noPhotoIsInBothPartsAndNoInnocentPictureIsProtected() {
        List<Shot> shots = new ArrayList<>();
        for (int number = 0; number < 40; number++) {
            shots.add(DrawnScenes.scene(number, SEED));
        }
        List<PictureSet> parts = PictureSet.parts(shots, List.of(), 6, 30, SEED);
        Set<String> open = families(parts.get(0));
        assertFalse(open.isEmpty());
        open.retainAll(families(parts.get(1)));
        assertEquals(Set.of(), open);
        for (PictureSet part : parts) {
            assertTrue(part.watched().size() >= 6);
            Set<String> innocent = part.innocent().stream().map(Shot::name).collect(Collectors.toSet());
            assertTrue(part.watched().stream().noneMatch(shot -> innocent.contains(shot.name())));
            assertEquals(30, innocent.size());
        }
    }

    private static Set<String> families(PictureSet part) {
        Set<String> families = new HashSet<>();
        part.watched().forEach(shot -> families.add(shot.family()));
        part.innocent().forEach(shot -> families.add(shot.family()));
        return families;
    }

    @Test
    void everyEditChangesThePictureAndIsTheSameAtTheSameSeed() {
        Shot shot = DrawnScenes.scene(1, SEED);
        List<BufferedImage> others = List.of(
                DrawnScenes.scene(5, SEED).image(),
                DrawnScenes.scene(9, SEED).image(),
                DrawnScenes.scene(13, SEED).image());
        for (Edit edit : SellerEdits.all()) {
            BufferedImage once = edit.change().apply(shot, others, new Random(7));
            BufferedImage again = edit.change().apply(shot, others, new Random(7));
            assertTrue(same(once, again), edit.name());
            assertFalse(same(once, shot.image()), edit.name());
        }
    }

    private static boolean same(BufferedImage one, BufferedImage other) {
        if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
            return false;
        }
        for (int y = 0; y < one.getHeight(); y += 3) {
            for (int x = 0; x < one.getWidth(); x += 3) {
                if ((one.getRGB(x, y) & 0xffffff) != (other.getRGB(x, y) & 0xffffff)) {
                    return false;
                }
            }
        }
        return true;
    }
}
