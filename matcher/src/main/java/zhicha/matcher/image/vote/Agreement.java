package zhicha.matcher.image.vote;

import java.util.BitSet;
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

    /** @param pairs number of a point of the reference and of one of the picture in turn, at least one pair */
    static Agreement of(LocalFeatures reference, LocalFeatures seen, int[] pairs) {
        int count = Math.min(ASKED, pairs.length / 2);
        Pose[] poses = new Pose[count];
        double[] midX = new double[count];
        double[] midY = new double[count];
        double u = reference.luma().width() / 2.0;
        double v = reference.luma().height() / 2.0;
        for (int i = 0; i < count; i++) {
            poses[i] = Pose.of(
                    reference.points(),
                    LocalFeatures.STRIDE * pairs[2 * i],
                    seen.points(),
                    LocalFeatures.STRIDE * pairs[2 * i + 1]);
            midX[i] = poses[i].toX(u, v);
            midY[i] = poses[i].toY(u, v);
        }
        double size = 2 * Math.max(u, v);
        Agreement best = new Agreement(0, poses[0]);
        for (int i = 0; i < count; i++) {
            BitSet left = new BitSet();
            BitSet right = new BitSet();
            int agreeing = 0;
            for (int j = 0; j < count; j++) {
                double stretch = Math.abs(Math.log(poses[j].scale() / poses[i].scale()) / Math.log(2));
                double away = Math.hypot(midX[j] - midX[i], midY[j] - midY[i]);
                if (stretch < SCALE
                        && Pose.between(poses[i].degrees(), poses[j].degrees()) < TURN
                        && away < PLACE * size * Math.sqrt(poses[i].scale() * poses[j].scale())
                        && !left.get(pairs[2 * j])
                        && !right.get(pairs[2 * j + 1])) {
                    left.set(pairs[2 * j]);
                    right.set(pairs[2 * j + 1]);
                    agreeing++;
                }
            }
            if (agreeing > best.pairs) {
                best = new Agreement(agreeing, poses[i]);
            }
        }
        return best;
    }
}
