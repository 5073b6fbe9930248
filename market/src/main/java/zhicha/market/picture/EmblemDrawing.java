package zhicha.market.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import zhicha.market.picture.figure.Paint;

/** Emblems of marks: a shield or roundel, a charge of crossing shapes, and strokes that stand for lettering. Rich in corners. */
final class EmblemDrawing {
    private EmblemDrawing() {}

    static BufferedImage draw(int size, Random random) {
        BufferedImage image = Canvas.blank(size, size);
        Graphics2D g = Canvas.pen(image);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, size, size);
        g.scale(size / 200.0, size / 200.0);
        Color main = Paint.strong(random).darker();
        Color second = Color.getHSBColor(random.nextFloat(), 0.85f, 0.95f);
        field(g, main, random);
        switch (random.nextInt(3)) {
            case 0 -> blades(g, second, random);
            case 1 -> mosaic(g, second, random);
            default -> crest(g, second, random);
        }
        lettering(g, main, random);
        g.dispose();
        return image;
    }

    private static void field(Graphics2D g, Color main, Random random) {
        g.setColor(main);
        switch (random.nextInt(4)) {
            case 0 -> g.fill(new Ellipse2D.Double(12, 6, 176, 140));
            case 1 -> g.fill(new RoundRectangle2D.Double(14, 6, 172, 140, 44, 44));
            case 2 -> {
                Path2D shield = new Path2D.Double();
                shield.moveTo(30, 8);
                shield.lineTo(170, 8);
                shield.curveTo(172, 90, 140, 130, 100, 148);
                shield.curveTo(60, 130, 28, 90, 30, 8);
                shield.closePath();
                g.fill(shield);
            }
            default -> {
                Path2D hexagon = new Path2D.Double();
                hexagon.moveTo(50, 6);
                hexagon.lineTo(150, 6);
                hexagon.lineTo(188, 76);
                hexagon.lineTo(150, 146);
                hexagon.lineTo(50, 146);
                hexagon.lineTo(12, 76);
                hexagon.closePath();
                g.fill(hexagon);
            }
        }
    }

    /** Square tesserae in an order of its own. */
    private static void mosaic(Graphics2D g, Color second, Random random) {
        int columns = 5 + random.nextInt(3);
        double step = 92.0 / columns;
        for (int row = 0; row < columns; row++) {
            for (int column = 0; column < columns; column++) {
                double x = 54 + column * step;
                double y = 30 + row * step;
                g.setColor(random.nextBoolean() ? second : Color.WHITE);
                switch (random.nextInt(5)) {
                    case 0, 1 -> g.fill(new Rectangle2D.Double(x, y, step * 0.9, step * 0.9));
                    case 2 -> g.fill(new Ellipse2D.Double(x, y, step * 0.85, step * 0.85));
                    case 3 -> {
                        Path2D half = new Path2D.Double();
                        half.moveTo(x, y);
                        half.lineTo(x + step * 0.9, y + (random.nextBoolean() ? 0 : step * 0.9));
                        half.lineTo(x, y + step * 0.9);
                        half.closePath();
                        g.fill(half);
                    }
                    default -> {
                        // left open
                    }
                }
            }
        }
    }

    /** Peaks over waves, with a sun or a moon. */
    private static void crest(Graphics2D g, Color second, Random random) {
        int peaks = 2 + random.nextInt(4);
        double x = 46;
        for (int i = 0; i < peaks; i++) {
            double width = 108.0 / peaks;
            double top = 36 + random.nextInt(38);
            Path2D peak = new Path2D.Double();
            peak.moveTo(x, 98);
            peak.lineTo(x + width * (0.3 + 0.4 * random.nextDouble()), top);
            peak.lineTo(x + width, 98);
            peak.closePath();
            g.setColor(i % 2 == 0 ? Color.WHITE : second);
            g.fill(peak);
            g.setColor(Color.BLACK);
            g.setStroke(new BasicStroke(2));
            g.draw(peak);
            x += width;
        }
        g.setColor(second);
        double d = 14 + random.nextInt(14);
        double at = 60 + random.nextInt(70);
        g.fill(new Arc2D.Double(at, 16, d, d, random.nextInt(360), 200 + random.nextInt(160), Arc2D.PIE));
        g.setStroke(new BasicStroke(5));
        for (int wave = 0; wave < 3; wave++) {
            g.setColor(wave % 2 == 0 ? second : Color.WHITE);
            Path2D line = new Path2D.Double();
            double y = 108 + wave * 10;
            double left = 62 + 8 * wave;
            line.moveTo(left, y);
            int bends = 3 + random.nextInt(4);
            double width = (138 - 8 * wave - left) / bends;
            for (int i = 0; i < bends; i++) {
                line.quadTo(left + width * (i + 0.5), y + (i % 2 == 0 ? 12 : -12), left + width * (i + 1), y);
            }
            g.draw(line);
        }
    }

    private static void blades(Graphics2D g, Color second, Random random) {
        AffineTransform before = g.getTransform();
        g.translate(100, 76);
        int arms = 3 + random.nextInt(5);
        for (int arm = 0; arm < arms; arm++) {
            g.rotate(2 * Math.PI / arms * (0.8 + 0.4 * random.nextDouble()));
            Path2D blade = new Path2D.Double();
            blade.moveTo(4, 6);
            blade.lineTo(12 + random.nextInt(12), 18 + random.nextInt(12));
            blade.lineTo(2 + random.nextInt(20), 50);
            blade.lineTo(-6 - random.nextInt(10), 34);
            blade.lineTo(-4, 10);
            blade.closePath();
            g.setColor(arm % 2 == 0 ? second : Color.WHITE);
            g.fill(blade);
            g.setColor(Color.BLACK);
            g.setStroke(new BasicStroke(2));
            g.draw(blade);
            for (int i = 0; i < 3; i++) {
                g.fill(new Rectangle2D.Double(-2 + random.nextInt(8), 16 + 9 * i, 4, 4));
            }
        }
        g.setTransform(before);
        g.setColor(Color.WHITE);
        g.fill(new Ellipse2D.Double(86, 62, 28, 28));
        g.setColor(second.darker());
        g.fill(new Arc2D.Double(89, 65, 22, 22, random.nextInt(360), 120 + random.nextInt(120), Arc2D.PIE));
    }

    /** Invented letters: uprights, bars and bows on a common height. */
    private static void lettering(Graphics2D g, Color ink, Random random) {
        g.setColor(ink);
        int letters = 4 + random.nextInt(3);
        double pitch = 170.0 / letters;
        for (int letter = 0; letter < letters; letter++) {
            double x = 15 + letter * pitch;
            double width = pitch * 0.7;
            g.setStroke(new BasicStroke(6, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
            for (int stroke = 0; stroke < 3; stroke++) {
                Path2D line = new Path2D.Double();
                line.moveTo(x + width * random.nextInt(3) / 2, 155 + 18 * random.nextInt(3));
                line.lineTo(x + width * random.nextInt(3) / 2, 155 + 18 * random.nextInt(3));
                line.lineTo(x + width * random.nextInt(3) / 2, 155 + 18 * random.nextInt(3));
                g.draw(line);
            }
        }
    }
}
