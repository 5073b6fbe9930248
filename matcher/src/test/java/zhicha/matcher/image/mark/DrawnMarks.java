package zhicha.matcher.image.mark;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;
import zhicha.matcher.image.decode.Picture;

/** Invented marks of one colour, 300 pixels wide and high, and restless grounds to put them on. */
final class DrawnMarks {
    static final int SIDE = 300;

    private DrawnMarks() {}

    /** A hook, a key, a leaf with a hole, and a fork. */
    static List<Area> all() {
        return List.of(hook(), key(), leaf(), fork());
    }

    private static Area hook() {
        Path2D path = new Path2D.Double();
        path.moveTo(20, 170);
        path.curveTo(60, 290, 170, 260, 285, 40);
        path.curveTo(190, 170, 110, 200, 90, 120);
        path.curveTo(80, 90, 60, 110, 20, 170);
        path.closePath();
        return new Area(path);
    }

    private static Area key() {
        Area key = new Area(new Ellipse2D.Double(15, 90, 120, 120));
        key.subtract(new Area(new Ellipse2D.Double(50, 125, 50, 50)));
        key.add(new Area(new Rectangle2D.Double(130, 135, 155, 30)));
        key.add(new Area(new Rectangle2D.Double(220, 160, 22, 50)));
        key.add(new Area(new Rectangle2D.Double(260, 160, 22, 34)));
        return key;
    }

    private static Area leaf() {
        Path2D path = new Path2D.Double();
        path.moveTo(150, 10);
        path.curveTo(290, 90, 270, 230, 150, 290);
        path.curveTo(130, 240, 190, 200, 110, 190);
        path.curveTo(20, 170, 60, 60, 150, 10);
        path.closePath();
        Area leaf = new Area(path);
        leaf.subtract(new Area(new Ellipse2D.Double(130, 80, 70, 44)));
        return leaf;
    }

    private static Area fork() {
        Area fork = new Area(new Rectangle2D.Double(135, 120, 30, 170));
        fork.add(new Area(new Rectangle2D.Double(60, 120, 180, 34)));
        fork.add(new Area(new Rectangle2D.Double(60, 20, 26, 110)));
        fork.add(new Area(new Rectangle2D.Double(138, 50, 24, 80)));
        fork.add(new Area(new Ellipse2D.Double(205, 30, 60, 110)));
        return fork;
    }

    static Picture reference(Area mark) {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = pen(image);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, SIDE, SIDE);
        g.setColor(new Color(20, 60, 150));
        g.fill(mark);
        g.dispose();
        return picture(image);
    }

    /** Stripes and blots of all greys but the lightest and darkest, the same for the same seed. */
    static BufferedImage ground(long seed) {
        Random random = new Random(seed);
        BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = pen(image);
        g.setColor(new Color(150, 140, 120));
        g.fillRect(0, 0, 640, 480);
        for (int i = 0; i < 160; i++) {
            g.setColor(Color.getHSBColor(random.nextFloat(), 0.3f, 0.35f + 0.35f * random.nextFloat()));
            g.fill(new Ellipse2D.Double(
                    random.nextInt(640), random.nextInt(480), 5 + random.nextInt(60), 5 + random.nextInt(40)));
        }
        g.dispose();
        return image;
    }

    /** The mark in this colour, its unit square laid down by the transform. */
    static void put(BufferedImage onto, Area mark, Color colour, AffineTransform at) {
        Graphics2D g = pen(onto);
        g.setColor(colour);
        g.fill(mark.createTransformedArea(at));
        g.dispose();
    }

    static Graphics2D pen(BufferedImage image) {
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        return g;
    }

    static Picture picture(BufferedImage image) {
        int[] rgb = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] &= 0xffffff;
        }
        return new Picture(image.getWidth(), image.getHeight(), rgb);
    }
}
