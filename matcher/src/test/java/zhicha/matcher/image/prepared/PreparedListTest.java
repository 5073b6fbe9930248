package zhicha.matcher.image.prepared;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.matcher.image.copy.Filing;
import zhicha.matcher.image.decode.Picture;
import zhicha.matcher.image.feature.Grey;
import zhicha.matcher.image.feature.LocalFeatures;

/** Of many pictures most are left on disk, and come back as they were. */
class PreparedListTest {
    private static final long SEED = 20261123;

    @TempDir
    Path folder;

    @Test
    void whatAnEarlierVersionKeptIsLetGo() throws IOException {
        Path older = folder.resolve("v1/ab/abcdef");
        Files.createDirectories(older.getParent());
        Files.writeString(older, "of an earlier version");
        Path stranger = Files.createDirectories(folder.resolve("vault"));
        PreparedPictures kept = PreparedPictures.in(folder);
        assertTrue(kept.keep(PreparedPictures.key(new byte[] {1}), drawn(1)));
        assertTrue(Files.notExists(folder.resolve("v1")));
        assertTrue(Files.exists(stranger));
    }

    @Test
    void whatIsNotHeldIsReadBackAsItWas() throws IOException {
        PreparedPictures kept = PreparedPictures.in(folder);
        PreparedList list = new PreparedList(kept, 1);
        PreparedList later = new PreparedList(kept, 1);
        List<PreparedPicture> pictures =
                Stream.of(1, 2, 3).map(PreparedListTest::drawn).toList();
        PreparedPicture anew = drawn(99);
        for (int i = 0; i < pictures.size(); i++) {
            String key = PreparedPictures.key(new byte[] {(byte) i});
            assertTrue(kept.keep(key, pictures.get(i)));
            list.add(pictures.get(i), key, true, () -> anew);
            later.add(pictures.get(i), key, true, () -> anew);
        }
        assertSame(pictures.get(0), list.get(0), "the first stays on the heap");
        for (int i = 1; i < pictures.size(); i++) {
            PreparedPicture read = list.get(i);
            assertEquals(pictures.get(i).filing().views(), read.filing().views());
            assertArrayEquals(
                    pictures.get(i).filing().thumbnail().rgb(),
                    read.filing().thumbnail().rgb());
            assertArrayEquals(
                    pictures.get(i).features().points(), read.features().points());
            assertArrayEquals(pictures.get(i).features().bits(), read.features().bits());
            assertArrayEquals(
                    pictures.get(i).features().luma().values(),
                    read.features().luma().values());
        }
        assertEquals(3, list.each(PreparedPicture::features).size());

        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        assertSame(anew, later.get(2), "what has vanished meanwhile is made once more");
        assertSame(pictures.get(0), later.get(0));
    }

    @Test
    void whatWasReadLastIsNotReadAgain() throws IOException {
        PreparedPictures kept = PreparedPictures.in(folder);
        PreparedList list = new PreparedList(kept, 0);
        PreparedPicture picture = drawn(1);
        for (int i = 0; i < 102; i++) {
            String key = PreparedPictures.key(new byte[] {(byte) i});
            assertTrue(kept.keep(key, picture));
            list.add(picture, key, true, () -> drawn(2));
        }
        PreparedPicture first = list.get(0);
        assertNotSame(picture, first);
        assertSame(first, list.get(0));
        for (int i = 1; i <= 100; i++) {
            PreparedPicture read = list.get(i);
            assertSame(read, list.get(i));
        }
        assertNotSame(first, list.get(0), "a hundred others were read since");
    }

    private static PreparedPicture drawn(int seed) {
        Random random = new Random(SEED + seed);
        int[] rgb = random.ints(90 * 60, 0, 1 << 24).toArray();
        Picture picture = new Picture(90, 60, rgb);
        float[] points = new float[LocalFeatures.STRIDE * 7];
        for (int i = 0; i < points.length; i++) {
            points[i] = random.nextFloat();
        }
        return new PreparedPicture(
                Filing.of(picture, seed % 2 == 0),
                new LocalFeatures(Grey.of(picture), points, random.longs(14).toArray()));
    }
}
