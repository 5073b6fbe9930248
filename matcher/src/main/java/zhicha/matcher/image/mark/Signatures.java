package zhicha.matcher.image.mark;

/** What says most of many shapes, in columns: most pairs are told apart by it, many at a time, without a look at the rest. */
final class Signatures {
    private static final int LEADING = 4;

    private final float[][] columns;

    Signatures(Shape[] shapes) {
        columns = new float[LEADING][shapes.length];
        for (int i = 0; i < shapes.length; i++) {
            for (int column = 0; column < LEADING; column++) {
                columns[column][i] = shapes[i].signature()[place(column)];
            }
        }
    }

    /** The lowest harmonics lie in the middle of the signature. */
    private static int place(int column) {
        return column % 2 == 0 ? Shape.HIGHEST - 1 - column / 2 : Shape.HIGHEST + column / 2;
    }

    /** For each shape what {@link Shape#unlikeness} is at the least. */
    float[] leastUnlike(Shape seen) {
        float[] sums = new float[columns[0].length];
        for (int column = 0; column < LEADING; column++) {
            add(columns[column], seen.signature()[place(column)], sums);
        }
        return sums;
    }

    private static void add(float[] column, float value, float[] sums) {
        for (int i = 0; i < sums.length; i++) {
            float by = value - column[i];
            sums[i] += by * by;
        }
    }
}
