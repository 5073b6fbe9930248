package zhicha.market.picture.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.util.Random;

/** The outline of a product, and how such a product is drawn. */
public enum Silhouette {
    BOTTLE(Packaging::bottle),
    BOX(Packaging::box),
    BAG(Packaging::bag),
    JAR(Packaging::jar),
    TUBE(Packaging::tube),
    HEADPHONES(Equipment::headphones),
    SLAB(Equipment::slab),
    WATCH(Equipment::watch),
    DISC(Equipment::disc),
    BLADES(Equipment::blades),
    PLUSH(Toys::plush),
    BRICKS(Toys::bricks),
    CAR(Toys::car),
    GOGGLES(SnowGear::goggles),
    BOARD(SnowGear::board),
    SKATE(SnowGear::skate),
    GLOVE(SnowGear::glove),
    HELMET(SnowGear::helmet),
    FRAME(Toys::frame),
    BADGE(Toys::badge),
    CYLINDER(Packaging::cylinder),
    COIL(Equipment::coil),
    STOVE(Equipment::stove),
    PANEL(Equipment::panel);

    /** Draws the goods in units of half their height, with their middle at 0, 0. */
    private interface Drawing {
        void draw(Graphics2D g, Random random);
    }

    private final Drawing drawing;

    Silhouette(Drawing drawing) {
        this.drawing = drawing;
    }

    /**
     * Draws one piece of goods with its shadow, turned by up to 28 degrees.
     *
     * @param w width of the picture in pixels
     * @param h its height
     * @param x middle of the goods, as a fraction of the width
     * @param y middle, as a fraction of the height
     * @param half half their height, as a fraction of the shorter side
     */
    public void draw(Graphics2D g, int w, int h, double x, double y, double half, Random random) {
        AffineTransform before = g.getTransform();
        double scale = Math.min(w, h) * half;
        g.translate(w * x, h * y);
        g.setColor(new Color(0, 0, 0, 50));
        g.fill(new Ellipse2D.Double(-scale * 0.8, scale * 0.75, scale * 1.7, scale * 0.35));
        g.scale(scale, scale * (0.85 + 0.3 * random.nextDouble()));
        g.rotate(Math.toRadians(-28 + 56 * random.nextDouble()));
        drawing.draw(g, random);
        g.setTransform(before);
    }
}
