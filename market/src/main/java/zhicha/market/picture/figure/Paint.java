package zhicha.market.picture.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.Random;

/** Colours, textures and backdrops. */
public final class Paint {
    private Paint() {}

    public static Color strong(Random random) {
        return Color.getHSBColor(
                random.nextFloat(), 0.45f + 0.5f * random.nextFloat(), 0.35f + 0.55f * random.nextFloat());
    }

    public static Color pale(Random random) {
        return Color.getHSBColor(
                random.nextFloat(), 0.05f + 0.3f * random.nextFloat(), 0.78f + 0.2f * random.nextFloat());
    }

    public static Color any(Random random) {
        return random.nextBoolean() ? strong(random) : pale(random);
    }

    /** Fills a shape with one of seven textures. */
    static void textured(Graphics2D g, Shape shape, Random random) {
        Rectangle2D box = shape.getBounds2D();
        Color ground = any(random);
        Color figure = any(random);
        g.setPaint(new GradientPaint(
                (float) box.getMinX(),
                (float) box.getMinY(),
                ground,
                (float) box.getMaxX(),
                (float) box.getMaxY(),
                random.nextBoolean() ? ground.darker() : ground));
        g.fill(shape);
        Shape before = g.getClip();
        g.clip(shape);
        g.setColor(figure);
        double size = Math.max(box.getWidth(), box.getHeight());
        int count = 3 + random.nextInt(6);
        double step = size / count;
        switch (random.nextInt(7)) {
            case 0 -> {
                double slant = random.nextDouble() * size - size / 2;
                g.setStroke(new BasicStroke((float) (step * 0.45)));
                for (double x = box.getMinX() - size; x < box.getMaxX() + size; x += step) {
                    g.draw(new Line2D.Double(x, box.getMinY(), x + slant, box.getMaxY()));
                }
            }
            case 1 -> {
                for (double y = box.getMinY(); y < box.getMaxY(); y += step) {
                    for (double x = box.getMinX(); x < box.getMaxX(); x += step) {
                        double d = step * (0.2 + 0.5 * random.nextDouble());
                        g.fill(new Ellipse2D.Double(x, y, d, d));
                    }
                }
            }
            case 2 -> {
                for (int row = 0; row < count; row++) {
                    for (int column = row % 2; column < count; column += 2) {
                        g.fill(new Rectangle2D.Double(
                                box.getMinX() + column * step, box.getMinY() + row * step, step, step));
                    }
                }
            }
            case 3 -> {
                g.setStroke(new BasicStroke((float) (step * 0.3)));
                for (double y = box.getMinY(); y < box.getMaxY() + step; y += step) {
                    Path2D wave = new Path2D.Double();
                    wave.moveTo(box.getMinX(), y);
                    for (double x = box.getMinX(); x < box.getMaxX(); x += step) {
                        wave.quadTo(x + step / 4, y - step / 2, x + step / 2, y);
                        wave.quadTo(x + step * 3 / 4, y + step / 2, x + step, y);
                    }
                    g.draw(wave);
                }
            }
            case 4 -> label(g, box, random);
            case 5 -> {
                for (int i = 0; i < 4; i++) {
                    double d = size * (0.2 + 0.4 * random.nextDouble());
                    g.setColor(any(random));
                    g.fill(new Ellipse2D.Double(
                            box.getMinX() + random.nextDouble() * box.getWidth() - d / 2,
                            box.getMinY() + random.nextDouble() * box.getHeight() - d / 2,
                            d,
                            d));
                }
            }
            default -> label(g, box, random);
        }
        g.setClip(before);
        g.setColor(ground.darker().darker());
        g.setStroke(new BasicStroke((float) (size * 0.012)));
        g.draw(shape);
    }

    /** A printed label: a band, a round device and lines that stand for print. No letters, so no font is needed. */
    private static void label(Graphics2D g, Rectangle2D box, Random random) {
        double top = box.getMinY() + box.getHeight() * (0.2 + 0.3 * random.nextDouble());
        double height = box.getHeight() * (0.25 + 0.2 * random.nextDouble());
        g.fill(new Rectangle2D.Double(box.getMinX(), top, box.getWidth(), height));
        g.setColor(strong(random));
        double d = height * (0.4 + 0.3 * random.nextDouble());
        double x = box.getMinX() + box.getWidth() * (0.1 + 0.5 * random.nextDouble());
        g.fill(new Ellipse2D.Double(x, top + height * 0.12, d, d));
        g.setColor(pale(random));
        for (int line = 0; line < 3; line++) {
            double width = box.getWidth() * (0.2 + 0.5 * random.nextDouble());
            g.fill(new Rectangle2D.Double(
                    box.getMinX() + box.getWidth() * 0.12, top + height * (0.62 + 0.13 * line), width, height * 0.06));
        }
    }

    /** The room behind the goods: a lit wall, sometimes a table, soft large shapes. */
    public static void backdrop(Graphics2D g, int w, int h, Random random) {
        Color light = random.nextInt(3) == 0 ? Color.WHITE : pale(random);
        Color shade = random.nextInt(3) == 0 ? strong(random) : pale(random).darker();
        double angle = random.nextDouble() * Math.PI * 2;
        float dx = (float) (Math.cos(angle) * w / 2);
        float dy = (float) (Math.sin(angle) * h / 2);
        if (random.nextInt(3) == 0) {
            g.setPaint(new RadialGradientPaint(
                    new Point2D.Double(w * random.nextDouble(), h * random.nextDouble()),
                    (float) (Math.max(w, h) * (0.5 + 0.4 * random.nextDouble())),
                    new float[] {0, 1},
                    new Color[] {light, shade}));
        } else {
            g.setPaint(new GradientPaint(w / 2f - dx, h / 2f - dy, light, w / 2f + dx, h / 2f + dy, shade));
        }
        g.fillRect(0, 0, w, h);
        int shapes = 2 + random.nextInt(4);
        for (int i = 0; i < shapes; i++) {
            Color color = any(random);
            g.setColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), 60 + random.nextInt(120)));
            double sw = w * (0.2 + 0.5 * random.nextDouble());
            double sh = h * (0.2 + 0.5 * random.nextDouble());
            double x = random.nextDouble() * w - sw / 2;
            double y = random.nextDouble() * h - sh / 2;
            g.fill(random.nextBoolean() ? new Ellipse2D.Double(x, y, sw, sh) : new Rectangle2D.Double(x, y, sw, sh));
        }
        if (random.nextInt(2) == 0) {
            double level = h * (0.55 + 0.35 * random.nextDouble());
            double tilt = h * 0.2 * (random.nextDouble() - 0.5);
            Path2D table = new Path2D.Double();
            table.moveTo(0, level);
            table.lineTo(w, level + tilt);
            table.lineTo(w, h);
            table.lineTo(0, h);
            table.closePath();
            textured(g, table, random);
        }
    }
}
