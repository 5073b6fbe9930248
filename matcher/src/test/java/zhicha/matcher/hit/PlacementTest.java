package zhicha.matcher.hit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import zhicha.matcher.hit.Placement.Point;

class PlacementTest {
    @Test
    void cornersComeToLieWhereTheyWereToldTo() {
        Placement mirrored = Placement.ofCorners(new Point(0.9, 0.1), new Point(0.5, 0.1), new Point(0.9, 0.6));
        assertEquals(new Point(0.9, 0.1), mirrored.at(0, 0));
        assertEquals(0.5, mirrored.at(1, 1).x(), 1e-9);
        assertEquals(0.6, mirrored.at(1, 1).y(), 1e-9);
    }

    @Test
    void aMapOfPixelsBecomesOneOfFractions() {
        // twice as large, 100 to the right, 50 down, with a little perspective
        double[] pixels = {2, 0, 100, 0, 2, 50, 0.001, 0, 1};
        Placement placement = Placement.ofPixels(pixels, 200, 100, 800, 400);
        double depth = 0.001 * 100 + 1;
        assertEquals((2 * 100 + 100) / depth / 800, placement.at(0.5, 0.5).x(), 1e-5);
        assertEquals((2 * 50 + 50) / depth / 400, placement.at(0.5, 0.5).y(), 1e-5);
    }

    @Test
    void theInverseLeadsBack() {
        Placement placement = new Placement(List.of(0.5, 0.1, 0.2, -0.1, 0.6, 0.3, 0.05, 0.02, 1.0));
        Point seen = placement.at(0.3, 0.8);
        Point back = placement.inverse().at(seen.x(), seen.y());
        assertEquals(0.3, back.x(), 1e-9);
        assertEquals(0.8, back.y(), 1e-9);
    }

    @Test
    void aPlaceInAPartIsToldInTheWholePicture() {
        Placement placement = new Placement(List.of(0.5, 0.1, 0.2, -0.1, 0.6, 0.3, 0.05, 0.02, 1.0));
        Box part = new Box(0.2, 0.5, 0.6, 0.7);
        Point inPart = placement.at(0.3, 0.8);
        Point inWhole = placement.within(part).at(0.3, 0.8);
        assertEquals(0.2 + 0.4 * inPart.x(), inWhole.x(), 1e-5);
        assertEquals(0.5 + 0.2 * inPart.y(), inWhole.y(), 1e-5);
    }

    @Test
    void theBoxEndsWithThePictureAndNotWithThePart() {
        Placement placement = Placement.ofCorners(new Point(-0.5, 0.1), new Point(1.5, 0.1), new Point(-0.5, 0.6));
        assertEquals(new Box(0, 0.1, 1, 0.6), placement.box());
        Box whole = placement.within(new Box(0.4, 0, 0.6, 1)).box();
        assertEquals(0.3, whole.left(), 1e-6);
        assertEquals(0.7, whole.right(), 1e-6);
        assertEquals(new Box(0, 0.35, 0.5, 0.6), placement.box(new Box(0.25, 0.5, 0.5, 1)));
    }

    @Test
    void whatIsNoMapIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Placement(List.of(1.0)));
        Placement flat = new Placement(List.of(1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0));
        assertThrows(IllegalArgumentException.class, flat::inverse);
    }
}
