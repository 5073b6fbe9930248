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
        g.setColor(main);
        if (random.nextBoolean()) {
            g.fill(new Ellipse2D.Double(12, 6, 176, 140));
        } else {
            g.fill(new RoundRectangle2D.Double(14, 6, 172, 140, 44, 44));
        }
        g.setColor(Color.WHITE);
        g.setStroke(new BasicStroke(4));
        g.draw(new Ellipse2D.Double(24, 14, 152, 124));
        charge(g, second, random);
        lettering(g, main, random);
        g.dispose();
        return image;
    }

    private static void charge(Graphics2D g, Color second, Random random) {
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
