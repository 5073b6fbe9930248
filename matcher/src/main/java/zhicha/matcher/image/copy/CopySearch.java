package zhicha.matcher.image.copy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import zhicha.matcher.hit.Box;
import zhicha.matcher.image.decode.Orientation;
import zhicha.matcher.image.decode.Picture;
import zhicha.matcher.image.fingerprint.Fingerprint;
import zhicha.matcher.image.fingerprint.FingerprintIndex;
import zhicha.matcher.image.fingerprint.Pdq;
import zhicha.matcher.image.fingerprint.Plane;

/**
 * Which protected pictures a picture may be a copy of: every view of the picture, in all eight orientations and as its
 * negative, is searched among every view of the protected pictures. Immutable and safe for use by many threads.
 */
public final class CopySearch {
    /** Widest radius at which a protected picture is still a suspect; unrelated pictures lie around 128 bits apart. */
    public static final int SUSPECT_RADIUS = 84;

    /** Views with less to see than this share their few low frequencies with anything as empty as they are. */
    public static final int LEAST_QUALITY = 12;

    private static final int THUMBNAIL = 128;
    /** Share of the area by which a surround must have grown to be called a frame. */
    private static final double BORDER_SHARE = 0.03;

    private static final int BLOCKS_COMPARED = 12;
    private static final Orientation[] ALL = Orientation.values();
    private static final Orientation[] UPRIGHT = {Orientation.NONE, Orientation.MIRRORED};

    private final List<Picture> thumbnails = new ArrayList<>();
    private final List<Filed> filed = new ArrayList<>();
    private final FingerprintIndex index;

    /** @param references upright protected pictures; candidates name them by their place in this list */
    public CopySearch(List<Picture> references) {
        List<Fingerprint> fingerprints = new ArrayList<>();
        for (int reference = 0; reference < references.size(); reference++) {
            Picture working = references.get(reference).within(View.LONG_SIDE);
            thumbnails.add(working.within(THUMBNAIL));
            for (View view : View.ofReference(working)) {
                if (view.spectrum().quality() < LEAST_QUALITY) {
                    continue;
                }
                filed.add(new Filed(
                        reference,
                        view.part(),
                        view.box(),
                        view.plane(),
                        view.spectrum().quality()));
                fingerprints.add(view.spectrum().fingerprint());
            }
        }
        index = new FingerprintIndex(fingerprints);
    }

    public int size() {
        return thumbnails.size();
    }

    /** A view of a protected picture without its frequencies, which the index keeps as bits. */
    private record Filed(int reference, View.Part part, Box box, Plane.Kind plane, int quality) {}

    private record Meeting(View seen, Filed filed, int distance, Orientation turn, boolean negative) {
        /** Bits, and a few more for every change that has to be supposed: the plainest explanation wins. */
        int cost() {
            return distance
                    + (turn == Orientation.NONE ? 0 : 4)
                    + (negative ? 12 : 0)
                    + (filed.plane == Plane.Kind.LUMA ? 0 : 6)
                    + seen.part().supposes()
                    + (filed.part == seen.part() ? 0 : filed.part.supposes());
        }
    }

    /** The suspects, nearest first, each with its blocks compared. */
    public List<Candidate> candidates(Picture picture) {
        Picture working = picture.within(View.LONG_SIDE);
        Meeting[] nearest = new Meeting[thumbnails.size()];
        for (View view : View.ofQuery(working)) {
            if (view.spectrum().quality() < LEAST_QUALITY) {
                continue;
            }
            boolean whole = view.part() != View.Part.BESIDE_BANNER;
            for (Orientation turn : whole ? ALL : UPRIGHT) {
                Fingerprint fingerprint = view.spectrum().fingerprint(turn);
                note(nearest, view, turn, fingerprint, false);
                if (whole && view.plane() == Plane.Kind.LUMA) {
                    note(nearest, view, turn, fingerprint.inverted(), true);
                }
            }
        }
        return Arrays.stream(nearest)
                .filter(meeting -> meeting != null)
                .sorted(Comparator.comparingInt(Meeting::cost)
                        .thenComparingInt(meeting -> meeting.filed().reference()))
                .limit(BLOCKS_COMPARED)
                .map(meeting -> candidate(working, meeting))
                .toList();
    }

    private void note(Meeting[] nearest, View seen, Orientation turn, Fingerprint fingerprint, boolean negative) {
        index.visit(fingerprint, SUSPECT_RADIUS, (entry, distance) -> {
            Filed other = filed.get(entry);
            Meeting best = nearest[other.reference];
            if (other.plane == seen.plane()) {
                Meeting meeting = new Meeting(seen, other, distance, turn, negative);
                if (best == null || meeting.cost() < best.cost()) {
                    nearest[other.reference] = meeting;
                }
            }
        });
    }

    private Candidate candidate(Picture working, Meeting meeting) {
        Box box = meeting.seen.box();
        Plane seen = Plane.of(working.cut(box).turned(meeting.turn), meeting.filed.plane);
        Plane reference = Plane.of(thumbnails.get(meeting.filed.reference), meeting.filed.plane)
                .cut(meeting.filed.box);
        float[] samples = Pdq.samples(seen);
        if (meeting.negative) {
            for (int i = 0; i < samples.length; i++) {
                samples[i] = 255 - samples[i];
            }
        }
        return new Candidate(
                meeting.filed.reference,
                meeting.distance,
                Math.min(meeting.seen.spectrum().quality(), meeting.filed.quality),
                box,
                meeting.filed.box,
                meeting.turn,
                transform(meeting),
                BlockComparison.of(Pdq.samples(reference), samples));
    }

    private static double area(Box box) {
        return (box.right() - box.left()) * (box.bottom() - box.top());
    }

    private static String transform(Meeting meeting) {
        List<String> changes = new ArrayList<>();
        if (meeting.turn != Orientation.NONE) {
            changes.add(meeting.turn.inverse().written());
        }
        if (meeting.negative) {
            changes.add("inverted");
        } else if (meeting.filed.plane != Plane.Kind.LUMA) {
            changes.add("recoloured");
        }
        View.Part seen = meeting.seen.part();
        View.Part reference = meeting.filed.part;
        double added = area(meeting.filed.box) - area(meeting.seen.box());
        if (seen == View.Part.INSIDE_BORDER && (reference != View.Part.INSIDE_BORDER || added > BORDER_SHARE)) {
            changes.add("framed");
        } else if (seen == View.Part.BESIDE_BANNER) {
            changes.add("overlaid");
        }
        if (seen != View.Part.BESIDE_BANNER && (reference == View.Part.CROP || reference == View.Part.BESIDE_BANNER)) {
            changes.add("cropped");
        }
        return changes.isEmpty() ? "none" : String.join("+", changes);
    }
}
