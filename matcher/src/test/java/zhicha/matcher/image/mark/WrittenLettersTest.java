package zhicha.matcher.image.mark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A mark that is a letter, here S, and what is written with that letter by anybody. */
class WrittenLettersTest {
    private static final Font BOLD = new Font(Font.SANS_SERIF, Font.BOLD, 72);
    private static final MarkSearch SEARCH = new MarkSearch(
            List.of(FlatMark.of(DrawnMarks.reference(letter("S", 300))), FlatMark.of(DrawnMarks.reference(hook()))));

    private static Area letter(String letter, float size) {
        BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        Shape outline = BOLD.deriveFont(size)
                .createGlyphVector(g.getFontRenderContext(), letter)
                .getOutline();
        g.dispose();
        AffineTransform middle = AffineTransform.getTranslateInstance(
                DrawnMarks.SIDE / 2.0 - outline.getBounds2D().getCenterX(),
                DrawnMarks.SIDE / 2.0 - outline.getBounds2D().getCenterY());
        return new Area(middle.createTransformedShape(outline));
    }

    private static Area hook() {
        return DrawnMarks.all().get(0);
    }

    private static BufferedImage sheet() {
        BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(new Color(255, 240, 200));
        g.fillRect(0, 0, 640, 480);
        g.dispose();
        return image;
    }

    private static BufferedImage written(String text) {
        BufferedImage image = sheet();
        Graphics2D g = DrawnMarks.pen(image);
        g.setFont(BOLD);
        g.setColor(new Color(30, 90, 40));
        g.drawString(text, 90, 250);
        g.dispose();
        return image;
    }

    private static List<Integer> seen(BufferedImage image) {
        return seen(SEARCH, image);
    }

    private static List<Integer> seen(MarkSearch search, BufferedImage image) {
        return search.look(new Segmentation(DrawnMarks.picture(image)), List.of()).stream()
                .map(MarkSearch.Sighting::mark)
                .toList();
    }

    @Test
    void theLetterByItselfIsTheMark() {
        assertEquals(List.of(0), seen(written("S")));
    }

    @Test
    void theLetterInAWordOrAPriceIsNot() {
        for (String text : List.of("SUMMER", "IS", "S8", "SSX", "SS")) {
            assertEquals(List.of(), seen(written(text)), text);
        }
    }

    @Test
    void aPatternOfTheLetterAloneIsTheMark() {
        assertEquals(List.of(0), seen(written("SSSS")));
    }

    @Test
    void whatStandsFurtherAwayIsAnotherWord() {
        assertEquals(List.of(0), seen(written("S 8")));
    }

    /** A symbol beside its maker's name is no letter. */
    @Test
    void aMarkThatIsNoLetterMayStandBesideAName() {
        BufferedImage image = written("    NAME");
        DrawnMarks.put(image, hook(), new Color(30, 90, 40), new AffineTransform(0.25, 0, 0, 0.25, 100, 183));
        assertEquals(List.of(1), seen(image));
    }

    @Test
    void aFiveIsNotTakenForAnS() {
        assertEquals(List.of(), seen(written("5")));
    }

    @Test
    void whatIsToldOfALetterIsWhatWasAskedOfIt() {
        MarkSearch.Sighting sighting = SEARCH.look(new Segmentation(DrawnMarks.picture(written("S"))), List.of())
                .getFirst();
        int points = FlatMark.of(DrawnMarks.reference(letter("S", 300)))
                .orElseThrow()
                .colours()
                .length;
        assertEquals((int) Math.ceil(0.98 * points), sighting.threshold());
        assertTrue(sighting.agreeing() >= sighting.threshold());
    }

    @Test
    void marginsOfTheReferenceChangeNothing() {
        MarkSearch small = new MarkSearch(List.of(FlatMark.of(DrawnMarks.reference(letter("S", 110)))));
        assertEquals(List.of(0), seen(small, written("S")));
        for (String text : List.of("SUMMER", "IS", "S8")) {
            assertEquals(List.of(), seen(small, written(text)), text);
        }
    }

    /** An S is told from them by what it is, and not by how many others came before it. */
    @Test
    void aLetterIsKnownAmongManyMarks() {
        List<Optional<FlatMark>> marks = new ArrayList<>();
        for (String sign : "SOC68&BDPRSQGSU".split("")) {
            marks.add(FlatMark.of(DrawnMarks.reference(letter(sign, 290))));
            marks.add(FlatMark.of(DrawnMarks.reference(letter(sign, 280))));
        }
        marks.add(FlatMark.of(DrawnMarks.reference(hook())));
        MarkSearch many = new MarkSearch(marks);
        List<Integer> shaped = IntStream.range(0, marks.size())
                .filter(i ->
                        marks.get(i).filter(mark -> !mark.shapes().isEmpty()).isPresent())
                .boxed()
                .toList();
        List<Integer> letters = shaped.stream().filter(many::letter).toList();
        assertEquals(shaped.subList(0, shaped.size() - 1), letters);
    }

    @Test
    void aSignThatLiesOnItsSideIsNoLetter() {
        Area lying = letter("8", 300);
        lying.transform(AffineTransform.getQuadrantRotateInstance(1, DrawnMarks.SIDE / 2.0, DrawnMarks.SIDE / 2.0));
        Area leaning = letter("V", 300);
        leaning.transform(AffineTransform.getRotateInstance(-0.9, DrawnMarks.SIDE / 2.0, DrawnMarks.SIDE / 2.0));
        MarkSearch lain = new MarkSearch(
                List.of(FlatMark.of(DrawnMarks.reference(lying)), FlatMark.of(DrawnMarks.reference(leaning))));
        assertFalse(lain.letter(0));
        assertFalse(lain.letter(1));
    }

    @Test
    void theHolesOfASignAreNoRow() {
        BufferedImage image = sheet();
        Area lying = letter("8", 72);
        lying.transform(AffineTransform.getQuadrantRotateInstance(1, DrawnMarks.SIDE / 2.0, DrawnMarks.SIDE / 2.0));
        DrawnMarks.put(image, lying, new Color(30, 90, 40), AffineTransform.getTranslateInstance(150, 60));
        Rectangle2D bounds = lying.getBounds2D();
        assertFalse(new LetterRow(new Segmentation(DrawnMarks.picture(image)).regions())
                .has(150 + bounds.getMinX(), 60 + bounds.getMinY(), 150 + bounds.getMaxX(), 60 + bounds.getMaxY()));
    }
}
