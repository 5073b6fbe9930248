package zhicha.matcher.image;

import zhicha.matcher.image.feature.Grey;
import zhicha.matcher.image.feature.LocalFeatures;
import zhicha.matcher.image.mark.MarkSearch;
import zhicha.matcher.image.vote.FeatureIndex;
import zhicha.matcher.image.vote.Pose;

/**
 * A reference that a picture shares points with.
 *
 * @param reference its place among all
 * @param pairs pairs of points that agree on the pose
 * @param pose how the reference would lie in the picture
 * @param seen the picture, in this way
 */
record Suspect(int reference, int pairs, Pose pose, Way way, LocalFeatures seen) {

    /** In what way the picture was laid down before it was asked about. */
    enum Way {
        AS_IS,
        MIRRORED,
        NEGATIVE
    }

    /** How much larger than it is a vote may put a reference; votes agree within 0.7 octaves. */
    private static final double OVERRATED = 1.62;
    /** Share of the reference's size by which votes for one place may differ. */
    private static final double OFF_PLACE = 0.25;

    /**
     * Whether so much of the reference could lie in the picture where the vote puts it. If more than half does, its middle does: half at
     * most of a figure that is even about its middle lies on one side of an edge that its middle lies beyond.
     *
     * @param share of the reference's area, above 0.5
     */
    static boolean couldShow(FeatureIndex.Vote vote, Grey seen, double share) {
        Pose pose = vote.pose();
        double room = (double) seen.width() * seen.height() / share;
        double area = vote.width() * vote.height() * pose.scale() * pose.scale() / (OVERRATED * OVERRATED);
        double off = OFF_PLACE * pose.scale() * Math.max(vote.width(), vote.height());
        double x = pose.toX(vote.width() / 2, vote.height() / 2);
        double y = pose.toY(vote.width() / 2, vote.height() / 2);
        return area <= room && x >= -off && x <= seen.width() + off && y >= -off && y <= seen.height() + off;
    }

    /** Where the votes would put it, for its outlines to be tried there. */
    MarkSearch.Hint hint(Grey from) {
        Grey to = seen.luma();
        double x = pose.toX(0, 0);
        double y = pose.toY(0, 0);
        return new MarkSearch.Hint(reference, new double[] {
            (pose.toX(from.width(), 0) - x) / to.width(),
            (pose.toX(0, from.height()) - x) / to.width(),
            x / to.width(),
            (pose.toY(from.width(), 0) - y) / to.height(),
            (pose.toY(0, from.height()) - y) / to.height(),
            y / to.height(),
            0,
            0,
            1
        });
    }
}
