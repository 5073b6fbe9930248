package zhicha.matcher.image.vote;

import zhicha.matcher.image.feature.LocalFeatures;

/** The pose that most pairs of one reference agree on. */
record Agreement(int pairs, Pose pose) {
    private static final double TURN = 25;
    /** Octaves. */
    private static final double SCALE = 0.7;
    /** Share of the reference's size in the picture by which the place may differ. */
    private static final double PLACE = 0.25;
    /** Pairs beyond this are not asked: a pattern that repeats gives any number of them. */
    private static final int ASKED = 240;

    /** @param pairs a point of the reference, by its number among all, and one of the picture in turn, at least one pair */
    static Agreement of(Points points, int reference, LocalFeatures seen, int[] pairs) {
        return new Poses(points, reference, seen, pairs).agreement();
    }

    /** What each pair says, laid out so that all can be held against all in little time. */
    private static final class Poses {
        private final int[] pairs;
        private final int count;
        private final Pose[] poses;
        private final double[] degrees;
        private final double[] octave;
        private final double[] midX;
        private final double[] midY;
        /** Square of how far two may lie apart is the product of theirs. */
        private final double[] reach;
        /** The number of the pose for which a point was last counted, and one more. */
        private final int[] left;

        private final int[] right;

        private final int first;

        Poses(Points points, int reference, LocalFeatures seen, int[] pairs) {
            this.pairs = pairs;
            count = Math.min(ASKED, pairs.length / 2);
            poses = new Pose[count];
            degrees = new double[count];
            octave = new double[count];
            midX = new double[count];
            midY = new double[count];
            reach = new double[count];
            first = points.first()[reference];
            left = new int[points.first()[reference + 1] - first];
            right = new int[seen.size()];
            double u = points.widths()[reference] / 2.0;
            double v = points.heights()[reference] / 2.0;
            double size = 2 * Math.max(u, v);
            for (int i = 0; i < count; i++) {
                Pose pose = Pose.of(
                        points.places(),
                        LocalFeatures.STRIDE * pairs[2 * i],
                        seen.points(),
                        LocalFeatures.STRIDE * pairs[2 * i + 1]);
                poses[i] = pose;
                degrees[i] = pose.degrees();
                octave[i] = Math.log(pose.scale()) / Math.log(2);
                midX[i] = pose.toX(u, v);
                midY[i] = pose.toY(u, v);
                reach[i] = PLACE * size * pose.scale();
            }
        }

        Agreement agreement() {
            int most = 0;
            int best = 0;
            for (int i = 0; i < count; i++) {
                int agreeing = agreeing(i);
                if (agreeing > most) {
                    most = agreeing;
                    best = i;
                }
            }
            return new Agreement(most, poses[best]);
        }

        /** Pairs that agree with this one, no point counted twice. */
        private int agreeing(int i) {
            int agreeing = 0;
            for (int j = 0; j < count; j++) {
                double turn = Math.abs(degrees[j] - degrees[i]);
                if (turn >= TURN && turn <= 360 - TURN || Math.abs(octave[j] - octave[i]) >= SCALE) {
                    continue;
                }
                double x = midX[j] - midX[i];
                double y = midY[j] - midY[i];
                int one = pairs[2 * j] - first;
                int other = pairs[2 * j + 1];
                if (x * x + y * y < reach[i] * reach[j] && left[one] != i + 1 && right[other] != i + 1) {
                    left[one] = i + 1;
                    right[other] = i + 1;
                    agreeing++;
                }
            }
            return agreeing;
        }
    }
}
