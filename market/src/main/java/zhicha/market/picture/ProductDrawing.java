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

/** Photos of goods as a shop would show them. */
final class ProductDrawing {
    private ProductDrawing() {}

    static BufferedImage draw(Silhouette silhouette, int w, int h, Random random) {
        BufferedImage image = Canvas.blank(w, h);
        Graphics2D g = Canvas.pen(image);
        Paint.backdrop(g, w, h, random);
        if (random.nextInt(3) == 0) {
            place(
                    g,
                    silhouette,
                    w,
                    h,
                    random.nextDouble(),
                    random.nextDouble(),
                    0.16 + 0.1 * random.nextDouble(),
                    random);
        }
        place(
                g,
                silhouette,
                w,
                h,
                0.32 + 0.36 * random.nextDouble(),
                0.34 + 0.32 * random.nextDouble(),
                0.26 + 0.14 * random.nextDouble(),
                random);
        if (random.nextInt(3) == 0) {
            ribbon(g, w, h, random);
        }
        g.dispose();
        return image;
    }

    /** The same frame, backdrop and badge for every picture of one template; only the goods differ, and they fill it. */
    static BufferedImage inTemplate(Silhouette silhouette, Random template, Random own) {
        int size = 480;
        BufferedImage image = Canvas.blank(size, size);
        Graphics2D g = Canvas.pen(image);
        g.setColor(Paint.strong(template));
        g.fillRect(0, 0, size, size);
        // on paper of its own: clipping shapes inside a clip is slow
        BufferedImage inner = Canvas.blank(size - 48, size - 84);
        Graphics2D pen = Canvas.pen(inner);
        int w = inner.getWidth();
        int h = inner.getHeight();
        Paint.backdrop(pen, w, h, own);
        place(pen, silhouette, w, h, 0.35 + 0.3 * own.nextDouble(), 0.4 + 0.2 * own.nextDouble(), 0.42, own);
        pen.dispose();
        g.drawImage(inner, 24, 60, null);
        ribbon(g, size, size, template);
        g.dispose();
        return image;
    }

    /**
     * Draws one piece of goods.
     *
     * @param x middle, as a fraction of the width
     * @param y middle, as a fraction of the height
     * @param half half its height, as a fraction of the shorter side
     */
    static void place(
            Graphics2D g, Silhouette silhouette, int w, int h, double x, double y, double half, Random random) {
        AffineTransform before = g.getTransform();
        double scale = Math.min(w, h) * half;
        g.translate(w * x, h * y);
        g.setColor(new Color(0, 0, 0, 50));
        g.fill(new Ellipse2D.Double(-scale * 0.8, scale * 0.75, scale * 1.7, scale * 0.35));
        g.scale(scale, scale * (0.85 + 0.3 * random.nextDouble()));
        g.rotate(Math.toRadians(-28 + 56 * random.nextDouble()));
        goods(g, silhouette, random);
        g.setTransform(before);
    }

