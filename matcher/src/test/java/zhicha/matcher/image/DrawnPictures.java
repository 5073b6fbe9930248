package zhicha.matcher.image;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** Pictures drawn from a recorded seed: scenes with goods on a ground, plain sheets and marks. */
final class DrawnPictures {
    static final long SEED = 20261122;

    private DrawnPictures() {}

    /** A scene of shapes, stripes and lettering on a shaded ground; another number gives an unrelated scene. */
    static BufferedImage scene(int number) {
        Random random = new Random(SEED + 7919L * number);
        int width = 480 + random.nextInt(4) * 40;
        int height = 420 + random.nextInt(5) * 40;
        BufferedImage image = SellerEdits.blank(width, height, Color.WHITE);
        Graphics2D g = SellerEdits.fine(image);
        g.setPaint(new GradientPaint(
                random.nextInt(width),
                0,
                colour(random, 0.35f, 0.95f),
                random.nextInt(width),
                height,
                colour(random, 0.5f, 0.6f)));
        g.fillRect(0, 0, width, height);
        for (int i = 0; i < 26; i++) {
            int size = 30 + random.nextInt(width / 3);
            int x = random.nextInt(width) - size / 3;
            int y = random.nextInt(height) - size / 3;
            g.setColor(colour(random, 0.8f, 0.25f + 0.75f * random.nextFloat()));
            switch (random.nextInt(5)) {
                case 0 -> g.fill(new Ellipse2D.Double(x, y, size, size * (0.4 + random.nextDouble())));
                case 1 -> g.fill(new RoundRectangle2D.Double(x, y, size, size * 0.6, 20, 20));
                case 2 -> {
                    g.setStroke(new BasicStroke(3 + random.nextInt(12)));
                    g.drawLine(x, y, random.nextInt(width), random.nextInt(height));
                }
                case 3 -> {
                    Polygon polygon = new Polygon();
                    for (int corner = 0; corner < 3 + random.nextInt(4); corner++) {
                        polygon.addPoint(x + random.nextInt(size), y + random.nextInt(size));
                    }
                    g.fill(polygon);
                }
                default -> {
                    g.setFont(new Font(Font.SERIF, Font.BOLD, 18 + random.nextInt(50)));
                    g.drawString(word(random), Math.max(0, x), Math.max(40, y));
                }
            }
        }
        g.dispose();
        return image;
    }

    /** Goods that cover the middle third of a wooden table, which is the same in all these pictures. */
    static BufferedImage onTable(int number) {
        Random table = new Random(SEED);
        BufferedImage image = SellerEdits.blank(600, 600, Color.WHITE);
        Graphics2D g = SellerEdits.fine(image);
        for (int board = 0; board < 8; board++) {
            int tone = 120 + table.nextInt(50);
            g.setColor(new Color(tone, tone * 3 / 4, tone / 2));
            g.fillRect(0, board * 75, 600, 73);
            for (int grain = 0; grain < 60; grain++) {
                int shade = tone - 35 + table.nextInt(60);
                g.setColor(new Color(shade, shade * 3 / 4, shade / 2));
                int x = table.nextInt(600);
                int y = board * 75 + table.nextInt(72);
                g.drawLine(x, y, x + 40 + table.nextInt(200), y + table.nextInt(3));
            }
        }
        BufferedImage goods = scene(2000 + number);
        g.drawImage(goods, 180, 190, 240, 220, null);
        g.dispose();
        return image;
    }

    /** A mark with much print: a round seal with rays, rings and lettering. */
    static BufferedImage seal(int number) {
        Random random = new Random(SEED + 104729L * number);
        BufferedImage image = SellerEdits.blank(300, 300, Color.WHITE);
        Graphics2D g = SellerEdits.fine(image);
        g.setColor(colour(random, 0.9f, 0.6f));
        g.fillOval(10, 10, 280, 280);
        g.setColor(Color.WHITE);
        g.setStroke(new BasicStroke(4));
        g.drawOval(24, 24, 252, 252);
        for (int ray = 0; ray < 9 + random.nextInt(9); ray++) {
            double angle = random.nextDouble() * 2 * Math.PI;
            int length = 60 + random.nextInt(60);
            g.drawLine(150, 150, (int) (150 + length * Math.cos(angle)), (int) (150 + length * Math.sin(angle)));
        }
        for (int i = 0; i < 7; i++) {
            g.setColor(colour(random, 0.9f, 0.9f));
            int size = 14 + random.nextInt(40);
            g.fillRect(60 + random.nextInt(150), 60 + random.nextInt(150), size, size / 2 + 4);
        }
        g.setColor(Color.WHITE);
        for (int line = 0; line < 4; line++) {
            g.setFont(new Font(Font.SERIF, Font.BOLD, 26 + 6 * random.nextInt(4)));
            g.drawString(word(random) + word(random), 50, 90 + 48 * line);
        }
        g.dispose();
        return image;
    }

    private static Color colour(Random random, float saturation, float brightness) {
        return Color.getHSBColor(random.nextFloat(), saturation, brightness);
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 3 + random.nextInt(4); i++) {
            word.append((char) ('A' + random.nextInt(26)));
        }
        return word.toString();
    }
}
