package zhicha.matcher.image.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import zhicha.matcher.hit.Box;
import zhicha.matcher.hit.ListingPictures;
import zhicha.matcher.hit.PictureReader;
import zhicha.matcher.hit.PictureWords;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.ListingImage;

class WordsInPicturesTest {
    private static final Listing LISTING = Listing.builder("l-1", "儿童积木")
            .images(List.of(new ListingImage("1.png"), new ListingImage("2.png")))
            .build();

    @Test
    void tesseractReadsChineseAndLatinWordsWhereTheyStand() throws IOException {
        Tesseract.Found found = Tesseract.find();
        Assumptions.assumeTrue(found.reader().isPresent(), found::told);
        Font font = new Font("Noto Sans CJK SC", Font.BOLD, 72);
        Assumptions.assumeTrue(font.canDisplay('雪'), "no Chinese font (apt install fonts-noto-cjk)");
        byte[] poster = png(800, 600, g -> {
            g.setPaint(new GradientPaint(0, 0, new Color(0xf4efe6), 800, 600, new Color(0xb0a890)));
            g.fillRect(0, 0, 800, 600);
            g.setColor(new Color(0x90b0c0));
            g.fillOval(120, 40, 300, 200);
            g.setFont(font);
            g.setColor(new Color(0x602010));
            g.drawString("海飞丝", 200, 140);
            g.setColor(new Color(0x204060));
            g.fillRect(150, 400, 500, 120);
            g.setColor(Color.WHITE);
            g.drawString("XUEHE", 200, 480);
        });
        WordsInPictures reader = new WordsInPictures(found.reader().orElseThrow(), Extent.ALL);
        PictureReader.Read read = reader.read(LISTING, only(0, poster), false);
        PictureWords words = read.words().getFirst();
        int at = words.text().indexOf("XUEHE");
        assertTrue(at >= 0 && words.text().contains("海飞丝"), words::text);
        Box box = words.box(at, at + 5);
        assertTrue(box.top() > 0.65 && box.bottom() < 0.87, box::toString);
        assertEquals(0.25, box.left(), 0.03);
        assertTrue(words.confidence(at, at + 5) > 0.6);
        assertEquals(List.of(), read.unreadable());
    }

    @Test
    void aPictureIsReadOnceHoweverManyListingsShowIt() {
        List<Integer> widths = new ArrayList<>();
        WordsInPictures reader = new WordsInPictures(
                picture -> {
                    widths.add(picture.width());
                    return List.of(new PictureWords.Word("高仿", Box.WHOLE, 0.9, true));
                },
                Extent.ALL);
        byte[] blank = png(40, 30, g -> {});
        for (int i = 0; i < 3; i++) {
            assertEquals(
                    "高仿",
                    reader.read(LISTING, only(1, blank), false)
                            .words()
                            .getFirst()
                            .text());
        }
        assertEquals(List.of(40), widths);
    }

    @Test
    void whereNothingWasSeenNothingIsReadUnlessAllAreWanted() {
        WordsInPictures reader = new WordsInPictures(
                picture -> List.of(new PictureWords.Word("高仿", Box.WHOLE, 0.9, true)), Extent.CONCERNED);
        ListingPictures pictures = only(0, png(20, 20, g -> {}));
        assertEquals(PictureReader.Read.NOTHING, reader.read(LISTING, pictures, false));
        assertEquals(1, reader.read(LISTING, pictures, true).words().size());
    }

    @Test
    void aReaderThatFailsIsToldOfAndTheNextPictureIsReadAllTheSame() {
        byte[] first = png(20, 20, g -> {});
        byte[] second = png(30, 20, g -> {});
        WordsInPictures reader = new WordsInPictures(
                picture -> {
                    if (picture.width() == 20) {
                        throw new IOException("Tesseract ended with exit code 1");
                    }
                    return List.of(new PictureWords.Word("复刻", Box.WHOLE, 0.8, true));
                },
                Extent.ALL);
        PictureReader.Read read = reader.read(
                LISTING,
                (listing, image) -> Optional.of(image.equals(LISTING.images().get(0)) ? first : second),
                true);
        assertEquals(1, read.words().getFirst().image());
        assertTrue(read.unreadable().getFirst().problem().contains("exit code 1"));
        assertEquals(0, read.unreadable().getFirst().image());
    }

    @Test
    void aMachineWithoutTesseractSaysWhatToInstall() {
        Tesseract.Found found = Tesseract.find("no-such-tesseract");
        assertTrue(found.reader().isEmpty());
        assertTrue(found.told().contains("tesseract-ocr-chi-sim"), found.told());
    }

    @Test
    void rowsOfTheTableBecomeWordsAndBrokenOnesAreLeftOut() {
        String table = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
                + "4\t1\t1\t1\t1\t0\t10\t20\t50\t20\t-1\t\n"
                + "5\t1\t1\t1\t1\t1\t10\t20\t20\t20\t91.5\t乐高\n"
                + "5\t1\t1\t1\t1\t2\t40\t20\t20\t20\t80\t积木\n"
                + "5\t1\t1\t1\t2\t1\t10\t50\t180\t20\t70\tCITY\n"
                + "5\t1\t1\t1\t2\t2\t10\t50\t20\t20\t70\t \n"
                + "torn row\n";
        List<PictureWords.Word> words = WordTable.of(table, 100, 100);
        PictureWords read = PictureWords.of(0, words);
        assertEquals("乐高积木\nCITY", read.text());
        assertEquals(new Box(0.1, 0.2, 0.6, 0.4), read.box(0, 4));
        assertEquals(1, read.box(5, 9).right());
        assertEquals(0.8, read.confidence(1, 3));
    }

    private static ListingPictures only(int at, byte[] bytes) {
        return (listing, image) -> listing.images().indexOf(image) == at ? Optional.of(bytes) : Optional.empty();
    }

    private interface Drawing {
        void on(Graphics2D g);
    }

    private static byte[] png(int width, int height, Drawing drawing) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setColor(new Color(0xf4efe6));
        g.fillRect(0, 0, width, height);
        drawing.on(g);
        g.dispose();
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
