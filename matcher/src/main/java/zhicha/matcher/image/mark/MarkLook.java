package zhicha.matcher.image.mark;

import java.util.Arrays;
import zhicha.matcher.image.align.Elimination;
import zhicha.matcher.image.decode.Picture;

/** Looks at a picture along a mark's borders: at each of their points, where along the normal the mark's colour ends. */
final class MarkLook {
    /** Pixels to either side at which an edge is felt. */
    private static final double HALF = 1.25;

    private static final double LEAST_CONTRAST = 14;
    /** Points of a glance, more or less. */
    private static final int GLANCED = 72;

    final FlatMark mark;
    final int[] rgb;
    final int width;
    final int height;
    final int points;
    final double[] offset;
    final double[] normalX;
    final double[] normalY;
    final boolean[] agrees;
    final double[] contrast;
    final int[] colours;
    int found;
    int asked;
    int visible;

    MarkLook(FlatMark mark, Picture picture) {
        this.mark = mark;
        rgb = picture.rgb();
        width = picture.width();
        height = picture.height();
        points = mark.colours().length;
        offset = new double[points];
        normalX = new double[points];
        normalY = new double[points];
        agrees = new boolean[points];
        contrast = new double[points];
        colours = new int[mark.colourCount()];
    }

    /** All points. */
    void at(double[] m, double range) {
        begin(m);
        for (int i = 0; i < points; i++) {
            visit(i, m, range);
        }
    }

    /**
     * Some of the points, all around the mark.
     *
     * @param least share of a first third of them below which the others are not asked
     * @return share of those asked at which the colour ends
     */
    double glance(double[] m, double range, double least) {
        begin(m);
        int step = Math.max(1, points / GLANCED);
        for (int third = 0; third < 3 && (third != 1 || found >= least * asked); third++) {
            for (int i = third * step; i < points; i += 3 * step) {
                visit(i, m, range);
            }
        }
        return asked == 0 ? 0 : (double) found / asked;
    }

    private void begin(double[] m) {
        seeColours(m);
        found = 0;
        asked = 0;
        visible = 0;
    }

    private void visit(int i, double[] m, double range) {
        float[] edge = mark.edge();
        int at = FlatMark.STRIDE * i;
        double u = edge[at];
        double v = edge[at + 1];
        double w = m[6] * u + m[7] * v + m[8];
        double x = (m[0] * u + m[1] * v + m[2]) / w;
        double y = (m[3] * u + m[4] * v + m[5]) / w;
        // the tangent is carried over, and the normal stands on it
        double tu = -edge[at + 3];
        double tv = edge[at + 2];
        double tx = (m[0] * tu + m[1] * tv - x * (m[6] * tu + m[7] * tv)) / w;
        double ty = (m[3] * tu + m[4] * tv - y * (m[6] * tu + m[7] * tv)) / w;
        double nu = edge[at + 2];
        double nv = edge[at + 3];
        double ox = (m[0] * nu + m[1] * nv - x * (m[6] * nu + m[7] * nv)) / w;
        double oy = (m[3] * nu + m[4] * nv - y * (m[6] * nu + m[7] * nv)) / w;
        double norm = Math.max(1e-9, Math.sqrt(tx * tx + ty * ty));
        double nx = ty / norm;
        double ny = -tx / norm;
        double along = nx * ox + ny * oy;
        if (along < 0) {
            nx = -nx;
            ny = -ny;
            along = -along;
        }
        agrees[i] = false;
        asked++;
        if (!(x >= 0 && y >= 0 && x < width && y < height)) {
            return;
        }
        visible++;
        normalX[i] = nx;
        normalY[i] = ny;
        double back = Math.min(range, Math.max(1, 0.6 * edge[at + 4] * along));
        double ahead = Math.min(range, Math.max(1, 0.6 * edge[at + 5] * along));
        search(i, x, y, nx, ny, back, ahead);
    }

    private void search(int i, double x, double y, double nx, double ny, double back, double ahead) {
        int colour = colours[mark.colours()[i]];
        double best = LEAST_CONTRAST;
        double where = 0;
        for (double t = -Math.floor(back); t <= ahead; t++) {
            int beyond = difference(x + (t + HALF) * nx, y + (t + HALF) * ny, colour);
            double most = beyond - 1.5 * Math.abs(t);
            if (beyond < LEAST_CONTRAST || most <= best) {
                continue;
            }
            double rise = most - 1.5 * difference(x + (t - HALF) * nx, y + (t - HALF) * ny, colour);
            if (rise > best) {
                best = rise;
                where = t;
                contrast[i] = beyond;
                agrees[i] = true;
            }
        }
        if (agrees[i]) {
            found++;
            offset[i] = where;
        }
    }

