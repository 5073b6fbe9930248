package zhicha.matcher.image.copy;

/**
 * How much of two pictures of 64 x 64 samples agrees, block by block. Fingerprints of look-alikes come near each other, and
 * points that match gather on a shared carpet or shelf; only a copy agrees over most of its surface.
 *
 * @param textured blocks of the 64 that show something in either picture
 * @param agreeing those that show the same in both, up to brightness and contrast
 * @param core share of the textured ones among the 16 in the middle that agree, 0 to 1; 1 where there is none
 */
public record BlockComparison(int textured, int agreeing, double core) {
    private static final int SIDE = 64;
    private static final int BLOCK = 8;
    /** How far a block of a view may have moved, in samples: crops are filed in steps, not continuously. */
    private static final int VIEW_SHIFT = 2;
    /** How far after a homography has laid one picture on the other. */
    private static final int ALIGNED_SHIFT = 1;
    /** Least standard deviation, in levels of 255, at which a block shows something. */
    private static final double TEXTURE = 3.5;
    /** Least normalised correlation of blocks that show the same. */
    private static final double SAME = 0.75;
    /** Least share of the blocks in the middle, below which two surfaces are never the same. */
    public static final double LEAST_CORE = 0.6;

    /** Share of the textured blocks that agree, 0 to 1. */
    public double coverage() {
        return textured == 0 ? 0 : (double) agreeing / textured;
    }

    /** Compares two pictures given as 64 x 64 samples, row by row. */
    public static BlockComparison of(float[] reference, float[] seen) {
        return of(reference, seen, Scope.EITHER, VIEW_SHIFT);
    }

    /** The same after alignment; a block of {@code seen} with a negative sample lies outside its picture. */
    public static BlockComparison aligned(float[] reference, float[] seen, Scope scope) {
        return of(reference, seen, scope, ALIGNED_SHIFT);
    }

    /** Whether {@link #core} of the two aligned pictures would be enough, at a quarter of the cost of all blocks. */
    public static boolean coreAgrees(float[] reference, float[] seen, Scope scope) {
        int core = 0;
        int agreeing = 0;
        for (int top = SIDE / 4; top < SIDE * 3 / 4; top += BLOCK) {
            for (int left = SIDE / 4; left < SIDE * 3 / 4; left += BLOCK) {
                if (counts(reference, seen, scope, left, top)) {
                    core++;
                    agreeing += agrees(reference, seen, left, top, ALIGNED_SHIFT) ? 1 : 0;
                }
            }
        }
        return agreeing >= LEAST_CORE * core;
    }

    /** Which blocks count. */
    public enum Scope {
        /** Those in which either picture shows something: for copies. */
        EITHER,
        /** Those in which the reference does: for a mark, whose plain surround may be replaced by anything. */
        REFERENCE
    }

    private static BlockComparison of(float[] reference, float[] seen, Scope scope, int shift) {
        int textured = 0;
        int agreeing = 0;
        int core = 0;
        int agreeingCore = 0;
        for (int top = 0; top < SIDE; top += BLOCK) {
            for (int left = 0; left < SIDE; left += BLOCK) {
                if (!counts(reference, seen, scope, left, top)) {
                    continue;
                }
                textured++;
                boolean agrees = agrees(reference, seen, left, top, shift);
                agreeing += agrees ? 1 : 0;
                if (inner(left) && inner(top)) {
                    core++;
                    agreeingCore += agrees ? 1 : 0;
                }
            }
        }
        return new BlockComparison(textured, agreeing, core == 0 ? 1 : (double) agreeingCore / core);
    }

    private static boolean counts(float[] reference, float[] seen, Scope scope, int left, int top) {
        boolean shows = deviation(reference, left, top) >= TEXTURE
                || scope == Scope.EITHER && deviation(seen, left, top) >= TEXTURE;
        return shows && !outside(seen, left, top);
    }

    private static boolean agrees(float[] reference, float[] seen, int left, int top, int shift) {
        return deviation(reference, left, top) >= TEXTURE / 2 && best(reference, seen, left, top, shift) >= SAME;
    }

    private static boolean inner(int at) {
        return at >= SIDE / 4 && at < SIDE * 3 / 4;
    }

