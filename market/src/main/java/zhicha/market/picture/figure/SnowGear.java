package zhicha.market.picture.figure;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.Random;

/** What people wear and ride on snow and ice. */
final class SnowGear {
    private SnowGear() {}

    static void goggles(Graphics2D g, Random r) {
        Forms.box(g, -1, -0.2, 2, 0.35, r);
        Forms.round(g, -0.8, -0.5, 1.6, 1, 0.6, r);
        Forms.round(g, -0.65, -0.38, 1.3, 0.72, 0.45, r);
    }

    static void board(Graphics2D g, Random r) {
        Forms.round(g, -0.32, -1.2, 0.3, 2.4, 0.3, r);
        if (r.nextBoolean()) {
            Forms.round(g, 0.12, -1.2, 0.3, 2.4, 0.3, r);
        } else {
            Forms.box(g, -0.4, -0.4, 0.46, 0.14, r);
            Forms.box(g, -0.4, 0.4, 0.46, 0.14, r);
        }
    }

    static void skate(Graphics2D g, Random r) {
        Forms.polygon(g, r, -0.5, -0.9, 0.1, -0.9, 0.15, -0.1, 0.8, 0.15, 0.8, 0.5, -0.55, 0.5);
        Forms.box(g, -0.7, 0.68, 1.6, 0.14, r);
        Forms.box(g, -0.4, 0.5, 0.12, 0.2, r);
        Forms.box(g, 0.45, 0.5, 0.12, 0.2, r);
    }

    static void glove(Graphics2D g, Random r) {
        Forms.box(g, -0.45, 0.4, 0.9, 0.5, r);
        for (int i = 0; i < 4; i++) {
            Forms.round(g, -0.5 + 0.25 * i, -0.9 + 0.1 * (i % 3), 0.22, 0.8, 0.2, r);
        }
        Forms.round(g, -0.5, -0.25, 1, 0.8, 0.3, r);
        Forms.round(g, 0.45, -0.1, 0.4, 0.24, 0.2, r);
    }

    static void helmet(Graphics2D g, Random r) {
        g.setColor(Paint.strong(r));
        Path2D dome = new Path2D.Double();
        dome.moveTo(-0.95, 0.3);
        dome.curveTo(-0.95, -1.2, 0.95, -1.2, 0.95, 0.3);
        dome.closePath();
        Paint.textured(g, dome, r);
        Forms.round(g, -1, 0.2, 2, 0.25, 0.2, r);
        for (int i = 0; i < 3; i++) {
            Forms.ellipse(g, -0.55 + 0.4 * i, -0.55, 0.2, 0.35, r);
        }
    }
}
