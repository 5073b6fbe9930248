package zhicha.matcher.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static zhicha.matcher.image.WatchedPictures.look;
import static zhicha.matcher.image.WatchedPictures.rights;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.matcher.image.learned.Model;
import zhicha.matcher.image.prepared.PreparedPictures;
import zhicha.rules.watch.RightKind;

/** A model that takes every picture for every other one: what it names is looked at, and nothing is believed for its sake. */
class OwnModelTest {
    @TempDir
    Path folder;

    @Test
    void whatAModelNamesIsStillJudgedByItsPixels() throws IOException {
        WatchedPictures watched = new WatchedPictures(folder);
        for (int number = 0; number < 6; number++) {
            watched.with(RightKind.WORK, "work-" + number, DrawnPictures.scene(number));
        }
        AtomicInteger asked = new AtomicInteger();
        Model credulous = new Model(
                picture -> {
                    asked.incrementAndGet();
                    return new float[] {1, 0};
                },
                0.9);
        PictureMatcher matcher =
                PictureMatcher.over(watched.watchlist(), PreparedPictures.none(), Optional.of(credulous));
        assertEquals(6, asked.get(), "once a reference");
        for (int other = 300; other < 306; other++) {
            assertEquals(List.of(), rights(look(matcher, SellerEdits.jpeg(DrawnPictures.scene(other), 0.8f))));
        }
        var tilted = SellerEdits.all().get("rotate 5").apply(DrawnPictures.scene(3));
        assertEquals(List.of("work-3"), rights(look(matcher, SellerEdits.jpeg(tilted, 0.8f))));
        assertTrue(asked.get() > 6, "and for listings' pictures");
    }
}
