package zhicha.matcher.image.copy;

import java.util.ArrayList;
import java.util.List;
import zhicha.matcher.hit.Box;
import zhicha.matcher.image.decode.Picture;

/** Finds plain surrounds: padding to a square, a frame, or a frame within a frame. */
final class Border {
    /** Most standard deviation along a line of the surround, in levels of 255; JPEG leaves two or three. */
    private static final double PLAIN = 7;
    /** Most difference between a line of the surround and the outermost one. */
    private static final double SAME = 14;

    private static final int NESTED = 3;
    private static final double LEAST_SIDE = 0.3;

    private Border() {}

    /** What lies inside each surround, from the outermost in; empty where the picture has none. */
    static List<Box> insides(Picture picture) {
        List<Box> insides = new ArrayList<>();
        int left = 0;
        int top = 0;
        int right = picture.width();
        int bottom = picture.height();
        for (int nested = 0; nested < NESTED; nested++) {
            int newTop = walk(picture, false, top, bottom, left, right);
            int newBottom = newTop == bottom ? top : walk(picture, false, bottom - 1, newTop - 1, left, right) + 1;
            if (newBottom <= newTop) {
                break;
            }
            int newLeft = walk(picture, true, left, right, newTop, newBottom);
            int newRight = newLeft == right ? left : walk(picture, true, right - 1, newLeft - 1, newTop, newBottom) + 1;
            boolean moved = newLeft > left || newTop > top || newRight < right || newBottom < bottom;
            if (!moved
                    || newRight - newLeft < LEAST_SIDE * picture.width()
                    || newBottom - newTop < LEAST_SIDE * picture.height()) {
                break;
            }
            // one more line on each moved side: scaling blends the edge of a surround with what it surrounds
            left = newLeft > left ? newLeft + 1 : left;
            top = newTop > top ? newTop + 1 : top;
            right = newRight < right ? newRight - 1 : right;
            bottom = newBottom < bottom ? newBottom - 1 : bottom;
            insides.add(new Box(
                    (double) left / picture.width(),
                    (double) top / picture.height(),
                    (double) right / picture.width(),
                    (double) bottom / picture.height()));
        }
        return insides;
    }

    /** The first line, going from one end to the other, that is not like the outermost or not plain. */
    private static int walk(Picture picture, boolean columns, int from, int to, int low, int high) {
        int step = from < to ? 1 : -1;
        double[] first = line(picture, columns, from, low, high);
        int at = from;
        while (at != to) {
            double[] line = line(picture, columns, at, low, high);
            boolean plain = line[3] <= PLAIN
                    && Math.abs(line[0] - first[0]) <= SAME
                    && Math.abs(line[1] - first[1]) <= SAME
                    && Math.abs(line[2] - first[2]) <= SAME;
            if (!plain) {
                return at;
            }
            at += step;
        }
        return at;
    }

    /** Mean red, green and blue of a line, and the largest of their standard deviations. */
    private static double[] line(Picture picture, boolean column, int at, int low, int high) {
        double[] sums = new double[3];
        double[] squares = new double[3];
        for (int i = low; i < high; i++) {
            int pixel = picture.rgb()[column ? i * picture.width() + at : at * picture.width() + i];
            for (int channel = 0; channel < 3; channel++) {
                int value = pixel >> 16 - 8 * channel & 0xff;
                sums[channel] += value;
                squares[channel] += value * value;
            }
        }
        int count = high - low;
        double deviation = 0;
        for (int channel = 0; channel < 3; channel++) {
            sums[channel] /= count;
            deviation = Math.max(deviation, squares[channel] / count - sums[channel] * sums[channel]);
        }
        return new double[] {sums[0], sums[1], sums[2], Math.sqrt(Math.max(0, deviation))};
    }
}
