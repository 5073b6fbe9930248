package zhicha.matcher.image.mark;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A closed curve freed of place, size, slant and stretch: its area is moved to the origin and its second moments are made those of a
 * disc (Hu 1962; Rothe, Süße and Voss 1996), and what is left is written as a Fourier series (Zahn and Roskies 1972; Arbter et al. 1990).
 *
 * @param x middle of the area
 * @param whitening symmetric 2 x 2 matrix, three figures, that makes the second moments those of a unit disc
 * @param harmonics real and imaginary part of each harmonic, from the lowest to the highest, the mean left out
 * @param signature sizes of the harmonics, which no turn and no other starting point changes
 * @param distinct share of the curve that a circle does not explain, 0 for an ellipse
 */
record Shape(
        double x, double y, double[] whitening, float[] harmonics, float[] signature, double distinct, double area) {
    /** Harmonics run from minus this to this. */
    static final int HIGHEST = 10;

    private static final int POINTS = 64;
    /** Share of the best turn's agreement from which another is as good. */
    private static final double AS_GOOD = 0.985;

    static final int HARMONICS = 2 * HIGHEST;
    /** Of each harmonic at each of so many steps around. */
    private static final double[][] COS = new double[HARMONICS][POINTS];

    private static final double[][] SIN = new double[HARMONICS][POINTS];

    static {
        for (int place = 0; place < HARMONICS; place++) {
            for (int i = 0; i < POINTS; i++) {
                int angle = Math.floorMod(number(place) * i, POINTS);
                COS[place][i] = Math.cos(2 * Math.PI * angle / POINTS);
                SIN[place][i] = Math.sin(2 * Math.PI * angle / POINTS);
            }
        }
    }

    /** The number of the harmonic at a place, which is never 0. */
    private static int number(int place) {
        return place < HIGHEST ? place - HIGHEST : place - HIGHEST + 1;
    }

    /** Null where the curve is next to a line. */
    static @Nullable Shape of(Curve curve) {
        int n = curve.length();
        float[] px = curve.x();
        float[] py = curve.y();
        double area = 0;
        double mx = 0;
        double my = 0;
        double xx = 0;
        double xy = 0;
        double yy = 0;
        double ox = px[0];
        double oy = py[0];
        for (int i = 0; i < n; i++) {
            int j = i + 1 == n ? 0 : i + 1;
            double x0 = px[i] - ox;
            double y0 = py[i] - oy;
            double x1 = px[j] - ox;
            double y1 = py[j] - oy;
            double cross = x0 * y1 - x1 * y0;
            area += cross / 2;
            mx += (x0 + x1) * cross / 6;
            my += (y0 + y1) * cross / 6;
            xx += (x0 * x0 + x0 * x1 + x1 * x1) * cross / 12;
            yy += (y0 * y0 + y0 * y1 + y1 * y1) * cross / 12;
            xy += (2 * x0 * y0 + x0 * y1 + x1 * y0 + 2 * x1 * y1) * cross / 24;
        }
        if (area < 4) {
            return null;
        }
        mx /= area;
        my /= area;
        // of a disc of radius r the second moment is r^2 / 4
        xx = 4 * (xx / area - mx * mx);
        yy = 4 * (yy / area - my * my);
        xy = 4 * (xy / area - mx * my);
        double[] whitening = inverseRoot(xx, xy, yy);
        if (whitening == null) {
            return null;
        }
        double[] u = new double[n];
        double[] v = new double[n];
        for (int i = 0; i < n; i++) {
            double dx = px[i] - ox - mx;
            double dy = py[i] - oy - my;
            u[i] = whitening[0] * dx + whitening[1] * dy;
            v[i] = whitening[1] * dx + whitening[2] * dy;
        }
        float[] harmonics = series(u, v);
        return of(mx + ox, my + oy, whitening, harmonics, area);
    }

    private static Shape of(double x, double y, double[] whitening, float[] harmonics, double area) {
        float[] signature = new float[HARMONICS];
        double all = 0;
        double circle = 0;
        for (int place = 0; place < HARMONICS; place++) {
            double re = harmonics[2 * place];
            double im = harmonics[2 * place + 1];
            double square = re * re + im * im;
            signature[place] = (float) Math.sqrt(square);
            all += square;
            circle += number(place) == 1 ? square : 0;
        }
        return new Shape(x, y, whitening, harmonics, signature, 1 - circle / all, area);
    }

    /** Of a symmetric matrix; null where the curve is fifty times as long as wide. */
    private static double @Nullable [] inverseRoot(double xx, double xy, double yy) {
        double determinant = xx * yy - xy * xy;
        double trace = xx + yy;
        if (determinant <= 0 || determinant * 600 < trace * trace) {
            return null;
        }
        // the root of a 2 x 2 matrix M is (M + s I) / t with s = sqrt(det M), t = sqrt(trace M + 2 s)
        double s = Math.sqrt(determinant);
        double t = Math.sqrt(trace + 2 * s);
        double a = (xx + s) / t;
        double b = xy / t;
        double c = (yy + s) / t;
        double d = a * c - b * b;
        return new double[] {c / d, -b / d, a / d};
    }

    /** At points that lie equally far apart along the curve. */
    private static float[] series(double[] u, double[] v) {
        int n = u.length;
        double[] at = new double[n + 1];
        for (int i = 0; i < n; i++) {
            int j = i + 1 == n ? 0 : i + 1;
            double across = u[j] - u[i];
            double down = v[j] - v[i];
            at[i + 1] = at[i] + Math.sqrt(across * across + down * down);
        }
        double step = at[n] / POINTS;
        double[] re = new double[POINTS];
        double[] im = new double[POINTS];
        int i = 0;
        for (int point = 0; point < POINTS; point++) {
            double wanted = point * step;
            while (i + 1 < n && at[i + 1] < wanted) {
                i++;
            }
            int j = i + 1 == n ? 0 : i + 1;
            double length = at[i + 1] - at[i];
            double part = length <= 0 ? 0 : (wanted - at[i]) / length;
            re[point] = u[i] + part * (u[j] - u[i]);
            im[point] = v[i] + part * (v[j] - v[i]);
        }
        float[] harmonics = new float[2 * HARMONICS];
        for (int place = 0; place < HARMONICS; place++) {
            double[] cos = COS[place];
            double[] sin = SIN[place];
            double a = 0;
            double b = 0;
            for (int point = 0; point < POINTS; point++) {
                a += re[point] * cos[point] + im[point] * sin[point];
                b += im[point] * cos[point] - re[point] * sin[point];
            }
            harmonics[2 * place] = (float) (a / POINTS);
            harmonics[2 * place + 1] = (float) (b / POINTS);
        }
        return harmonics;
    }

    /** Sum of squares by which the signatures differ, or anything above {@code most} where it is more. */
    float unlikeness(Shape other, float most) {
        float sum = 0;
        // the lowest harmonics say most, and lie in the middle
        for (int i = 0; i < HIGHEST && sum <= most; i++) {
            float low = signature[HIGHEST - 1 - i] - other.signature[HIGHEST - 1 - i];
            float high = signature[HIGHEST + i] - other.signature[HIGHEST + i];
            sum += low * low + high * high;
        }
        return sum;
    }

    /**
     * A turn of this shape that lays it on the other.
     *
     * @param radians how far
     * @param rest what then still differs, as a share of both, 0 to 1
     */
    record Turn(double radians, double rest) {}

    /**
     * The turns that lay this on the other best, at most so many; a square has four that are equally good.
     *
     * @param mostRest what may still differ after a turn, as a share of both
     */
    List<Turn> turnsOnto(Shape other, int most, double mostRest) {
        double[] re = new double[POINTS];
        double[] im = new double[POINTS];
        double energy = 0;
        double[] a = new double[HARMONICS];
        double[] b = new double[HARMONICS];
        for (int place = 0; place < HARMONICS; place++) {
            double p = harmonics[2 * place];
            double q = harmonics[2 * place + 1];
            double r = other.harmonics[2 * place];
            double s = other.harmonics[2 * place + 1];
            a[place] = p * r + q * s;
            b[place] = p * s - q * r;
            energy += p * p + q * q + r * r + s * s;
        }
        // harmonic by harmonic, so that many shifts are added up at a time
        for (int place = 0; place < HARMONICS; place++) {
            double[] cos = COS[place];
            double[] sin = SIN[place];
            double p = a[place];
            double q = b[place];
            for (int shift = 0; shift < POINTS; shift++) {
                re[shift] += p * cos[shift] - q * sin[shift];
                im[shift] += p * sin[shift] + q * cos[shift];
            }
        }
        // squares are compared: Math.hypot guards against overflow, at ten times the cost
        double[] squares = new double[POINTS];
        double best = 0;
        for (int shift = 0; shift < POINTS; shift++) {
            squares[shift] = re[shift] * re[shift] + im[shift] * im[shift];
            best = Math.max(best, squares[shift]);
        }
        List<Turn> turns = new ArrayList<>();
        for (int shift = 0; shift < POINTS && turns.size() < most; shift++) {
            if (squares[shift] >= AS_GOOD * AS_GOOD * best
                    && squares[shift] >= squares[shift == 0 ? POINTS - 1 : shift - 1]
                    && squares[shift] > squares[shift + 1 == POINTS ? 0 : shift + 1]) {
                double rest = 1 - 2 * Math.sqrt(squares[shift]) / energy;
                if (rest <= mostRest) {
                    turns.add(new Turn(Math.atan2(im[shift], re[shift]), rest));
                }
            }
        }
        return turns;
    }

    void write(DataOutput to) throws IOException {
        to.writeDouble(x);
        to.writeDouble(y);
        for (double one : whitening) {
            to.writeDouble(one);
        }
        for (float one : harmonics) {
            to.writeFloat(one);
        }
        to.writeDouble(area);
    }

    static Shape read(DataInput from) throws IOException {
        double x = from.readDouble();
        double y = from.readDouble();
        double[] whitening = {from.readDouble(), from.readDouble(), from.readDouble()};
        float[] harmonics = new float[2 * HARMONICS];
        for (int i = 0; i < harmonics.length; i++) {
            harmonics[i] = from.readFloat();
        }
        return of(x, y, whitening, harmonics, from.readDouble());
    }
}
