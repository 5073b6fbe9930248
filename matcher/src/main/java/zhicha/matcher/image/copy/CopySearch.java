package zhicha.matcher.image.copy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import zhicha.matcher.hit.Box;
import zhicha.matcher.image.decode.Orientation;
import zhicha.matcher.image.decode.Picture;
import zhicha.matcher.image.fingerprint.Fingerprint;
import zhicha.matcher.image.fingerprint.FingerprintIndex;
import zhicha.matcher.image.fingerprint.Pdq;
import zhicha.matcher.image.fingerprint.Plane;

/**
 * Which protected pictures a picture may be a copy of: the whole picture, in all eight orientations and as its negative, is
 * searched widely among the whole protected pictures, and its views upright and mirrored among their crops. Immutable and safe for use by many threads.
 */
public final class CopySearch {
    /** Widest radius at which a protected picture is still a suspect; unrelated pictures lie around 128 bits apart. */
    public static final int SUSPECT_RADIUS = 84;

    /** Views with less to see than this share their few low frequencies with anything as empty as they are. */
    public static final int LEAST_QUALITY = 12;

    /** Radius for crops, of which there are a hundred and sixty a picture: past it, local features are surer and cheaper. */
    static final int CROP_RADIUS = 47;

    private static final int BANNER_RADIUS = 31;
    private static final int SMOOTH_RADIUS = 75;
    private static final int THUMBNAIL = 128;
    /** Share of the area by which a surround must have grown to be called a frame. */
    private static final double BORDER_SHARE = 0.03;

    private static final int BLOCKS_COMPARED = 12;
    private static final Orientation[] ALL = Orientation.values();
    private static final Orientation[] UPRIGHT = {Orientation.NONE, Orientation.MIRRORED};

    private final List<Picture> thumbnails;
    /** Whole pictures and the insides of their borders, by plane. */
    private final Map<Plane.Kind, Shelf> wholes = new EnumMap<>(Plane.Kind.class);
    /** Crops and what banners leave, in luma, of pictures with many local features. */
    private final Shelf parts;
    /** The same of the others, which are searched more widely as nothing else would find them. */
    private final Shelf smooth;

    /** Protected pictures as {@link #file} prepares them; candidates name them by their place in this list. */
    public CopySearch(List<Filing> filings) {
        thumbnails = filings.stream().map(filing -> filing.thumbnail).toList();
        for (Plane.Kind plane : Plane.Kind.values()) {
            wholes.put(
                    plane,
                    Shelf.of(
                            filings.stream().map(Filing::views).toList(),
                            view -> view.plane == plane && view.part.whole()));
        }
        parts = Shelf.of(filings.stream().map(Filing::detailed).toList(), view -> !view.part.whole());
        smooth = Shelf.of(filings.stream().map(Filing::smoothed).toList(), view -> !view.part.whole());
    }

    /** Everything that is kept of a protected picture. */
    public static final class Filing {
        private final Picture thumbnail;
        private final boolean smooth;
        private final List<Filed> views = new ArrayList<>();

        private Filing(Picture working, boolean smooth) {
            thumbnail = working.within(THUMBNAIL);
            this.smooth = smooth;
        }

        private List<Filed> views() {
            return views;
        }

        private List<Filed> detailed() {
            return smooth ? List.of() : views;
        }

        private List<Filed> smoothed() {
            return smooth ? views : List.of();
        }
    }

    /**
     * Prepares a protected picture, upright; safe to be called by many threads.
     *
     * @param smooth whether it has few local features
     */
    public static Filing file(Picture picture, boolean smooth) {
        Picture working = picture.within(View.LONG_SIDE);
        Filing filing = new Filing(working, smooth);
        for (View view : View.ofReference(working)) {
            if (view.spectrum().quality() >= LEAST_QUALITY) {
                filing.views.add(new Filed(
                        view.part(),
                        view.box(),
                        view.plane(),
                        view.spectrum().quality(),
                        view.spectrum().fingerprint()));
            }
        }
        return filing;
    }