    /** In units of half the height, middle at 0, 0. */
    private static void goods(Graphics2D g, Silhouette silhouette, Random r) {
        switch (silhouette) {
            case BOTTLE -> {
                double neck = 0.14 + 0.12 * r.nextDouble();
                double body = 0.4 + 0.25 * r.nextDouble();
                box(g, -neck, -1, 2 * neck, 0.3, r);
                Path2D bottle = new Path2D.Double();
                bottle.moveTo(-neck, -0.7);
                bottle.quadTo(-body, -0.6, -body, -0.2);
                bottle.lineTo(-body * (0.8 + 0.2 * r.nextDouble()), 1);
                bottle.lineTo(body * (0.8 + 0.2 * r.nextDouble()), 1);
                bottle.lineTo(body, -0.2);
                bottle.quadTo(body, -0.6, neck, -0.7);
                bottle.closePath();
                Paint.textured(g, bottle, r);
            }
            case BOX -> {
                double depth = 0.2 + 0.3 * r.nextDouble();
                box(g, -0.8, -0.6, 1.3, 1.5, r);
                polygon(g, r, -0.8, -0.6, -0.8 + depth, -0.6 - depth, 0.5 + depth, -0.6 - depth, 0.5, -0.6);
                polygon(g, r, 0.5, -0.6, 0.5 + depth, -0.6 - depth, 0.5 + depth, 0.9 - depth, 0.5, 0.9);
            }
            case BAG -> {
                polygon(g, r, -0.6, -0.9, 0.6, -0.9, 0.75, 0.9, -0.75, 0.9);
                box(g, -0.62, -0.95, 1.24, 0.14, r);
                disc(g, 0, 0.1, 0.25 + 0.15 * r.nextDouble(), r);
            }
            case JAR -> {
                box(g, -0.5, -0.85, 1, 0.3, r);
                disc(g, 0, 0.25, 0.75, r);
                box(g, -0.55, -0.05, 1.1, 0.5, r);
            }
            case TUBE -> {
                polygon(g, r, -0.45, -0.95, 0.45, -0.95, 0.3, 0.7, -0.3, 0.7);
                box(g, -0.2, 0.7, 0.4, 0.3, r);
            }
            case HEADPHONES -> {
                g.setColor(Paint.strong(r));
                g.setStroke(new BasicStroke(0.1f + 0.12f * r.nextFloat()));
                g.draw(new Arc2D.Double(-0.7, -0.9, 1.4, 1.6, 0, 180, Arc2D.OPEN));
                ellipse(g, -0.95, -0.2, 0.5, 0.9, r);
                ellipse(g, 0.45, -0.2, 0.5, 0.9, r);
            }
            case SLAB -> {
                round(g, -0.5, -0.95, 1, 1.9, 0.2, r);
                round(g, -0.4, -0.75, 0.8, 1.3, 0.1, r);
                disc(g, 0, 0.75, 0.1, r);
            }
            case WATCH -> {
                box(g, -0.22, -1, 0.44, 2, r);
                if (r.nextBoolean()) {
                    disc(g, 0, 0, 0.48, r);
                    disc(g, 0, 0, 0.34, r);
                } else {
                    round(g, -0.45, -0.5, 0.9, 1, 0.2, r);
                }
            }
            case DISC -> {
                disc(g, 0, 0, 0.95, r);
                disc(g, 0, 0, 0.4 + 0.2 * r.nextDouble(), r);
                for (int i = 0, n = 4 + r.nextInt(5); i < n; i++) {
                    disc(g, 0.7 * Math.cos(i * 2 * Math.PI / n), 0.7 * Math.sin(i * 2 * Math.PI / n), 0.09, r);
                }
            }
            case BLADES -> {
                for (int i = 0; i < 2 + r.nextInt(2); i++) {
                    box(g, -1, -0.6 + 0.5 * i, 2, 0.14, r);
                    box(g, -0.15 + 0.2 * r.nextDouble(), -0.72 + 0.5 * i, 0.3, 0.3, r);
                }
            }
            case PLUSH -> {
                disc(g, -0.42, -0.8, 0.22, r);
                disc(g, 0.42, -0.8, 0.22, r);
                ellipse(g, -0.6, 0, 1.2, 1, r);
                disc(g, 0, -0.4, 0.55, r);
                g.setColor(Color.BLACK);
                double eye = 0.12 + 0.15 * r.nextDouble();
                g.fill(new Ellipse2D.Double(-eye - 0.06, -0.55, 0.12, 0.12));
                g.fill(new Ellipse2D.Double(eye - 0.06, -0.55, 0.12, 0.12));
                disc(g, 0, -0.25, 0.12, r);
            }
            case BRICKS -> {
                for (int i = 0, n = 5 + r.nextInt(5); i < n; i++) {
                    double x = -0.9 + 1.2 * r.nextDouble();
                    double y = 0.65 - 0.32 * (i % 5);
                    g.setColor(Paint.strong(r));
                    g.fill(new Rectangle2D.Double(x, y, 0.6, 0.3));
                    g.fill(new Rectangle2D.Double(x + 0.08, y - 0.08, 0.14, 0.08));
                    g.fill(new Rectangle2D.Double(x + 0.36, y - 0.08, 0.14, 0.08));
                }
            }
            case CAR -> {
                polygon(g, r, -0.5, -0.1, -0.3, -0.55, 0.35, -0.55, 0.6, -0.1);
                round(g, -1, -0.12, 2, 0.55, 0.15, r);
                disc(g, -0.55, 0.45, 0.27, r);
                disc(g, 0.55, 0.45, 0.27, r);
            }
            case GOGGLES -> {
                box(g, -1, -0.2, 2, 0.35, r);
                round(g, -0.8, -0.5, 1.6, 1, 0.6, r);
                round(g, -0.65, -0.38, 1.3, 0.72, 0.45, r);
            }
            case BOARD -> {
                round(g, -0.32, -1.2, 0.3, 2.4, 0.3, r);
                if (r.nextBoolean()) {
                    round(g, 0.12, -1.2, 0.3, 2.4, 0.3, r);
                } else {
                    box(g, -0.4, -0.4, 0.46, 0.14, r);
                    box(g, -0.4, 0.4, 0.46, 0.14, r);
                }
            }
            case SKATE -> {
                polygon(g, r, -0.5, -0.9, 0.1, -0.9, 0.15, -0.1, 0.8, 0.15, 0.8, 0.5, -0.55, 0.5);
                box(g, -0.7, 0.68, 1.6, 0.14, r);
                box(g, -0.4, 0.5, 0.12, 0.2, r);
                box(g, 0.45, 0.5, 0.12, 0.2, r);
            }
            case GLOVE -> {
                box(g, -0.45, 0.4, 0.9, 0.5, r);
                for (int i = 0; i < 4; i++) {
                    round(g, -0.5 + 0.25 * i, -0.9 + 0.1 * (i % 3), 0.22, 0.8, 0.2, r);
                }
                round(g, -0.5, -0.25, 1, 0.8, 0.3, r);
                round(g, 0.45, -0.1, 0.4, 0.24, 0.2, r);
            }
            case HELMET -> {
                g.setColor(Paint.strong(r));
                Path2D dome = new Path2D.Double();
                dome.moveTo(-0.95, 0.3);
                dome.curveTo(-0.95, -1.2, 0.95, -1.2, 0.95, 0.3);
                dome.closePath();
                Paint.textured(g, dome, r);
                round(g, -1, 0.2, 2, 0.25, 0.2, r);
                for (int i = 0; i < 3; i++) {
                    ellipse(g, -0.55 + 0.4 * i, -0.55, 0.2, 0.35, r);
                }
            }
            case FRAME -> {
                box(g, -0.95, -0.8, 1.9, 1.6, r);
                box(g, -0.8, -0.65, 1.6, 1.3, r);
                polygon(g, r, -0.8, 0.65, -0.3 + 0.4 * r.nextDouble(), -0.3, 0.2, 0.3, 0.5, -0.1, 0.8, 0.65);
                disc(g, 0.6 - 1.2 * r.nextDouble(), -0.4, 0.15, r);
            }
            case BADGE -> {
                star(g, 6 + r.nextInt(12), 0.95, 0.7, r);
                disc(g, 0, 0, 0.6, r);
                star(g, 3 + r.nextInt(5), 0.4, 0.18, r);
            }
            case CYLINDER -> {
                box(g, -0.12, -1.1, 0.24, 0.3, r);
                box(g, -0.35, -1.15, 0.5, 0.12, r);
                round(g, -0.42, -0.8, 0.84, 1.8, 0.35, r);
                box(g, -0.42, -0.2, 0.84, 0.6, r);
            }
            case COIL -> {
                for (int i = 0; i < 6; i++) {
                    double d = 1.9 - 0.28 * i;
                    g.setColor(i % 2 == 0 ? Paint.strong(r) : Paint.pale(r));
                    g.fill(new Ellipse2D.Double(-d / 2, -d / 2, d, d));
                }
                box(g, 0.3, 0.6, 0.8, 0.22, r);
            }
            case STOVE -> {
                round(g, -1.1, -0.6, 2.2, 1.2, 0.1, r);
                for (double x = -0.52; x < 0.6; x += 1.04) {
                    disc(g, x, -0.1, 0.38, r);
                    disc(g, x, -0.1, 0.2, r);
                }
                disc(g, -0.2, 0.48, 0.08, r);
                disc(g, 0.2, 0.48, 0.08, r);
            }
            case PANEL -> {
                round(g, -0.65, -1, 1.3, 2, 0.12, r);
                box(g, -0.4, -0.2 + 0.4 * r.nextDouble(), 0.8, 0.3, r);
                disc(g, 0.3, 0.7, 0.12, r);
            }
        }
    }

