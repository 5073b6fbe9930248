package zhicha.matcher.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static zhicha.matcher.image.WatchedPictures.look;
import static zhicha.matcher.image.WatchedPictures.rights;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.matcher.hit.PictureSearch.Seen;
import zhicha.matcher.hit.Reason;
import zhicha.rules.watch.RightKind;

class LogoSightingTest {
    private static final int LOGOS = 8;

    @TempDir
    static Path folder;

    private static PictureMatcher matcher;

    @BeforeAll
    static void protect() throws IOException {
        WatchedPictures watched = new WatchedPictures(folder);
        for (int number = 0; number < LOGOS; number++) {
            watched.with(RightKind.TRADEMARK, "mark-" + number, DrawnPictures.seal(number));
        }
        BufferedImage plain = SellerEdits.blank(300, 300, Color.WHITE);
        Graphics2D g = SellerEdits.fine(plain);
        g.setColor(Color.RED);
        g.fillPolygon(new int[] {30, 270, 150}, new int[] {250, 250, 40}, 3);
        g.dispose();
        watched.with(RightKind.TRADEMARK, "plain", plain);
        watched.with(RightKind.TRADEMARK, "flat", flat(Color.WHITE, new Color(0, 90, 60)));
        matcher = PictureMatcher.over(watched.watchlist());
    }

    @Test
    void aPrintedLogoIsFoundWhereItStands() {
        int found = 0;
        for (int number = 0; number < LOGOS; number++) {
            BufferedImage photo = DrawnPictures.scene(200 + number);
            place(photo, DrawnPictures.seal(number), 120, 90, 0.5, 0.15);
            Seen seen = look(matcher, SellerEdits.jpeg(photo, 0.85f));
            for (var sighting : seen.sightings()) {
                assertEquals("mark-" + number, sighting.right(), "never another's");
                Reason.Logo logo = (Reason.Logo) sighting.reason();
                assertTrue(logo.inliers() >= logo.threshold(), logo::toString);
                double middle = (logo.box().left() + logo.box().right()) / 2 * photo.getWidth();
                assertEquals(120 + 75, middle, 20);
                found++;
            }
        }
        assertTrue(found >= 7, found + " of " + LOGOS);
    }

    /** Brought down with the whole picture, it would be four dozen pixels wide. */
    @Test
    void aSmallLogoIsFoundFromCloseBy() {
        int found = 0;
        for (int number = 0; number < LOGOS; number++) {
            BufferedImage photo = SellerEdits.scaled(DrawnPictures.scene(200 + number), 1_200, 1_200);
            place(photo, DrawnPictures.seal(number), 700, 500, 0.5, 0.1);
            for (var sighting : look(matcher, SellerEdits.jpeg(photo, 0.85f)).sightings()) {
                assertEquals("mark-" + number, sighting.right(), "never another's");
                Reason.Logo logo = (Reason.Logo) sighting.reason();
                double middle = 0.5 * DrawnPictures.seal(number).getWidth() / 2;
                assertEquals(
                        (700 + middle) / 1_200, (logo.box().left() + logo.box().right()) / 2, 0.01);
                assertEquals(
                        (500 + middle) / 1_200, logo.placement().at(0.5, 0.5).y(), 0.01);
                found++;
            }
        }
        assertTrue(found >= 7, found + " of " + LOGOS);
    }

    @Test
    void aPictureThatIsTheLogoIsALogoNotACopy() {
        Seen seen = look(matcher, SellerEdits.jpeg(SellerEdits.padded(DrawnPictures.seal(3), Color.WHITE), 0.9f));
        assertEquals(List.of("mark-3"), rights(seen));
        assertTrue(seen.sightings().get(0).reason() instanceof Reason.Logo);
    }

