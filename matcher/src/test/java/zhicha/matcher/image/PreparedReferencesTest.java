package zhicha.matcher.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static zhicha.matcher.image.WatchedPictures.look;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.matcher.image.prepared.PreparedPictures;
import zhicha.rules.watch.RightKind;

/** What was prepared at one start is taken as it is at the next, and never believed where it is damaged. */
class PreparedReferencesTest {
    private static final int WORKS = 4;

    @TempDir
    Path folder;

    private WatchedPictures watched;

    @BeforeEach
    void watch() throws IOException {
        watched = new WatchedPictures(folder.resolve("pack"));
        for (int number = 0; number < WORKS; number++) {
            watched.with(RightKind.WORK, "work-" + number, DrawnPictures.scene(number));
        }
        watched.with(RightKind.TRADEMARK, "mark", DrawnPictures.seal(1));
    }

    @Test
    void aSecondStartFindsTheSameAndPreparesNothing() throws IOException {
        List<Object> first = seen(matcher());
        assertEquals(seen(PictureMatcher.over(watched.watchlist())), first, "kept or not, the same is found");
        List<Path> kept = kept();
        assertEquals(WORKS + 1, kept.size());
        FileTime longAgo = FileTime.fromMillis(1_000_000_000_000L);
        for (Path file : kept) {
            Files.setLastModifiedTime(file, longAgo);
        }
        assertEquals(first, seen(matcher()));
        for (Path file : kept()) {
            assertEquals(longAgo, Files.getLastModifiedTime(file), "written again");
        }
    }

    @Test
    void whatIsDamagedIsMadeAnew() throws IOException {
        List<Object> first = seen(matcher());
        List<Path> kept = kept();
        byte[] flipped = Files.readAllBytes(kept.get(0));
        flipped[flipped.length / 2] ^= 1;
        Files.write(kept.get(0), flipped);
        byte[] whole = Files.readAllBytes(kept.get(1));
        Files.write(kept.get(1), Arrays.copyOf(whole, whole.length / 2));
        Files.write(kept.get(2), new byte[0]);
        Files.delete(kept.get(3));
        assertEquals(first, seen(matcher()));
        assertEquals(kept, kept());
        assertEquals(whole.length, Files.size(kept.get(1)));
        assertTrue(Files.size(kept.get(2)) > 10_000);
    }

    @Test
    void aFolderThatCannotBeWrittenStopsNothing() throws IOException {
        Path file = Files.writeString(folder.resolve("not-a-folder"), "");
        PictureMatcher matcher =
                PictureMatcher.over(watched.watchlist(), PreparedPictures.in(file.resolve("x")), Optional.empty());
        assertEquals(seen(PictureMatcher.over(watched.watchlist())), seen(matcher));
    }

    private PictureMatcher matcher() {
        return PictureMatcher.over(watched.watchlist(), PreparedPictures.in(folder.resolve("kept")), Optional.empty());
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("kept"))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** A copy of each kind that is found in another way, a mark, and a stranger. */
    private static List<Object> seen(PictureMatcher matcher) throws IOException {
        List<Object> seen = new ArrayList<>();
        List<String> edits = List.of("rotate 5", "mirror", "collage", "screenshot");
        for (int number = 0; number < edits.size(); number++) {
            var edit = SellerEdits.all().get(edits.get(number));
            assertNotNull(edit, () -> "none of " + SellerEdits.all().keySet());
            seen.addAll(look(matcher, SellerEdits.jpeg(edit.apply(DrawnPictures.scene(number)), 0.8f))
                    .sightings());
        }
        assertEquals(edits.size(), seen.size());
        seen.addAll(look(matcher, SellerEdits.jpeg(DrawnPictures.seal(1), 0.9f)).sightings());
        seen.addAll(
                look(matcher, SellerEdits.jpeg(DrawnPictures.scene(77), 0.8f)).sightings());
        return seen;
    }
}
