package zhicha.matcher.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static zhicha.matcher.image.WatchedPictures.look;
import static zhicha.matcher.image.WatchedPictures.onlyCopy;
import static zhicha.matcher.image.WatchedPictures.rights;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import zhicha.matcher.hit.PictureSearch.Seen;
import zhicha.matcher.hit.PictureSearch.Unreadable;
import zhicha.matcher.hit.Reason;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.ListingImage;
import zhicha.rules.watch.RightKind;
import zhicha.rules.watch.Watchlist;

class PictureMatcherTest {
    private static final int PROTECTED = 16;
    /** What each edit has to be called at least; edits that are not here may be called as they look best. */
    private static final Map<String, Set<String>> CALLED = Map.of(
            "none", Set.of("none"),
            "jpeg-20", Set.of("none"),
            "half", Set.of("none"),
            "hue+180", Set.of("recoloured"),
            "pad to square", Set.of("framed"),
            "border 10%", Set.of("framed"),
            "mirror", Set.of("mirrored"),
            "rotate 90", Set.of("rotated-90"),
            "crop 10%", Set.of("cropped"),
            "inverted", Set.of("inverted"));

    @TempDir
    static Path folder;

    private static PictureMatcher matcher;
    private static Watchlist watched;

    @BeforeAll
    static void protect() throws IOException {
        WatchedPictures protecting = new WatchedPictures(folder);
        for (int number = 0; number < PROTECTED; number++) {
            RightKind kind = number % 2 == 0 ? RightKind.WORK : RightKind.PACKAGING;
            protecting.with(kind, "work-" + number, DrawnPictures.scene(number));
        }
        watched = protecting.watchlist();
        matcher = PictureMatcher.over(watched);
        assertEquals(List.of(), matcher.unusable());
    }

    static Set<String> edits() {
        return SellerEdits.all().keySet();
    }

    @ParameterizedTest
    @MethodSource("edits")
    void whateverASellerDoesToThePictureItIsFoundAndOnlyIt(String edit) {
        UnaryOperator<BufferedImage> change = SellerEdits.all().get(edit);
        int found = 0;
        for (int number = 0; number < 4; number++) {
            Seen seen = look(matcher, SellerEdits.jpeg(change.apply(DrawnPictures.scene(number)), 0.8f));
            assertEquals(List.of(), seen.unreadable());
            if (rights(seen).contains("work-" + number)) {
                found++;
                Reason.CopiedPicture copy = onlyCopy(seen);
                assertEquals("pictures/work-" + number + ".png", copy.reference());
                assertTrue(copy.distance() <= copy.threshold(), copy::toString);
                for (String word : CALLED.getOrDefault(edit, Set.of())) {
                    assertTrue(List.of(copy.transform().split("\\+")).contains(word), () -> edit + ": " + copy);
                }
            } else {
                assertEquals(List.of(), rights(seen), "never another");
            }
        }
        boolean hard = Set.of("rotate 5", "perspective", "crop corner", "collage", "screenshot", "cut-out")
                .contains(edit);
        assertTrue(found >= (hard ? 3 : 4), edit + ": " + found + " of 4 found");
    }

    /** Rules may ask for few differing bits, so a copy is measured where it lies, not where the nearest filed view does. */
    @ParameterizedTest
    @ValueSource(strings = {"crop 10%", "crop corner", "rotate 5", "perspective"})
    void aCopyIsMeasuredWhereItLies(String edit) {
        UnaryOperator<BufferedImage> change = SellerEdits.all().get(edit);
        for (int number = 0; number < 4; number++) {
            Seen seen = look(matcher, SellerEdits.jpeg(change.apply(DrawnPictures.scene(number)), 0.8f));
            for (var sighting : seen.sightings()) {
                Reason.CopiedPicture copy = (Reason.CopiedPicture) sighting.reason();
                assertTrue(copy.distance() <= PictureJudge.SURE_BITS, copy::toString);
            }
        }
    }

    /** Each side cut a little differently, between the steps in which crops are filed. */
    @Test
    void anUnevenCropDiffersInFewBits() {
        for (int number = 0; number < 8; number++) {
            BufferedImage scene = DrawnPictures.scene(number);
            int w = scene.getWidth();
            int h = scene.getHeight();
            BufferedImage cut =
                    scene.getSubimage((int) (w * 0.032), (int) (h * 0.078), (int) (w * 0.9), (int) (h * 0.885));
            Reason.CopiedPicture copy = onlyCopy(look(matcher, SellerEdits.jpeg(cut, 0.8f)));
            assertEquals("pictures/work-" + number + ".png", copy.reference());
            assertTrue(copy.distance() <= PictureJudge.SURE_BITS, copy::toString);
        }
    }

