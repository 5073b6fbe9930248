package zhicha.bench.photos;

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

/** Drawn pictures, for where no photos are at hand: goods of shapes and lettering on shaded grounds. Another number, another scene. */
public final class DrawnScenes {
    private DrawnScenes() {}

    /** Four scenes each share their ground. */
    public static Shot scene(int number, long seed) {
        Random random = new Random(seed + 7919L * number);
        Random ground = new Random(seed + 104_729L * (number / 4));
        int width = 640 + ground.nextInt(4) * 40;
        int height = 600 + ground.nextInt(5) * 40;
        BufferedImage image = Raster.blank(width, height, Color.WHITE);
        Graphics2D g = Raster.pen(image);
        g.setPaint(new GradientPaint(
                ground.nextInt(width), 0, colour(ground, 0.35), ground.nextInt(width), height, colour(ground, 0.5)));
        g.fillRect(0, 0, width, height);
        for (int i = 0; i < 26; i++) {
            goods(g, random, width, height);
        }
        g.dispose();
        grain(image, random);
        return new Shot("drawn-" + number, "drawn-" + number / 4, image, null);
    }

    private static void goods(Graphics2D g, Random random, int width, int height) {
        int size = 30 + random.nextInt(width / 3);
        int x = random.nextInt(width) - size / 3;
        int y = random.nextInt(height) - size / 3;
        g.setColor(colour(random, 0.8));
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
                g.setFont(new Font(Font.SERIF, Font.BOLD, 24 + random.nextInt(60)));
                g.drawString(word(random), Math.max(0, x), Math.max(40, y));
            }
        }
    }

    private static void grain(BufferedImage image, Random random) {
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int rgb = image.getRGB(x, y);
                int by = random.nextInt(13) - 6;
                image.setRGB(x, y, level(rgb >> 16, by) << 16 | level(rgb >> 8, by) << 8 | level(rgb, by));
            }
        }
    }

    private static int level(int value, int by) {
        return Math.clamp((value & 0xff) + by, 0, 255);
    }

    /** A mark with much print: a round seal with rays, boxes and lettering. */
    public static Logo seal(int number, long seed) {
        Random random = new Random(seed + 15_485_863L * number);
        BufferedImage image = new BufferedImage(400, 400, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = Raster.pen(image);
        g.setColor(colour(random, 0.9));
        g.fillOval(10, 10, 380, 380);
        g.setColor(Color.WHITE);
        g.setStroke(new BasicStroke(5));
        g.drawOval(30, 30, 340, 340);
        for (int ray = 0; ray < 9 + random.nextInt(9); ray++) {
            double angle = random.nextDouble() * 2 * Math.PI;
            int length = 80 + random.nextInt(80);
            g.drawLine(200, 200, (int) (200 + length * Math.cos(angle)), (int) (200 + length * Math.sin(angle)));
        }
        for (int i = 0; i < 7; i++) {
            g.setColor(colour(random, 0.9));
            int size = 18 + random.nextInt(54);
            g.fillRect(80 + random.nextInt(200), 80 + random.nextInt(200), size, size / 2 + 6);
        }
        g.setColor(Color.WHITE);
        for (int line = 0; line < 4; line++) {
            g.setFont(new Font(Font.SERIF, Font.BOLD, 34 + 8 * random.nextInt(4)));
            g.drawString(word(random) + word(random), 66, 120 + 64 * line);
        }
        g.dispose();
        return new Logo("rich-" + number, image);
    }

    /** A mark with little in it: a swoosh, a letter, a star, rings, bars. */
    public static Logo flat(int number, long seed) {
        Random random = new Random(seed + 32_452_843L * number);
        BufferedImage image = new BufferedImage(400, 400, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = Raster.pen(image);
        g.setColor(Color.getHSBColor(random.nextFloat(), 0.9f, 0.7f));
        switch (number % 5) {
            case 0 -> {
                java.awt.geom.Path2D swoosh = new java.awt.geom.Path2D.Double();
                swoosh.moveTo(30, 220 + random.nextInt(60));
                swoosh.curveTo(60, 330, 180, 300 + random.nextInt(40), 380, 60 + random.nextInt(60));
                swoosh.curveTo(250, 210, 130 + random.nextInt(40), 250, 30, 220);
                swoosh.closePath();
                g.fill(swoosh);
            }
            case 1 -> {
                g.setFont(new Font(number % 2 == 0 ? Font.SERIF : Font.SANS_SERIF, Font.BOLD, 360));
                g.drawString(String.valueOf((char) ('A' + random.nextInt(26))), 60, 330);
            }
            case 2 -> {
                int points = 5 + random.nextInt(4);
                Polygon star = new Polygon();
                for (int i = 0; i < 2 * points; i++) {
                    double radius = i % 2 == 0 ? 190 : 70 + random.nextInt(20);
                    star.addPoint((int) (200 + radius * Math.sin(Math.PI * i / points)), (int)
                            (200 - radius * Math.cos(Math.PI * i / points)));
                }
                g.fillPolygon(star);
            }
            case 3 -> {
                g.setStroke(new BasicStroke(28));
                for (int ring = 0; ring < 2 + random.nextInt(2); ring++) {
                    g.drawOval(30 + 80 * ring, 110 + random.nextInt(40), 170, 170);
                }
            }
            default -> {
                for (int bar = 0; bar < 3; bar++) {
                    Polygon slope = new Polygon();
                    int x = 40 + 120 * bar;
                    int top = 300 - 90 * bar - random.nextInt(30);
                    slope.addPoint(x, top);
                    slope.addPoint(x + 60, top - 50);
                    slope.addPoint(x + 60 + random.nextInt(30), 360);
                    slope.addPoint(x, 360);
                    g.fillPolygon(slope);
                }
            }
        }
        g.dispose();
        return new Logo("flat-" + number, image);
    }

    private static Color colour(Random random, double saturation) {
        return Color.getHSBColor(random.nextFloat(), (float) saturation, 0.25f + 0.7f * random.nextFloat());
    }

    static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 3 + random.nextInt(4); i++) {
            word.append((char) ('A' + random.nextInt(26)));
        }
        return word.toString();
    }
}
