package zhicha.matcher.image.mark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ShapeTest {
    private static final float MOST = 10;

    /** A pear: {@code radius = 100 (1 + 0.3 cos + 0.15 sin 2)}, seen through a matrix. */
    private static Shape pear(double a, double b, double c, double d, double startsAt) {
        float[] x = new float[400];
        float[] y = new float[400];
        for (int i = 0; i < x.length; i++) {
            double angle = startsAt + 2 * Math.PI * i / x.length;
            double radius = 100 * (1 + 0.3 * Math.cos(angle) + 0.15 * Math.sin(2 * angle));
            double u = radius * Math.cos(angle);
            double v = radius * Math.sin(angle);
            x[i] = (float) (300 + a * u + b * v);
            y[i] = (float) (200 + c * u + d * v);
        }
        Shape shape = Shape.of(new Curve(x, y, false, 30_000));
        assertNotNull(shape);
        return shape;
    }

    @Test
    void aTurnASlantAndAnotherBeginningLeaveTheSignatureAsItIs() {
        Shape straight = pear(1, 0, 0, 1, 0);
        Shape slanted = pear(0.5, 0.2, -0.1, 0.7, 2);
        assertTrue(straight.unlikeness(slanted, MOST) < 1e-4, () -> "" + straight.unlikeness(slanted, MOST));
        assertTrue(straight.distinct() > 5e-4);
    }

    @Test
    void theTurnThatLaysOneOnTheOtherIsFound() {
        double degrees = 50;
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        Shape.Turn turn = pear(1, 0, 0, 1, 0)
                .turnsOnto(pear(cos, -sin, sin, cos, 0), 1, 1)
                .get(0);
        assertEquals(degrees, Math.toDegrees(turn.radians()), 3);
        assertTrue(turn.rest() < 0.01, turn::toString);
    }

    @Test
    void anEllipseHasNothingOfItsOwn() {
        float[] x = new float[200];
        float[] y = new float[200];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) (80 * Math.cos(2 * Math.PI * i / x.length));
            y[i] = (float) (30 * Math.sin(2 * Math.PI * i / x.length));
        }
        Shape ellipse = Shape.of(new Curve(x, y, false, 7_500));
        assertNotNull(ellipse);
        assertEquals(0, ellipse.distinct(), 2e-4);
    }
}