    private int difference(double x, double y, int colour) {
        int u = (int) x;
        int v = (int) y;
        return u < 0 || v < 0 || u >= width || v >= height || x < 0 || y < 0
                ? 0
                : Regions.difference(rgb[v * width + u], colour);
    }

    /** The median of each channel over the points inside a colour. */
    private void seeColours(double[] m) {
        int[][] levels = new int[3][mark.insideColours().length];
        int start = 0;
        for (int colour = 0; colour < colours.length; colour++) {
            int count = 0;
            int end = start;
            for (; end < mark.insideColours().length && mark.insideColours()[end] == colour; end++) {
                int pixel = inside(m, end);
                if (pixel >= 0) {
                    levels[0][count] = pixel >> 16 & 255;
                    levels[1][count] = pixel >> 8 & 255;
                    levels[2][count++] = pixel & 255;
                }
            }
            start = end;
            if (count > 0) {
                for (int[] channel : levels) {
                    Arrays.sort(channel, 0, count);
                }
                colours[colour] = levels[0][count / 2] << 16 | levels[1][count / 2] << 8 | levels[2][count / 2];
            }
        }
    }

    /** Minus one outside the picture. */
    private int inside(double[] m, int point) {
        double u = mark.inside()[2 * point];
        double v = mark.inside()[2 * point + 1];
        double w = m[6] * u + m[7] * v + m[8];
        double x = (m[0] * u + m[1] * v + m[2]) / w;
        double y = (m[3] * u + m[4] * v + m[5]) / w;
        return x >= 0 && y >= 0 && x < width && y < height ? rgb[(int) y * width + (int) x] & 0xffffff : -1;
    }

    /** One step of least squares; false where the points do not tie the map down. */
    boolean improve(double[] m, boolean perspective) {
        int unknowns = perspective ? 8 : 6;
        double[][] normal = new double[unknowns][unknowns + 1];
        double[] row = new double[8];
        for (int i = 0; i < points; i++) {
            if (!agrees[i]) {
                continue;
            }
            double u = mark.edge()[FlatMark.STRIDE * i];
            double v = mark.edge()[FlatMark.STRIDE * i + 1];
            double w = m[6] * u + m[7] * v + m[8];
            double x = (m[0] * u + m[1] * v + m[2]) / w;
            double y = (m[3] * u + m[4] * v + m[5]) / w;
            double nx = normalX[i];
            double ny = normalY[i];
            double across = -(nx * x + ny * y);
            row[0] = nx * u / w;
            row[1] = nx * v / w;
            row[2] = nx / w;
            row[3] = ny * u / w;
            row[4] = ny * v / w;
            row[5] = ny / w;
            row[6] = across * u / w;
            row[7] = across * v / w;
            double weight = 1 / (1 + Math.abs(offset[i]));
            for (int a = 0; a < unknowns; a++) {
                for (int b = a; b < unknowns; b++) {
                    normal[a][b] += weight * row[a] * row[b];
                }
                normal[a][unknowns] += weight * row[a] * offset[i];
            }
        }
        for (int a = 0; a < unknowns; a++) {
            for (int b = 0; b < a; b++) {
                normal[a][b] = normal[b][a];
            }
            // what the points leave open stays as it is
            normal[a][a] = normal[a][a] * (a < 6 ? 1.001 : 1.02) + 1e-6;
        }
        double[] by = Elimination.solved(normal);
        if (by == null) {
            return false;
        }
        int[] place = {0, 1, 2, 3, 4, 5, 6, 7};
        for (int a = 0; a < unknowns; a++) {
            m[place[a]] += by[a];
        }
        return MarkFit.believable(m);
    }

    MarkFit fit(double[] m) {
        int same = 0;
        int all = 0;
        double[] contrasts = new double[found];
        int count = 0;
        for (int i = 0; i < points; i++) {
            if (agrees[i]) {
                contrasts[count++] = contrast[i];
            }
        }
        Arrays.sort(contrasts);
        double median = count == 0 ? 0 : contrasts[count / 2];
        double slack = Math.max(14, 0.3 * median);
        for (int point = 0; point < mark.insideColours().length; point++) {
            int pixel = inside(m, point);
            all++;
            same += pixel >= 0 && Regions.difference(pixel, colours[mark.insideColours()[point]]) <= slack ? 1 : 0;
        }
        return new MarkFit(
                m, (double) found / points, visible, (double) same / Math.max(1, all), median, 0, 0, agrees.clone());
    }
}
