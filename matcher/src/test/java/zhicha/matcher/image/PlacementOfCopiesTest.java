package zhicha.matcher.image;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static zhicha.matcher.image.WatchedPictures.look;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zhicha.matcher.hit.Placement;
import zhicha.matcher.hit.Reason;
import zhicha.rules.watch.RightKind;

/** Where a copy was found, the reference laid there by the placement shows what the picture shows. */
class PlacementOfCopiesTest {
    private static final int SCENES = 4;

    @TempDir
    static Path folder;

    private static PictureMatcher matcher;

    @BeforeAll
    static void protect() throws IOException {
        WatchedPictures watched = new WatchedPictures(folder);
        for (int number = 0; number < SCENES; number++) {
            watched.with(RightKind.WORK, "work-" + number, DrawnPictures.scene(number));
        }
        matcher = PictureMatcher.over(watched.watchlist());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jpeg-20",
                "mirror",
                "mirror+crop 8%",
                "rotate 90",
                "crop 10%",
                "rotate 5",
                "perspective",
                "collage"
            })
    void theReferenceLiesOnThePicture(String edit) {
        int laid = 0;
        for (int number = 0; number < SCENES; number++) {
            BufferedImage reference = DrawnPictures.scene(number);
            BufferedImage seen =
                    Objects.requireNonNull(SellerEdits.all().get(edit), edit).apply(reference);
            for (var sighting : look(matcher, SellerEdits.jpeg(seen, 0.8f)).sightings()) {
                Reason.CopiedPicture copy = (Reason.CopiedPicture) sighting.reason();
                Placement placement = Objects.requireNonNull(copy.placement(), "a copy says how it lies");
                double apart = apart(reference, seen, placement);
                double elsewhere = apart(reference, seen, shifted(placement));
                assertTrue(apart < 0.6 * elsewhere, edit + " " + number + ": " + apart + " and " + elsewhere);
                laid++;
            }
        }
        assertTrue(laid >= 3, edit + ": " + laid + " of " + SCENES + " found");
    }

    /** The same, a tenth of the picture further. */
    private static Placement shifted(Placement placement) {
        return Placement.ofCorners(moved(placement.at(0, 0)), moved(placement.at(1, 0)), moved(placement.at(0, 1)));
    }

    private static Placement.Point moved(Placement.Point point) {
        return new Placement.Point(point.x() + 0.1, point.y() + 0.1);
    }

    /** Mean difference of brightness over what lies inside the picture. */
    private static double apart(BufferedImage reference, BufferedImage seen, Placement placement) {
        double sum = 0;
        int count = 0;
        for (double y = 0.025; y < 1; y += 0.05) {
            for (double x = 0.025; x < 1; x += 0.05) {
                Placement.Point at = placement.at(x, y);
                if (at.x() >= 0 && at.x() < 1 && at.y() >= 0 && at.y() < 1) {
                    sum += Math.abs(luma(reference, x, y) - luma(seen, at.x(), at.y()));
                    count++;
                }
            }
        }
        return sum / count;
    }

    /** Of a square of nine pixels. */
    private static double luma(BufferedImage image, double x, double y) {
        double sum = 0;
        int count = 0;
        for (int row = (int) (y * image.getHeight()) - 1; row <= (int) (y * image.getHeight()) + 1; row++) {
            for (int column = (int) (x * image.getWidth()) - 1; column <= (int) (x * image.getWidth()) + 1; column++) {
                if (row >= 0 && column >= 0 && row < image.getHeight() && column < image.getWidth()) {
                    int pixel = image.getRGB(column, row);
                    sum += 0.3 * (pixel >> 16 & 0xff) + 0.6 * (pixel >> 8 & 0xff) + 0.1 * (pixel & 0xff);
                    count++;
                }
            }
        }
        return sum / count;
    }
}