    /** A view of a protected picture without its frequencies. */
    private record Filed(View.Part part, Box box, Plane.Kind plane, int quality, Fingerprint fingerprint) {}

    /** Views that are searched together; entry {@code i} of the index is view {@code i}, of picture {@code owners[i]}. */
    private record Shelf(FingerprintIndex index, List<Filed> views, int[] owners) {
        static Shelf of(List<List<Filed>> filings, Predicate<Filed> which) {
            List<Filed> views = new ArrayList<>();
            IntStream.Builder owners = IntStream.builder();
            for (int i = 0; i < filings.size(); i++) {
                for (Filed view : filings.get(i)) {
                    if (which.test(view)) {
                        views.add(view);
                        owners.add(i);
                    }
                }
            }
            return new Shelf(
                    new FingerprintIndex(views.stream().map(Filed::fingerprint).toList()),
                    views,
                    owners.build().toArray());
        }
    }

    private record Meeting(View seen, int reference, Filed filed, int distance, Orientation turn, boolean negative) {
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
            boolean luma = view.plane() == Plane.Kind.LUMA;
            boolean whole = view.part().whole();
            Shelf same = wholes.getOrDefault(view.plane(), parts);
            for (Orientation turn : whole ? ALL : UPRIGHT) {
                Fingerprint fingerprint = view.spectrum().fingerprint(turn);
                note(nearest, same, whole ? SUSPECT_RADIUS : CROP_RADIUS, view, turn, fingerprint, false);
                if (whole && luma) {
                    note(nearest, same, SUSPECT_RADIUS, view, turn, fingerprint.inverted(), true);
                }
            }
            for (Orientation turn : luma ? UPRIGHT : new Orientation[0]) {
                Fingerprint fingerprint = view.spectrum().fingerprint(turn);
                note(nearest, parts, whole ? CROP_RADIUS : BANNER_RADIUS, view, turn, fingerprint, false);
                note(nearest, smooth, whole ? SMOOTH_RADIUS : CROP_RADIUS, view, turn, fingerprint, false);
            }
        }
        return Arrays.stream(nearest)
                .filter(meeting -> meeting != null)
                .sorted(Comparator.comparingInt(Meeting::cost).thenComparingInt(Meeting::reference))
                .limit(BLOCKS_COMPARED)
                .map(meeting -> candidate(working, meeting))
                .toList();
    }

    private static void note(
            Meeting[] nearest,
            Shelf shelf,
            int radius,
            View seen,
            Orientation turn,
            Fingerprint fingerprint,
            boolean negative) {
        shelf.index.visit(fingerprint, radius, (entry, distance) -> {
            int reference = shelf.owners[entry];
            Meeting best = nearest[reference];
            Meeting meeting = new Meeting(seen, reference, shelf.views.get(entry), distance, turn, negative);
            if (best == null || meeting.cost() < best.cost()) {
                nearest[reference] = meeting;
            }
        });
    }

    private Candidate candidate(Picture working, Meeting meeting) {
        Box box = meeting.seen.box();
        Plane seen = Plane.of(working.cut(box).turned(meeting.turn), meeting.filed.plane);
        Plane reference =
                Plane.of(thumbnails.get(meeting.reference), meeting.filed.plane).cut(meeting.filed.box);
        float[] samples = Pdq.samples(seen);
        if (meeting.negative) {
            for (int i = 0; i < samples.length; i++) {
                samples[i] = 255 - samples[i];
            }
        }
        return new Candidate(
                meeting.reference,
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
        } else if (seen == View.Part.PANEL) {
            changes.add("framed");
        }
        if (seen.whole() && (reference == View.Part.CROP || reference == View.Part.BESIDE_BANNER)) {
            changes.add("cropped");
        }
        return changes.isEmpty() ? "none" : String.join("+", changes);
    }
}
