package zhicha.matcher.image.copy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import zhicha.matcher.hit.Box;
import zhicha.matcher.image.decode.Orientation;
import zhicha.matcher.image.decode.Picture;
import zhicha.matcher.image.fingerprint.Fingerprint;
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
    /** Share of the area by which a surround must have grown to be called a frame. */
    private static final double BORDER_SHARE = 0.03;

    private static final int BLOCKS_COMPARED = 12;
    private static final Orientation[] ALL = Orientation.values();
    private static final Orientation[] UPRIGHT = {Orientation.NONE, Orientation.MIRRORED};

    private final List<Filing> filings;
    private final int pictures;
    /** Whole pictures and the insides of their borders, by plane. */
    private final Map<Plane.Kind, Shelf> wholes = new EnumMap<>(Plane.Kind.class);
    /** Crops and what banners leave, in luma, of pictures with many local features. */
    private final Shelf parts;
    /** The same of the others, which are searched more widely as nothing else would find them. */
    private final Shelf smooth;

    /**
     * Candidates name protected pictures by their place in this list. It is read once, and then asked only for single pictures; it
     * must not change.
     */
    public CopySearch(List<Filing> filings) {
        this.filings = filings;
        pictures = filings.size();
        Map<Plane.Kind, Shelf.Draft> whole = new EnumMap<>(Plane.Kind.class);
        for (Plane.Kind plane : Plane.Kind.values()) {
            whole.put(plane, new Shelf.Draft());
        }
        Shelf.Draft detailed = new Shelf.Draft();
        Shelf.Draft smoothed = new Shelf.Draft();
        for (int i = 0; i < pictures; i++) {
            Filing filing = filings.get(i);
            for (Filing.Filed view : filing.views()) {
                if (view.of().whole()) {
                    whole.get(view.kind()).add(i, view);
                } else {
                    (filing.smooth() ? smoothed : detailed).add(i, view);
                }
            }
        }
        whole.forEach((plane, draft) -> wholes.put(plane, draft.shelf()));
        parts = detailed.shelf();
        smooth = smoothed.shelf();
    }

    private record Meeting(
            View seen, int reference, Filing.Filed filed, int distance, Orientation turn, boolean negative) {
        /** Bits, and a few more for every change that has to be supposed: the plainest explanation wins. */
        int cost() {
            return distance
                    + (turn == Orientation.NONE ? 0 : 4)
                    + (negative ? 12 : 0)
                    + (filed.kind() == Plane.Kind.LUMA ? 0 : 6)
                    + seen.part().supposes()
                    + (filed.of() == seen.part() ? 0 : filed.of().supposes());
        }
    }

    /** What is asked of one shelf within one radius. */
    private record Asking(Shelf shelf, int radius) {}

    private record Question(View seen, Orientation turn, boolean negative, Fingerprint fingerprint) {}

    /** The suspects, nearest first, each with its blocks compared. */
    public List<Candidate> candidates(Picture picture) {
        Picture working = picture.within(View.LONG_SIDE);
        Meeting[] nearest = new Meeting[pictures];
        questions(View.ofQuery(working))
                .forEach((asking, questions) -> asking.shelf.visit(
                        questions.stream().map(Question::fingerprint).toList(),
                        asking.radius,
                        (query, reference, filed, distance) -> {
                            Question question = questions.get(query);
                            Meeting meeting = new Meeting(
                                    question.seen, reference, filed, distance, question.turn, question.negative);
                            Meeting best = nearest[reference];
                            if (best == null || meeting.cost() < best.cost()) {
                                nearest[reference] = meeting;
                            }
                        }));
        return Arrays.stream(nearest)
                .filter(meeting -> meeting != null)
                .sorted(Comparator.comparingInt(Meeting::cost).thenComparingInt(Meeting::reference))
                .limit(BLOCKS_COMPARED)
                .map(meeting -> candidate(working, meeting))
                .toList();
    }

    /** What is asked, in an order that is always the same. */
    private Map<Asking, List<Question>> questions(List<View> views) {
        Map<Asking, List<Question>> questions = new LinkedHashMap<>();
        for (View view : views) {
            if (view.spectrum().quality() < LEAST_QUALITY) {
                continue;
            }
            boolean luma = view.plane() == Plane.Kind.LUMA;
            boolean whole = view.part().whole();
            Asking same = new Asking(wholes.get(view.plane()), whole ? SUSPECT_RADIUS : CROP_RADIUS);
            for (Orientation turn : whole ? ALL : UPRIGHT) {
                Fingerprint fingerprint = view.spectrum().fingerprint(turn);
                ask(questions, same, new Question(view, turn, false, fingerprint));
                if (whole && luma) {
                    ask(questions, same, new Question(view, turn, true, fingerprint.inverted()));
                }
            }
            for (Orientation turn : luma ? UPRIGHT : new Orientation[0]) {
                Question question =
                        new Question(view, turn, false, view.spectrum().fingerprint(turn));
                ask(questions, new Asking(parts, whole ? CROP_RADIUS : BANNER_RADIUS), question);
                ask(questions, new Asking(smooth, whole ? SMOOTH_RADIUS : CROP_RADIUS), question);
            }
        }
        return questions;
    }

    private static void ask(Map<Asking, List<Question>> questions, Asking asking, Question question) {
        questions.computeIfAbsent(asking, first -> new ArrayList<>()).add(question);
    }

    private Candidate candidate(Picture working, Meeting meeting) {
        Box box = meeting.seen.box();
        Plane seen = Plane.of(working.cut(box).turned(meeting.turn), meeting.filed.kind());
        Plane reference = Plane.of(filings.get(meeting.reference).thumbnail(), meeting.filed.kind())
                .cut(meeting.filed.box());
        float[] samples = Pdq.samples(seen);
        if (meeting.negative) {
            for (int i = 0; i < samples.length; i++) {
                samples[i] = 255 - samples[i];
            }
        }
        return new Candidate(
                meeting.reference,
                meeting.distance,
                Math.min(meeting.seen.spectrum().quality(), meeting.filed.quality()),
                box,
                meeting.filed.box(),
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
        } else if (meeting.filed.kind() != Plane.Kind.LUMA) {
            changes.add("recoloured");
        }
        View.Part seen = meeting.seen.part();
        View.Part reference = meeting.filed.of();
        double added = area(meeting.filed.box()) - area(meeting.seen.box());
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
