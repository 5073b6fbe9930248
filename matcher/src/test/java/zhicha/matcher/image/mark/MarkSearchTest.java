package zhicha.matcher.image.mark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Marks without local features to speak of, on grounds that are never the same twice. */
class MarkSearchTest {
    private static final List<Area> MARKS = DrawnMarks.all();
    private static final MarkSearch SEARCH = new MarkSearch(
            MARKS.stream().map(DrawnMarks::reference).map(FlatMark::of).toList());

    private static List<MarkSearch.Sighting> look(BufferedImage image) {
        return SEARCH.look(new Segmentation(DrawnMarks.picture(image)), List.of());
    }

    /** A third of what the mark is drawn at, turned a little. */
    private static AffineTransform at(double x, double y, double scale, double degrees) {
        AffineTransform at = AffineTransform.getTranslateInstance(x, y);
        at.scale(scale, scale);
        at.rotate(Math.toRadians(degrees), DrawnMarks.SIDE / 2.0, DrawnMarks.SIDE / 2.0);
        return at;
    }

    @ParameterizedTest
    @ValueSource(ints = {0x102060, 0xf8f0d0, 0xb01020})
    void aMarkIsFoundInAnyColourThatStandsOut(int colour) {
        for (int number = 0; number < MARKS.size(); number++) {
            BufferedImage image = DrawnMarks.ground(number);
            DrawnMarks.put(image, MARKS.get(number), new Color(colour), at(220, 140, 0.5, 10 * number - 15));
            List<MarkSearch.Sighting> seen = look(image);
            assertEquals(
                    List.of(number),
                    seen.stream().map(MarkSearch.Sighting::mark).toList());
            MarkSearch.Sighting sighting = seen.get(0);
            assertTrue(sighting.agreeing() >= sighting.threshold(), sighting::toString);
            double middle = (sighting.box().left() + sighting.box().right()) / 2 * 640;
            assertEquals(220 + 75, middle, 8, sighting::toString);
            assertEquals(295.0 / 640, sighting.placement().at(0.5, 0.5).x(), 0.01);
            assertEquals(215.0 / 480, sighting.placement().at(0.5, 0.5).y(), 0.01);
        }
    }

    /** As printed on a pack that stands turned by 40 degrees. */
    @Test
    void aMarkIsFoundFromTheSide() {
        int found = 0;
        for (int number = 0; number < MARKS.size(); number++) {
            BufferedImage image = DrawnMarks.ground(20 + number);
            AffineTransform slanted = AffineTransform.getTranslateInstance(200, 150);
            slanted.shear(0, 0.15);
            slanted.scale(0.5 * Math.cos(Math.toRadians(40)), 0.5);
            DrawnMarks.put(image, MARKS.get(number), new Color(250, 250, 245), slanted);
            int own = number;
            found += look(image).stream().anyMatch(sighting -> sighting.mark() == own) ? 1 : 0;
        }
        assertTrue(found >= 3, found + " of " + MARKS.size());
    }

    @Test
    void aMarkWithAPartOfItHiddenIsFoundWhereAHintSaysIt() {
        BufferedImage image = DrawnMarks.ground(40);
        DrawnMarks.put(image, MARKS.get(1), Color.WHITE, at(200, 120, 0.6, 0));
        Graphics2D g = DrawnMarks.pen(image);
        g.setColor(new Color(90, 70, 50));
        g.fillRect(190, 110, 50, 200);
        g.dispose();
        double[] near = {182.0 / 640, 0, 203.0 / 640, 0, 178.0 / 480, 118.0 / 480, 0, 0, 1};
        List<MarkSearch.Sighting> seen =
                SEARCH.look(new Segmentation(DrawnMarks.picture(image)), List.of(new MarkSearch.Hint(1, near)));
        assertEquals(List.of(1), seen.stream().map(MarkSearch.Sighting::mark).toList());
    }

    @Test
    void severalMarksInOnePictureAreAllFound() {
        BufferedImage image = DrawnMarks.ground(60);
        DrawnMarks.put(image, MARKS.get(0), Color.WHITE, at(20, 40, 0.5, 5));
        DrawnMarks.put(image, MARKS.get(3), new Color(20, 20, 30), at(400, 250, 0.6, -8));
        assertEquals(
                List.of(0, 3),
                look(image).stream().map(MarkSearch.Sighting::mark).toList());
    }

    @Test
    void groundsWithoutAMarkShowNone() {
        for (int seed = 100; seed < 130; seed++) {
            assertEquals(List.of(), look(DrawnMarks.ground(seed)));
        }
    }

    /** The world is full of discs and triangles, so they are nobody's by their outline alone. */
    @Test
    void aDiscAndATriangleAreNoMarks() {
        Path2D triangle = new Path2D.Double();
        triangle.moveTo(30, 260);
        triangle.lineTo(270, 260);
        triangle.lineTo(150, 30);
        triangle.closePath();
        for (Area plain : List.of(new Area(new Ellipse2D.Double(30, 30, 240, 240)), new Area(triangle))) {
            assertEquals(Optional.empty(), FlatMark.of(DrawnMarks.reference(plain)));
        }
    }

    @Test
    void aPhotoIsNoMark() {
        assertEquals(Optional.empty(), FlatMark.of(DrawnMarks.picture(DrawnMarks.ground(7))));
    }

    @Test
    void whatIsKeptOfAMarkIsReadAgain() throws IOException {
        for (Area area : MARKS) {
            FlatMark mark = FlatMark.of(DrawnMarks.reference(area)).orElseThrow();
            byte[] once = bytes(mark);
            FlatMark again = FlatMark.read(new DataInputStream(new ByteArrayInputStream(once)));
            assertArrayEquals(once, bytes(again));
            assertArrayEquals(
                    mark.shapes().get(0).signature(), again.shapes().get(0).signature());
            byte[] half = Arrays.copyOf(once, once.length / 2);
            assertThrows(EOFException.class, () -> FlatMark.read(new DataInputStream(new ByteArrayInputStream(half))));
        }
    }

    private static byte[] bytes(FlatMark mark) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        mark.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
