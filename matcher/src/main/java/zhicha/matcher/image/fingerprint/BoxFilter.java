package zhicha.matcher.image.fingerprint;

/**
 * Running means over a window: output i is the mean of inputs i - (window - half) to i + half - 1, as far as they exist, where
 * half is (window + 2) / 2. Values enter and leave a sum in the order of the reference implementation, as single precision
 * rounds. Lengths are no less than the window.
 */
final class BoxFilter {
    /** Rows that are summed side by side: each sum waits for its last addition, and a processor can do several at a time. */
    private static final int ABREAST = 4;

    private final int length;
    private final int window;
    private final int half;

    /** @param length of the lines along which means are taken */
    BoxFilter(int length, int window) {
        this.length = length;
        this.window = window;
        half = (window + 2) / 2;
    }

    /** How many inputs the mean at this place is of. */
    private int count(int at) {
        return Math.min(length - 1, at + half - 1) - Math.max(0, at + half - window) + 1;
    }

    /** The means along each row. */
    float[] alongRows(float[] from, int rows) {
        float[] to = new float[rows * length];
        for (int row = 0; row < rows; row += ABREAST) {
            sums(from, row, rows, to, row);
        }
        float[] counts = new float[length];
        for (int x = 0; x < length; x++) {
            counts[x] = count(x);
        }
        for (int row = 0; row < rows; row++) {
            int start = row * length;
            for (int x = 0; x < length; x++) {
                to[start + x] = to[start + x] / counts[x];
            }
        }
        return to;
    }

    /** The means along each row at these columns only; as many columns wide. */
    float[] alongRowsAt(int[] columns, float[] from, int rows) {
        int width = columns.length;
        float[] to = new float[rows * width];
        float[] sums = new float[ABREAST * length];
        for (int row = 0; row < rows; row += ABREAST) {
            sums(from, row, rows, sums, 0);
            for (int abreast = 0; abreast < Math.min(ABREAST, rows - row); abreast++) {
                for (int i = 0; i < width; i++) {
                    to[(row + abreast) * width + i] = sums[abreast * length + columns[i]] / count(columns[i]);
                }
            }
        }
        return to;
    }

    private void sums(float[] from, int row, int rows, float[] to, int toRow) {
        int first = row * length;
        if (row + ABREAST > rows) {
            for (int rest = 0; rest < rows - row; rest++) {
                sumsOfOne(from, first + rest * length, to, (toRow + rest) * length);
            }
            return;
        }
        sumsOfFour(from, first, to, toRow * length);
    }

    private void sumsOfFour(float[] from, int first, float[] to, int toFirst) {
        int second = first + length;
        int third = second + length;
        int fourth = third + length;
        int toSecond = toFirst + length;
        int toThird = toSecond + length;
        int toFourth = toThird + length;
        float sum1 = 0;
        float sum2 = 0;
        float sum3 = 0;
        float sum4 = 0;
        for (int enters = 0; enters < window; enters++) {
            sum1 += from[first + enters];
            sum2 += from[second + enters];
            sum3 += from[third + enters];
            sum4 += from[fourth + enters];
            int x = enters - half + 1;
            if (x >= 0) {
                to[toFirst + x] = sum1;
                to[toSecond + x] = sum2;
                to[toThird + x] = sum3;
                to[toFourth + x] = sum4;
            }
        }
        for (int enters = window; enters < length; enters++) {
            int leaves = enters - window;
            sum1 = sum1 + from[first + enters] - from[first + leaves];
            sum2 = sum2 + from[second + enters] - from[second + leaves];
            sum3 = sum3 + from[third + enters] - from[third + leaves];
            sum4 = sum4 + from[fourth + enters] - from[fourth + leaves];
            int x = enters - half + 1;
            to[toFirst + x] = sum1;
            to[toSecond + x] = sum2;
            to[toThird + x] = sum3;
            to[toFourth + x] = sum4;
        }
        for (int x = length - half + 1; x < length; x++) {
            int leaves = x + half - 1 - window;
            sum1 -= from[first + leaves];
            sum2 -= from[second + leaves];
            sum3 -= from[third + leaves];
            sum4 -= from[fourth + leaves];
            to[toFirst + x] = sum1;
            to[toSecond + x] = sum2;
            to[toThird + x] = sum3;
            to[toFourth + x] = sum4;
        }
    }

    private void sumsOfOne(float[] from, int start, float[] to, int toStart) {
        float sum = 0;
        for (int enters = 0; enters < length + half - 1; enters++) {
            if (enters < length) {
                sum += from[start + enters];
            }
            if (enters >= window) {
                sum -= from[start + enters - window];
            }
            if (enters >= half - 1) {
                to[toStart + enters - half + 1] = sum;
            }
        }
    }

    /** The means along each column, a whole row at a time so that memory is read in order. */
    float[] alongColumns(float[] from, int width) {
        float[] to = new float[length * width];
        float[] sums = new float[width];
        for (int y = 1 - half; y < length; y++) {
            change(sums, from, width, y);
            if (y >= 0) {
                divide(sums, count(y), to, y * width);
            }
        }
        return to;
    }

    /** The means along each column at these rows only, which ascend. */
    float[] alongColumnsAt(int[] rows, float[] from, int width) {
        float[] to = new float[rows.length * width];
        float[] sums = new float[width];
        int next = 0;
        for (int y = 1 - half; y < length; y++) {
            change(sums, from, width, y);
            while (next < rows.length && rows[next] == y) {
                divide(sums, count(y), to, next++ * width);
            }
        }
        return to;
    }

    /** From the sums for the row above to those for this one. */
    private void change(float[] sums, float[] from, int width, int y) {
        int enters = (y + half - 1) * width;
        int leaves = (y + half - 1 - window) * width;
        boolean in = y + half - 1 < length;
        if (in && leaves >= 0) {
            for (int x = 0; x < width; x++) {
                sums[x] = sums[x] + from[enters + x] - from[leaves + x];
            }
        } else if (in) {
            for (int x = 0; x < width; x++) {
                sums[x] += from[enters + x];
            }
        } else if (leaves >= 0) {
            for (int x = 0; x < width; x++) {
                sums[x] -= from[leaves + x];
            }
        }
    }

    private static void divide(float[] sums, float count, float[] to, int start) {
        for (int x = 0; x < sums.length; x++) {
            to[start + x] = sums[x] / count;
        }
    }
}
