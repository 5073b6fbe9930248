package zhicha.market.picture.figure;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.Random;

/** Bottles, boxes, bags, jars, tubes and canisters. */
final class Packaging {
    private Packaging() {}

    static void bottle(Graphics2D g, Random r) {
        double neck = 0.14 + 0.12 * r.nextDouble();
        double body = 0.4 + 0.25 * r.nextDouble();
        Forms.box(g, -neck, -1, 2 * neck, 0.3, r);
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

    static void box(Graphics2D g, Random r) {
        double depth = 0.2 + 0.3 * r.nextDouble();
        Forms.box(g, -0.8, -0.6, 1.3, 1.5, r);
        Forms.polygon(g, r, -0.8, -0.6, -0.8 + depth, -0.6 - depth, 0.5 + depth, -0.6 - depth, 0.5, -0.6);
        Forms.polygon(g, r, 0.5, -0.6, 0.5 + depth, -0.6 - depth, 0.5 + depth, 0.9 - depth, 0.5, 0.9);
    }

    static void bag(Graphics2D g, Random r) {
        Forms.polygon(g, r, -0.6, -0.9, 0.6, -0.9, 0.75, 0.9, -0.75, 0.9);
        Forms.box(g, -0.62, -0.95, 1.24, 0.14, r);
        Forms.disc(g, 0, 0.1, 0.25 + 0.15 * r.nextDouble(), r);
    }

    static void jar(Graphics2D g, Random r) {
        Forms.box(g, -0.5, -0.85, 1, 0.3, r);
        Forms.disc(g, 0, 0.25, 0.75, r);
        Forms.box(g, -0.55, -0.05, 1.1, 0.5, r);
    }

    static void tube(Graphics2D g, Random r) {
        Forms.polygon(g, r, -0.45, -0.95, 0.45, -0.95, 0.3, 0.7, -0.3, 0.7);
        Forms.box(g, -0.2, 0.7, 0.4, 0.3, r);
    }

    static void cylinder(Graphics2D g, Random r) {
        Forms.box(g, -0.12, -1.1, 0.24, 0.3, r);
        Forms.box(g, -0.35, -1.15, 0.5, 0.12, r);
        Forms.round(g, -0.42, -0.8, 0.84, 1.8, 0.35, r);
        Forms.box(g, -0.42, -0.2, 0.84, 0.6, r);
    }
}