    /**
     * How well each of the 64 blocks agrees after alignment, row by row, -1 to 1; no number where the reference shows nothing or
     * the picture has an end.
     */
    public static double[] correlations(float[] reference, float[] seen) {
        double[] correlations = new double[SIDE / BLOCK * (SIDE / BLOCK)];
        for (int block = 0; block < correlations.length; block++) {
            int left = block % (SIDE / BLOCK) * BLOCK;
            int top = block / (SIDE / BLOCK) * BLOCK;
            correlations[block] = Double.NaN;
            if (!outside(seen, left, top)) {
                float[] known = detailed(reference, left, top);
                if (deviation(known) >= TEXTURE) {
                    correlations[block] = bestDetailed(known, seen, left, top);
                }
            }
        }
        return correlations;
    }

    private static double bestDetailed(float[] known, float[] seen, int left, int top) {
        double best = -1;
        for (int y = Math.max(0, top - ALIGNED_SHIFT); y <= Math.min(SIDE - BLOCK, top + ALIGNED_SHIFT); y++) {
            for (int x = Math.max(0, left - ALIGNED_SHIFT); x <= Math.min(SIDE - BLOCK, left + ALIGNED_SHIFT); x++) {
                float[] found = detailed(seen, x, y);
                double ab = 0;
                double aa = 0;
                double bb = 0;
                for (int i = 0; i < found.length; i++) {
                    ab += known[i] * found[i];
                    aa += known[i] * known[i];
                    bb += found[i] * found[i];
                }
                best = Math.max(best, bb < 1 ? -1 : ab / Math.sqrt(aa * bb));
            }
        }
        return best;
    }

    /** A block less the plane that fits it best: a mere slope of brightness resembles every other slope. */
    private static float[] detailed(float[] samples, int left, int top) {
        double mean = 0;
        double slopeX = 0;
        double slopeY = 0;
        double middle = (BLOCK - 1) / 2.0;
        for (int y = 0; y < BLOCK; y++) {
            for (int x = 0; x < BLOCK; x++) {
                double value = samples[(top + y) * SIDE + left + x];
                mean += value;
                slopeX += value * (x - middle);
                slopeY += value * (y - middle);
            }
        }
        // the sum of (x - middle)^2 over the block
        double spread = BLOCK * BLOCK * (BLOCK * BLOCK - 1) / 12.0;
        float[] detail = new float[BLOCK * BLOCK];
        for (int y = 0; y < BLOCK; y++) {
            for (int x = 0; x < BLOCK; x++) {
                detail[y * BLOCK + x] = (float) (samples[(top + y) * SIDE + left + x]
                        - mean / (BLOCK * BLOCK)
                        - slopeX / spread * (x - middle)
                        - slopeY / spread * (y - middle));
            }
        }
        return detail;
    }

    private static double deviation(float[] detail) {
        double squares = 0;
        for (float value : detail) {
            squares += value * value;
        }
        return Math.sqrt(squares / detail.length);
    }

    private static boolean outside(float[] seen, int left, int top) {
        for (int y = top; y < top + BLOCK; y++) {
            for (int x = left; x < left + BLOCK; x++) {
                if (seen[y * SIDE + x] < 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private static double best(float[] reference, float[] seen, int left, int top, int shift) {
        double best = -1;
        for (int dy = -shift; dy <= shift; dy++) {
            for (int dx = -shift; dx <= shift; dx++) {
                int x = left + dx;
                int y = top + dy;
                if (x >= 0 && y >= 0 && x + BLOCK <= SIDE && y + BLOCK <= SIDE) {
                    best = Math.max(best, correlation(reference, left, top, seen, x, y));
                }
            }
        }
        return best;
    }

    private static double correlation(float[] one, int x1, int y1, float[] other, int x2, int y2) {
        double a = 0;
        double b = 0;
        double aa = 0;
        double bb = 0;
        double ab = 0;
        for (int y = 0; y < BLOCK; y++) {
            for (int x = 0; x < BLOCK; x++) {
                double p = one[(y1 + y) * SIDE + x1 + x];
                double q = other[(y2 + y) * SIDE + x2 + x];
                a += p;
                b += q;
                aa += p * p;
                bb += q * q;
                ab += p * q;
            }
        }
        int n = BLOCK * BLOCK;
        double spread = (aa - a * a / n) * (bb - b * b / n);
        return spread < 1 ? -1 : (ab - a * b / n) / Math.sqrt(spread);
    }

    private static double deviation(float[] samples, int left, int top) {
        double sum = 0;
        double squares = 0;
        for (int y = top; y < top + BLOCK; y++) {
            for (int x = left; x < left + BLOCK; x++) {
                double value = samples[y * SIDE + x];
                sum += value;
                squares += value * value;
            }
        }
        int n = BLOCK * BLOCK;
        return Math.sqrt(Math.max(0, squares / n - sum / n * (sum / n)));
    }
}