    static void star(Graphics2D g, int points, double outer, double inner, Random r) {
        Path2D star = new Path2D.Double();
        for (int i = 0; i < 2 * points; i++) {
            double radius = i % 2 == 0 ? outer : inner;
            double angle = Math.PI * i / points - Math.PI / 2;
            if (i == 0) {
                star.moveTo(radius * Math.cos(angle), radius * Math.sin(angle));
            } else {
                star.lineTo(radius * Math.cos(angle), radius * Math.sin(angle));
            }
        }
        star.closePath();
        Paint.textured(g, star, r);
    }

    private static void ribbon(Graphics2D g, int w, int h, Random random) {
        g.setColor(Paint.strong(random));
        double x = random.nextBoolean() ? 0 : w * 0.72;
        double y = random.nextBoolean() ? 0 : h * 0.86;
        g.fill(new Rectangle2D.Double(x, y, w * 0.28, h * 0.14));
        g.setColor(Paint.pale(random));
        for (int i = 0; i < 2; i++) {
            g.fill(new Rectangle2D.Double(
                    x + w * 0.04, y + h * (0.035 + 0.045 * i), w * (0.1 + 0.1 * random.nextDouble()), h * 0.025));
        }
    }

    private static void box(Graphics2D g, double x, double y, double w, double h, Random r) {
        Paint.textured(g, new Rectangle2D.Double(x, y, w, h), r);
    }

    private static void round(Graphics2D g, double x, double y, double w, double h, double arc, Random r) {
        Paint.textured(g, new RoundRectangle2D.Double(x, y, w, h, arc, arc), r);
    }

    private static void ellipse(Graphics2D g, double x, double y, double w, double h, Random r) {
        Paint.textured(g, new Ellipse2D.Double(x, y, w, h), r);
    }

    private static void disc(Graphics2D g, double x, double y, double radius, Random r) {
        ellipse(g, x - radius, y - radius, 2 * radius, 2 * radius, r);
    }

    private static void polygon(Graphics2D g, Random r, double... points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        path.closePath();
        Paint.textured(g, path, r);
    }
}
