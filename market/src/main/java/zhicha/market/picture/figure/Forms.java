package zhicha.market.picture.figure;

import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Random;

/** Plain forms, each filled with a texture of its own. */
final class Forms {
    private Forms() {}

    static void box(Graphics2D g, double x, double y, double w, double h, Random r) {
        Paint.textured(g, new Rectangle2D.Double(x, y, w, h), r);
    }

    static void round(Graphics2D g, double x, double y, double w, double h, double arc, Random r) {
        Paint.textured(g, new RoundRectangle2D.Double(x, y, w, h, arc, arc), r);
    }

    static void ellipse(Graphics2D g, double x, double y, double w, double h, Random r) {
        Paint.textured(g, new Ellipse2D.Double(x, y, w, h), r);
    }

    static void disc(Graphics2D g, double x, double y, double radius, Random r) {
        ellipse(g, x - radius, y - radius, 2 * radius, 2 * radius, r);
    }

    static void polygon(Graphics2D g, Random r, double... points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        path.closePath();
        Paint.textured(g, path, r);
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
}