    @Test
    void aPictureLookedAtAheadOfItsListingShowsTheSame() throws Exception {
        PictureMatcher fresh = PictureMatcher.over(watched);
        UnaryOperator<BufferedImage> cropped = SellerEdits.all().get("crop 10%");
        List<byte[]> pictures = new ArrayList<>();
        for (int number = 0; number < 4; number++) {
            pictures.add(SellerEdits.jpeg(cropped.apply(DrawnPictures.scene(number)), 0.8f));
            pictures.add(SellerEdits.jpeg(DrawnPictures.scene(1000 + number), 0.8f));
        }
        pictures.add("not a picture at all, whatever it says".getBytes(StandardCharsets.UTF_8));
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> looks = new ArrayList<>();
            // twice each, so that some wait for others that look at the same bytes
            for (int time = 0; time < 2; time++) {
                pictures.forEach(bytes -> looks.add(threads.submit(() -> fresh.lookAhead(bytes))));
            }
            for (Future<?> look : looks) {
                look.get();
            }
        }
        for (byte[] bytes : pictures) {
            assertEquals(look(matcher, bytes), look(fresh, bytes));
        }
    }

    @Test
    void unrelatedPicturesMeetNothing() {
        for (int number = 1000; number < 1030; number++) {
            Seen seen = look(matcher, SellerEdits.jpeg(DrawnPictures.scene(number), 0.8f));
            assertEquals(Seen.NOTHING, seen);
        }
    }

    /** One table, one light, other goods: most of the picture agrees, and it is no copy. */
    @Test
    void otherGoodsOnTheSameTableAreNoCopy() throws IOException {
        WatchedPictures studio = new WatchedPictures(folder.resolve("studio"));
        for (int number = 0; number < 4; number++) {
            studio.with(RightKind.WORK, "goods-" + number, DrawnPictures.onTable(number));
        }
        PictureMatcher matcher = PictureMatcher.over(studio.watchlist());
        assertEquals(List.of("goods-1"), rights(look(matcher, SellerEdits.jpeg(DrawnPictures.onTable(1), 0.8f))));
        for (int number = 10; number < 22; number++) {
            Seen seen = look(matcher, SellerEdits.jpeg(DrawnPictures.onTable(number), 0.8f));
            assertEquals(List.of(), seen.sightings());
        }
    }

    @Test
    void plainAndNearlyEmptyPicturesMeetNothing() throws IOException {
        BufferedImage sparse = SellerEdits.blank(400, 400, Color.WHITE);
        Graphics2D g = SellerEdits.fine(sparse);
        g.setColor(Color.DARK_GRAY);
        g.fillOval(150, 150, 100, 100);
        BufferedImage empty = SellerEdits.blank(300, 300, new Color(240, 240, 235));
        WatchedPictures watched = new WatchedPictures(folder.resolve("plain"))
                .with(RightKind.WORK, "sparse", sparse)
                .with(RightKind.WORK, "empty", empty);
        PictureMatcher plain = PictureMatcher.over(watched.watchlist());
        assertTrue(
                plain.unusable().stream()
                        .anyMatch(bad ->
                                bad.right().equals("empty") && bad.problem().contains("nearly empty")),
                () -> plain.unusable().toString());
        BufferedImage other = SellerEdits.blank(400, 400, Color.WHITE);
        Graphics2D pen = SellerEdits.fine(other);
        pen.setColor(new Color(30, 60, 130));
        pen.fillRoundRect(145, 155, 112, 92, 30, 30);
        BufferedImage notice = SellerEdits.blank(400, 400, Color.WHITE);
        Graphics2D words = SellerEdits.fine(notice);
        words.setColor(Color.BLACK);
        words.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 22));
        for (int line = 0; line < 9; line++) {
            words.drawString("Delivery within " + line + " days", 40, 60 + 36 * line);
        }
        for (BufferedImage image : List.of(other, notice, empty, SellerEdits.blank(64, 64, Color.BLACK))) {
            assertEquals(List.of(), look(plain, SellerEdits.jpeg(image, 0.9f)).sightings());
            assertEquals(List.of(), look(matcher, SellerEdits.jpeg(image, 0.9f)).sightings());
        }
    }

    @Test
    void aFrameTellsWhereThePictureLies() {
        BufferedImage framed = SellerEdits.framed(DrawnPictures.scene(3), 0.1, Color.BLUE);
        Reason.CopiedPicture copy = onlyCopy(look(matcher, SellerEdits.jpeg(framed, 0.9f)));
        var box = Objects.requireNonNull(copy.box());
        double border = (framed.getWidth() - DrawnPictures.scene(3).getWidth()) / 2.0 / framed.getWidth();
        assertEquals(border, box.left(), 0.02);
        assertEquals(1 - border, box.right(), 0.02);
        assertNull(onlyCopy(look(matcher, SellerEdits.jpeg(DrawnPictures.scene(3), 0.9f)))
                .box());
    }

    @Test
    void badPicturesAreReportedByIndexAndTheRestGoOn() {
        byte[] html = "<html>login</html>".getBytes(StandardCharsets.UTF_8);
        byte[] good = SellerEdits.jpeg(DrawnPictures.scene(5), 0.8f);
        Seen seen = look(matcher, html, good, new byte[0], good);
        assertEquals(List.of("work-5", "work-5"), rights(seen));
        assertEquals(
                List.of(1, 3),
                seen.sightings().stream()
                        .map(sighting -> ((Reason.CopiedPicture) sighting.reason()).image())
                        .toList());
        assertEquals(
                List.of(0, 2), seen.unreadable().stream().map(Unreadable::image).toList());
        assertTrue(seen.unreadable().get(0).problem().startsWith("not a picture: an HTML page"));
    }

    @Test
    void aVaultThatFailsSpoilsOnlyItsPicture() {
        Listing listing = Listing.builder("x", "y")
                .images(List.of(new ListingImage("a"), new ListingImage("b"), new ListingImage("c")))
                .build();
        byte[] good = SellerEdits.jpeg(DrawnPictures.scene(6), 0.8f);
        Seen seen = matcher.look(listing, (of, image) -> switch (image.address()) {
            case "a" -> throw new IllegalStateException("disk gone");
            case "b" -> java.util.Optional.empty();
            default -> java.util.Optional.of(good);
        });
        assertEquals(List.of("work-6"), rights(seen));
        assertEquals(1, seen.unreadable().size());
        assertTrue(seen.unreadable().get(0).problem().contains("disk gone"));
    }

    @Test
    void unusableReferencesAreListedAndTheRestGoOn() throws IOException {
        Path missing = folder.resolve("nowhere.png");
        Path text = Files.writeString(folder.resolve("notes.png"), "just notes");
        WatchedPictures watched = new WatchedPictures(folder.resolve("mixed"))
                .with(RightKind.WORK, "gone", missing)
                .with(RightKind.WORK, "text", text)
                .with(RightKind.WORK, "good", DrawnPictures.scene(7));
        PictureMatcher mixed = PictureMatcher.over(watched.watchlist());
        assertEquals(
                List.of("gone", "text"),
                mixed.unusable().stream().map(UnusableReference::right).toList());
        assertTrue(mixed.unusable().get(0).problem().contains("pack.yaml"));
        assertTrue(mixed.unusable().get(1).problem().contains("not a picture"));
        assertEquals(List.of("good"), rights(look(mixed, SellerEdits.jpeg(DrawnPictures.scene(7), 0.8f))));
    }

    @Test
    void nothingIsOpenedWhereNothingIsWatched() {
        PictureMatcher idle = PictureMatcher.over(Watchlist.EMPTY);
        Listing listing =
                Listing.builder("x", "y").images(List.of(new ListingImage("a"))).build();
        assertEquals(Seen.NOTHING, idle.look(listing, (of, image) -> {
            throw new AssertionError("opened " + image);
        }));
    }

    @Test
    void manyThreadsSeeWhatOneSees() throws Exception {
        List<byte[]> pictures = new ArrayList<>();
        for (UnaryOperator<BufferedImage> edit :
                List.copyOf(SellerEdits.all().values()).subList(20, 26)) {
            for (int number = 10; number < 13; number++) {
                pictures.add(SellerEdits.jpeg(edit.apply(DrawnPictures.scene(number)), 0.7f));
            }
        }
        // a fresh matcher for the threads, so that they cannot just remember what one thread has seen
        WatchedPictures watched = new WatchedPictures(folder.resolve("threads"));
        for (int number = 8; number < 14; number++) {
            watched.with(RightKind.WORK, "work-" + number, DrawnPictures.scene(number));
        }
        PictureMatcher alone = PictureMatcher.over(watched.watchlist());
        PictureMatcher shared = PictureMatcher.over(watched.watchlist());
        List<Seen> expected = pictures.stream().map(bytes -> look(alone, bytes)).toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Seen>> tasks = new ArrayList<>();
            for (int round = 0; round < 2; round++) {
                pictures.forEach(bytes -> tasks.add(() -> look(shared, bytes)));
            }
            List<Future<Seen>> done = threads.invokeAll(tasks);
            for (int i = 0; i < done.size(); i++) {
                assertEquals(expected.get(i % expected.size()), done.get(i).get());
            }
        }
    }

    /** The memory that the operating system counts for this process stops growing once everything is warm. */
    @Test
    void nativeMemoryIsReleased() {
        BufferedImage tilted = SellerEdits.tilted(DrawnPictures.scene(2), 9);
        long warm = 0;
        for (int round = 0; round < 60; round++) {
            if (round == 20) {
                System.gc();
                warm = Pointer.physicalBytes();
            }
            // another pixel each time, so that nothing is remembered
            tilted.setRGB(round, 1, 0xff00ff);
            look(matcher, SellerEdits.jpeg(tilted, 0.8f + round / 1000f));
        }
        System.gc();
        long grown = (Pointer.physicalBytes() - warm) >> 20;
        assertTrue(grown < 150, grown + " MB more after 40 pictures; a leak of one pyramid each would be 400");
    }
}
