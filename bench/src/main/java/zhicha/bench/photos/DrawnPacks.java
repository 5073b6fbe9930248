package zhicha.bench.photos;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/**
 * Fronts of printed packs of invented brands. All share one trade's furniture, the same table of contents, bar code and weight, so that
 * one brand may be taken for another.
 */
public final class DrawnPacks {
    private static final int WIDTH = 480;
    private static final int HEIGHT = 640;
    private static final String[] FURNITURE = {
        "NET WT 500 g", "BEST BEFORE SEE LID", "KEEP COOL AND DRY", "MADE WITH CARE"
    };

    private DrawnPacks() {}

    /** Another number, another brand; brands of one number modulo four have one layout. */
    public static Logo front(int number, long seed) {
        Random random = new Random(seed + 86_028_121L * number);
        Random layout = new Random(seed + number % 4);
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = Raster.pen(image);
        float hue = random.nextFloat();
        Color ground = Color.getHSBColor(hue, 0.5f + 0.4f * random.nextFloat(), 0.45f + 0.5f * random.nextFloat());
        g.setPaint(new GradientPaint(0, 0, ground.brighter(), 0, HEIGHT, ground.darker()));
        g.fillRect(0, 0, WIDTH, HEIGHT);
        Color second = Color.getHSBColor(hue + 0.35f + 0.3f * random.nextFloat(), 0.8f, 0.9f);
        int brandAt = 90 + layout.nextInt(60);
        int pictureAt = 250 + layout.nextInt(60);
        band(g, second, brandAt, layout);
        g.setColor(Color.WHITE);
        String brand = DrawnScenes.word(random);
        g.setFont(new Font(random.nextBoolean() ? Font.SERIF : Font.SANS_SERIF, Font.BOLD, 560 / (brand.length() + 2)));
        g.drawString(brand, 30 + layout.nextInt(40), brandAt + 30);
        emblem(g, random, second);
        illustration(g, random, pictureAt);
        furniture(g, layout);
        g.dispose();
        return new Logo("pack-" + number, image);
    }

    private static void band(Graphics2D g, Color colour, int at, Random layout) {
        g.setColor(colour);
        Polygon band = new Polygon();
        int slope = layout.nextInt(80) - 40;
        band.addPoint(0, at - 60);
        band.addPoint(WIDTH, at - 60 + slope);
        band.addPoint(WIDTH, at + 60 + slope);
        band.addPoint(0, at + 60);
        g.fillPolygon(band);
    }

    private static void emblem(Graphics2D g, Random random, Color colour) {
        int points = 5 + random.nextInt(9);
        int x = 60 + random.nextInt(80);
        int y = 210 + random.nextInt(30);
        Polygon star = new Polygon();
        for (int i = 0; i < 2 * points; i++) {
            double radius = i % 2 == 0 ? 52 : 26 + random.nextInt(16);
            star.addPoint((int) (x + radius * Math.sin(Math.PI * i / points)), (int)
                    (y - radius * Math.cos(Math.PI * i / points)));
        }
        g.setColor(Color.WHITE);
        g.fillPolygon(star);
        g.setColor(colour.darker());
        g.setFont(new Font(Font.SERIF, Font.BOLD, 36));
        g.drawString(DrawnScenes.word(random).substring(0, 2), x - 24, y + 12);
    }

    private static void illustration(Graphics2D g, Random random, int top) {
        for (int i = 0; i < 16; i++) {
            g.setColor(Color.getHSBColor(random.nextFloat(), 0.75f, 0.4f + 0.6f * random.nextFloat()));
            int size = 30 + random.nextInt(90);
            int x = 120 + random.nextInt(300);
            int y = top + random.nextInt(200);
            switch (random.nextInt(3)) {
                case 0 -> g.fill(new Ellipse2D.Double(x, y, size, size * (0.5 + 0.5 * random.nextDouble())));
                case 1 -> {
                    Polygon leaf = new Polygon();
                    for (int corner = 0; corner < 4; corner++) {
                        leaf.addPoint(x + random.nextInt(size), y + random.nextInt(size));
                    }
                    g.fillPolygon(leaf);
                }
                default -> {
                    g.setStroke(new BasicStroke(4 + random.nextInt(8)));
                    g.drawArc(x, y, size, size, random.nextInt(360), 90 + random.nextInt(180));
                }
            }
        }
    }

    /** The same on all packs of a layout. */
    private static void furniture(Graphics2D g, Random layout) {
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 18));
        g.setColor(Color.WHITE);
        int y = 510;
        for (String line : FURNITURE) {
            g.drawString(line, 24, y);
            y += 28;
        }
        g.fillRect(330, 500, 130, 110);
        g.setColor(Color.BLACK);
        int x = 340;
        while (x < 445) {
            int wide = 1 + layout.nextInt(5);
            g.fillRect(x, 510, wide, 84);
            x += wide + 1 + layout.nextInt(4);
        }
    }
}
