package zhicha.matcher.image;

import java.util.Optional;
import zhicha.matcher.hit.Box;
import zhicha.matcher.image.decode.Picture;
import zhicha.matcher.image.feature.Grey;
import zhicha.matcher.image.feature.LocalFeatures;
import zhicha.matcher.image.vote.Pose;

/**
 * A suspect that is small in the picture, looked at from close by: brought down with the whole picture, it lost the detail that would
 * prove it.
 *
 * @param part of the picture, with room around the suspect
 * @param suspect as it lies in the part
 */
record CloseLook(Box part, Suspect suspect) {
    /** Pixels of the picture, as it was looked at, for one of the reference, from which a closer look shows nothing new. */
    private static final double LARGE = 0.5;
    /** Share of the suspect's size that is added on every side. */
    private static final double AROUND = 0.2;
    /** Pixels for one of the reference, of whose detail more was kept than its pixels say. */
    private static final double FINE = 1;

    /** Pixels of the picture for one of those that were looked at, below which the picture has no more to show. */
    private static final double FINER = 1.3;

    private static final int POINTS = 400;
    /** Votes of a suspect below which a look costs more than it finds. */
    private static final int PAIRS = 4;

    /**
     * Empty where it would show no more.
     *
     * @param suspect as it is or as a negative; a mirrored one is not looked at
     * @param reference its grey picture
     */
    static Optional<CloseLook> at(Suspect suspect, Grey reference, Picture picture) {
        Pose pose = suspect.pose();
        Grey plane = suspect.seen().luma();
        // of the mirrored picture this would cut the wrong side
        if (suspect.way() == Suspect.Way.MIRRORED
                || suspect.pairs() < PAIRS
                || pose.scale() >= LARGE
                || picture.width() < FINER * plane.width()) {
            return Optional.empty();
        }
        Box part = around(pose, reference, plane);
        double width = (part.right() - part.left()) * plane.width();
        double height = (part.bottom() - part.top()) * plane.height();
        if (!(width > 0 && height > 0)) {
            return Optional.empty();
        }
        Picture cut = picture.cut(part);
        int side = (int) Math.ceil(FINE / pose.scale() * Math.sqrt(width * height));
        LocalFeatures plain = LocalFeatures.of(cut, side, POINTS);
        LocalFeatures seen = suspect.way() == Suspect.Way.NEGATIVE ? plain.negative() : plain;
        double by = seen.luma().width() / width;
        Pose nearer = new Pose(
                by * pose.scale(),
                pose.degrees(),
                by * (pose.x() - part.left() * plane.width()),
                by * (pose.y() - part.top() * plane.height()));
        return Optional.of(
                new CloseLook(part, new Suspect(suspect.reference(), suspect.pairs(), nearer, suspect.way(), seen)));
    }

    private static Box around(Pose pose, Grey reference, Grey plane) {
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (int corner = 0; corner < 4; corner++) {
            double u = corner % 2 * reference.width();
            double v = corner / 2 * reference.height();
            left = Math.min(left, pose.toX(u, v));
            right = Math.max(right, pose.toX(u, v));
            top = Math.min(top, pose.toY(u, v));
            bottom = Math.max(bottom, pose.toY(u, v));
        }
        double more = AROUND * Math.max(right - left, bottom - top);
        return new Box(
                Math.clamp((left - more) / plane.width(), 0, 1),
                Math.clamp((top - more) / plane.height(), 0, 1),
                Math.clamp((right + more) / plane.width(), 0, 1),
                Math.clamp((bottom + more) / plane.height(), 0, 1));
    }
}
