package zhicha.matcher.image.mark;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zhicha.matcher.image.decode.Picture;

/** Latin letters and digits as the fonts of this machine have them, far enough apart that none stands in a row. */
final class Letters {
    private static final Logger LOG = LoggerFactory.getLogger(Letters.class);

    private static final String ALL = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789&abdefghkmnpqrty";
    private static final int COLUMNS = 5;
    private static final int ROWS = 3;
    private static final int CELL = 150;
    private static final int SIZE = 88;

    private Letters() {}

    /** Sheets in every style; none where this machine has no fonts. */
    static List<Picture> sheets() {
        List<Picture> sheets = new ArrayList<>();
        try {
            for (String family : List.of(Font.SANS_SERIF, Font.SERIF)) {
                for (int style : new int[] {Font.PLAIN, Font.BOLD}) {
                    for (int first = 0; first < ALL.length(); first += COLUMNS * ROWS) {
                        sheets.add(sheet(new Font(family, style, SIZE), first));
                    }
                }
            }
        } catch (RuntimeException | LinkageError withoutFonts) {
            LOG.warn(
                    "本机没有可用字体，不能辨认哪些标志只是一个字母：这类标志在标题、价格中也会被报告，请安装字体（如 fonts-dejavu-core）"
                            + " / no fonts on this machine, so no logo is known to be a mere letter: such logos are reported in"
                            + " headings and prices too; install fonts (fonts-dejavu-core, say): {}",
                    withoutFonts.toString());
            return List.of();
        }
        return sheets;
    }

    private static Picture sheet(Font font, int first) {
        BufferedImage image = new BufferedImage(COLUMNS * CELL, ROWS * CELL, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.setColor(Color.BLACK);
        g.setFont(font);
        for (int i = 0; i < COLUMNS * ROWS && first + i < ALL.length(); i++) {
            g.drawString(
                    String.valueOf(ALL.charAt(first + i)),
                    i % COLUMNS * CELL + CELL / 4,
                    i / COLUMNS * CELL + CELL * 3 / 4);
        }
        g.dispose();
        int[] rgb = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return new Picture(image.getWidth(), image.getHeight(), rgb);
    }
}
