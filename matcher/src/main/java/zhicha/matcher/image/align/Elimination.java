package zhicha.matcher.image.align;

import org.jspecify.annotations.Nullable;

/** Small systems of linear equations. */
public final class Elimination {
    private static final double NOTHING = 1e-12;

    private Elimination() {}

    /**
     * Solves by elimination with pivots (Gauss and Jordan).
     *
     * @param rows n rows of n factors and a right side each; they are used up
     * @return the n unknowns, or null where no single solution exists
     */
    public static double @Nullable [] solved(double[][] rows) {
        int n = rows.length;
        for (int column = 0; column < n; column++) {
            int pivot = column;
            for (int row = column + 1; row < n; row++) {
                pivot = Math.abs(rows[row][column]) > Math.abs(rows[pivot][column]) ? row : pivot;
            }
            double[] swapped = rows[pivot];
            rows[pivot] = rows[column];
            rows[column] = swapped;
            // not "< NOTHING": what is no number is no pivot
            if (!(Math.abs(swapped[column]) >= NOTHING)) {
                return null;
            }
            for (int row = 0; row < n; row++) {
                double by = rows[row][column] / swapped[column];
                if (row != column && by != 0) {
                    for (int k = column; k <= n; k++) {
                        rows[row][k] -= by * swapped[k];
                    }
                }
            }
        }
        double[] solution = new double[n];
        for (int i = 0; i < n; i++) {
            solution[i] = rows[i][n] / rows[i][i];
        }
        return solution;
    }
}
