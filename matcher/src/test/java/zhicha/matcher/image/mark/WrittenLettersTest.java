package zhicha.matcher.image.mark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A mark that is a letter, here S, and what is written with that letter by anybody. */
class WrittenLettersTest {
    private static final Font BOLD = new Font(Font.SANS_SERIF, Font.BOLD, 72);
    private static final MarkSearch SEARCH = new MarkSearch(
            List.of(FlatMark.of(DrawnMarks.reference(letter())), FlatMark.of(DrawnMarks.reference(hook()))));

    private static Area letter() {
        BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        Shape outline = BOLD.deriveFont(300f)
                .createGlyphVector(g.getFontRenderContext(), "S")
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
        return SEARCH.look(new Segmentation(DrawnMarks.picture(image)), List.of()).stream()
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
}
