package zhicha.market.picture.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.Random;

/** Toys, framed things and keepsakes. */
final class Toys {
    private Toys() {}

    static void plush(Graphics2D g, Random r) {
        Forms.disc(g, -0.42, -0.8, 0.22, r);
        Forms.disc(g, 0.42, -0.8, 0.22, r);
        Forms.ellipse(g, -0.6, 0, 1.2, 1, r);
        Forms.disc(g, 0, -0.4, 0.55, r);
        g.setColor(Color.BLACK);
        double eye = 0.12 + 0.15 * r.nextDouble();
        g.fill(new Ellipse2D.Double(-eye - 0.06, -0.55, 0.12, 0.12));
        g.fill(new Ellipse2D.Double(eye - 0.06, -0.55, 0.12, 0.12));
        Forms.disc(g, 0, -0.25, 0.12, r);
    }

    static void bricks(Graphics2D g, Random r) {
        for (int i = 0, n = 5 + r.nextInt(5); i < n; i++) {
            double x = -0.9 + 1.2 * r.nextDouble();
            double y = 0.65 - 0.32 * (i % 5);
            g.setColor(Paint.strong(r));
            g.fill(new Rectangle2D.Double(x, y, 0.6, 0.3));
            g.fill(new Rectangle2D.Double(x + 0.08, y - 0.08, 0.14, 0.08));
            g.fill(new Rectangle2D.Double(x + 0.36, y - 0.08, 0.14, 0.08));
        }
    }

    static void car(Graphics2D g, Random r) {
        Forms.polygon(g, r, -0.5, -0.1, -0.3, -0.55, 0.35, -0.55, 0.6, -0.1);
        Forms.round(g, -1, -0.12, 2, 0.55, 0.15, r);
        Forms.disc(g, -0.55, 0.45, 0.27, r);
        Forms.disc(g, 0.55, 0.45, 0.27, r);
    }

    static void frame(Graphics2D g, Random r) {
        Forms.box(g, -0.95, -0.8, 1.9, 1.6, r);
        Forms.box(g, -0.8, -0.65, 1.6, 1.3, r);
        Forms.polygon(g, r, -0.8, 0.65, -0.3 + 0.4 * r.nextDouble(), -0.3, 0.2, 0.3, 0.5, -0.1, 0.8, 0.65);
        Forms.disc(g, 0.6 - 1.2 * r.nextDouble(), -0.4, 0.15, r);
    }

    static void badge(Graphics2D g, Random r) {
        Forms.star(g, 6 + r.nextInt(12), 0.95, 0.7, r);
        Forms.disc(g, 0, 0, 0.6, r);
        Forms.star(g, 3 + r.nextInt(5), 0.4, 0.18, r);
    }
}