    @Test
    void aMarkThatIsALetterIsNotSeenInEveryHeading() throws IOException {
        WatchedPictures letters = new WatchedPictures(folder.resolve("letters"));
        for (char letter : "SIZECHART".toCharArray()) {
            BufferedImage mark = SellerEdits.blank(400, 400, Color.WHITE);
            write(mark, String.valueOf(letter), 360, 60, 330);
            letters.with(RightKind.TRADEMARK, "letter-" + letter, mark);
        }
        BufferedImage chart = SellerEdits.blank(800, 800, new Color(244, 240, 230));
        write(chart, "SIZE CHART", 44, 200, 80);
        for (int row = 0; row < 7; row++) {
            for (int column = 0; column < 5; column++) {
                write(chart, String.valueOf(31 + 7 * row + 13 * column), 24, 40 + 150 * column, 170 + 80 * row);
            }
        }
        Seen seen = look(PictureMatcher.over(letters.watchlist()), SellerEdits.jpeg(chart, 0.9f));
        assertEquals(List.of(), rights(seen));
    }

    private static void write(BufferedImage image, String text, int size, int x, int y) {
        Graphics2D g = SellerEdits.fine(image);
        g.setColor(new Color(60, 60, 60));
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, size));
        g.drawString(text, x, y);
        g.dispose();
    }

    @Test
    void picturesWithoutALogoShowNone() {
        for (int number = 300; number < 320; number++) {
            Seen seen = look(matcher, SellerEdits.jpeg(DrawnPictures.scene(number), 0.85f));
            assertEquals(List.of(), seen.sightings());
        }
    }

    @Test
    void eachLogoIsGradedByWhatItOffers() {
        assertEquals(LOGOS + 2, matcher.promises().size());
        LogoPromise rich = matcher.promises().get(0);
        LogoPromise plain = matcher.promises().get(LOGOS);
        assertEquals("pictures/mark-0.png", rich.reference());
        assertEquals(LogoPromise.Grade.RELIABLE, rich.grade(), rich::toString);
        assertEquals(LogoPromise.Grade.WHOLE_PICTURE_ONLY, plain.grade(), plain::toString);
        LogoPromise flat = matcher.promises().get(LOGOS + 1);
        assertEquals(LogoPromise.Grade.RELIABLE, flat.grade(), flat::toString);
    }

    /** A stair with a tail, which has hardly a local feature. */
    private static BufferedImage flat(Color ground, Color ink) {
        BufferedImage image = SellerEdits.blank(300, 300, ground);
        Graphics2D g = SellerEdits.fine(image);
        g.setColor(ink);
        g.fillPolygon(
                new int[] {30, 90, 90, 150, 150, 210, 210, 270, 270, 120, 60, 60, 30},
                new int[] {60, 60, 110, 110, 160, 160, 210, 210, 250, 250, 290, 150, 150},
                13);
        g.dispose();
        return image;
    }

    /** In other colours than it was registered in, on goods. */
    @Test
    void aFlatMarkIsFoundByItsOutline() {
        int found = 0;
        for (int number = 0; number < 6; number++) {
            BufferedImage photo = DrawnPictures.scene(260 + number);
            place(photo, flat(new Color(30, 30, 50), new Color(250, 240, 200)), 140, 110, 0.5, -0.1);
            for (var sighting : look(matcher, SellerEdits.jpeg(photo, 0.85f)).sightings()) {
                assertEquals("flat", sighting.right(), "never another's");
                Reason.Logo logo = (Reason.Logo) sighting.reason();
                assertTrue(logo.inliers() >= logo.threshold(), logo::toString);
                found++;
            }
        }
        assertTrue(found >= 5, found + " of 6");
    }

    private static void place(BufferedImage photo, BufferedImage logo, int x, int y, double scale, double turn) {
        Graphics2D g = SellerEdits.fine(photo);
        AffineTransform at = AffineTransform.getTranslateInstance(x, y);
        at.rotate(turn, scale * logo.getWidth() / 2, scale * logo.getHeight() / 2);
        at.scale(scale, scale);
        g.drawImage(logo, at, null);
        g.dispose();
    }
}
