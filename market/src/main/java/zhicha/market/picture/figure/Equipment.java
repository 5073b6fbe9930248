package zhicha.market.picture.figure;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.util.Random;

/** Devices, appliances and parts of cars. */
final class Equipment {
    private Equipment() {}

    static void headphones(Graphics2D g, Random r) {
        g.setColor(Paint.strong(r));
        g.setStroke(new BasicStroke(0.1f + 0.12f * r.nextFloat()));
        g.draw(new Arc2D.Double(-0.7, -0.9, 1.4, 1.6, 0, 180, Arc2D.OPEN));
        Forms.ellipse(g, -0.95, -0.2, 0.5, 0.9, r);
        Forms.ellipse(g, 0.45, -0.2, 0.5, 0.9, r);
    }

    static void slab(Graphics2D g, Random r) {
        Forms.round(g, -0.5, -0.95, 1, 1.9, 0.2, r);
        Forms.round(g, -0.4, -0.75, 0.8, 1.3, 0.1, r);
        Forms.disc(g, 0, 0.75, 0.1, r);
    }

    static void watch(Graphics2D g, Random r) {
        Forms.box(g, -0.22, -1, 0.44, 2, r);
        if (r.nextBoolean()) {
            Forms.disc(g, 0, 0, 0.48, r);
            Forms.disc(g, 0, 0, 0.34, r);
        } else {
            Forms.round(g, -0.45, -0.5, 0.9, 1, 0.2, r);
        }
    }

    static void disc(Graphics2D g, Random r) {
        Forms.disc(g, 0, 0, 0.95, r);
        Forms.disc(g, 0, 0, 0.4 + 0.2 * r.nextDouble(), r);
        for (int i = 0, n = 4 + r.nextInt(5); i < n; i++) {
            Forms.disc(g, 0.7 * Math.cos(i * 2 * Math.PI / n), 0.7 * Math.sin(i * 2 * Math.PI / n), 0.09, r);
        }
    }

    static void blades(Graphics2D g, Random r) {
        for (int i = 0; i < 2 + r.nextInt(2); i++) {
            Forms.box(g, -1, -0.6 + 0.5 * i, 2, 0.14, r);
            Forms.box(g, -0.15 + 0.2 * r.nextDouble(), -0.72 + 0.5 * i, 0.3, 0.3, r);
        }
    }

    static void coil(Graphics2D g, Random r) {
        for (int i = 0; i < 6; i++) {
            double d = 1.9 - 0.28 * i;
            g.setColor(i % 2 == 0 ? Paint.strong(r) : Paint.pale(r));
            g.fill(new Ellipse2D.Double(-d / 2, -d / 2, d, d));
        }
        Forms.box(g, 0.3, 0.6, 0.8, 0.22, r);
    }

    static void stove(Graphics2D g, Random r) {
        Forms.round(g, -1.1, -0.6, 2.2, 1.2, 0.1, r);
        for (double x = -0.52; x < 0.6; x += 1.04) {
            Forms.disc(g, x, -0.1, 0.38, r);
            Forms.disc(g, x, -0.1, 0.2, r);
        }
        Forms.disc(g, -0.2, 0.48, 0.08, r);
        Forms.disc(g, 0.2, 0.48, 0.08, r);
    }

    static void panel(Graphics2D g, Random r) {
        Forms.round(g, -0.65, -1, 1.3, 2, 0.12, r);
        Forms.box(g, -0.4, -0.2 + 0.4 * r.nextDouble(), 0.8, 0.3, r);
        Forms.disc(g, 0.3, 0.7, 0.12, r);
    }
}
