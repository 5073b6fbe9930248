package zhicha.matcher.image.mark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zhicha.matcher.hit.Box;
import zhicha.matcher.hit.Placement;
import zhicha.matcher.image.decode.Picture;

/** Which flat marks a picture shows, all marks asked at once by the shapes of their curves. Immutable and safe for use by many threads. */
public final class MarkSearch {
    private static final int NEAREST = 16;
    /** Most squared difference of two signatures, of which the circle's part is 1. */
    private static final float MOST_UNLIKE = 0.03f;

    private static final double MOST_REST = 0.025;
    private static final int TURNS = 4;
    private static final double LEAST_QUICK = 0.4;
    /** Of a third of the points, below which {@link #LEAST_QUICK} of all is out of reach. */
    private static final double HOPELESS = 0.25;

    private static final int FITTED = 24;
    /** A fit with which no other guess of the mark is tried any more. */
    private static final double SETTLED = 0.9;

    /** Of a letter or digit: a 5 agrees with an S in up to 0.97 of its points, and an S with itself in 0.99. */
    private static final double SAME_LETTER = 0.98;

    /** Quick looks for one picture; each takes some ten microseconds. */
    private static final int MOST_LOOKS = 4_000;

    private static final double HINTED = 2;

    private final List<Optional<FlatMark>> marks;
    private final Shape[] shapes;
    private final int[] owners;
    private final Signatures signatures;
    /** Which of the marks are letters or digits. */
    private final BitSet letters = new BitSet();

    /** Sightings name marks by their place in this list. */
    public MarkSearch(List<Optional<FlatMark>> marks) {
        this.marks = List.copyOf(marks);
        List<Shape> all = new ArrayList<>();
        List<Integer> own = new ArrayList<>();
        for (int i = 0; i < marks.size(); i++) {
            for (Shape shape : marks.get(i).map(FlatMark::shapes).orElse(List.of())) {
                all.add(shape);
                own.add(i);
            }
        }
        shapes = all.toArray(Shape[]::new);
        owners = own.stream().mapToInt(i -> i).toArray();
        signatures = new Signatures(shapes);
        if (shapes.length > 0) {
            for (Picture sheet : Letters.sheets()) {
                letters(new Segmentation(sheet));
            }
        }
    }

    /** Every mark that lies upright on the sheet is a letter, however many others there are. */
    private void letters(Segmentation sheet) {
        for (Guess guess : guesses(sheet)) {
            FlatMark mark = marks.get(guess.mark).orElseThrow();
            if (!letters.get(guess.mark) && MarkMap.upright(guess.map)) {
                MarkFit fit = MarkFit.of(mark, sheet.working(), guess.map);
                letters.set(guess.mark, fit != null && fit.wholly(mark));
            }
        }
    }

    /** Whether the mark is a letter or a digit. */
    public boolean letter(int mark) {
        return letters.get(mark);
    }

    /**
     * Whether the mark is a letter or a digit and stands in a row with others: so it does in every heading and every price, whoever wrote
     * them.
     */
    public boolean written(int mark, Placement placement, Segmentation picture) {
        return letters.get(mark)
                && picture.letterOfRow(MarkMap.ink(marks.get(mark).orElseThrow(), placement));
    }

    /**
     * A mark that lies in the picture.
     *
     * @param agreeing points of the mark's borders at which a colour ends in the picture too
     * @param threshold how many of them are asked for
     */
    public record Sighting(int mark, int agreeing, int threshold, Box box, Placement placement) {}

    /**
     * A guess of somebody else's.
     *
     * @param map nine figures, from fractions of the mark's width and height to fractions of the picture's
     */
    public record Hint(int mark, double[] map) {}

    private record Guess(int mark, double[] map, double quick) {}

    record Fitted(int mark, MarkFit fit) {}

    /** The marks that are to be believed, in the order of their numbers. */
    public List<Sighting> look(Segmentation picture, List<Hint> hints) {
        if (shapes.length == 0) {
            return List.of();
        }
        List<Sighting> sightings = new ArrayList<>();
        for (Fitted fitted : fits(picture, hints)) {
            FlatMark mark = marks.get(fitted.mark).orElseThrow();
            int threshold = letters.get(fitted.mark)
                    ? (int) Math.ceil(SAME_LETTER * mark.colours().length)
                    : fitted.fit.threshold(mark);
            if (fitted.fit.count() >= threshold && fitted.fit.shows(mark)) {
                Placement placement = MarkMap.placement(mark, fitted.fit.map(), picture.working());
                if (!written(fitted.mark, placement, picture)) {
                    sightings.add(new Sighting(fitted.mark, fitted.fit.count(), threshold, placement.box(), placement));
                }
            }
        }
        sightings.sort(Comparator.comparingInt(Sighting::mark));
        return sightings;
    }

    /** Every mark that could be laid along edges, with its best fit, whether it is to be believed or not. */
    List<Fitted> fits(Segmentation picture, List<Hint> hints) {
        Picture working = picture.working();
        List<Guess> guesses = new ArrayList<>();
        for (Hint hint : hints) {
            marks.get(hint.mark).ifPresent(mark -> {
                double[] map = MarkMap.hinted(hint.map, mark, working);
                if (MarkFit.believable(map)) {
                    guesses.add(new Guess(hint.mark, map, HINTED));
                }
            });
        }
        guesses.addAll(guesses(picture));
        guesses.sort(Comparator.comparingDouble((Guess guess) -> -guess.quick).thenComparingInt(Guess::mark));
        @Nullable Fitted[] best = new Fitted[marks.size()];
        int tried = 0;
        for (Guess guess : guesses) {
            Fitted known = best[guess.mark];
            if (known != null && known.fit.agreeing() > SETTLED || tried == FITTED) {
                continue;
            }
            tried++;
            MarkFit fit = MarkFit.of(marks.get(guess.mark).orElseThrow(), working, guess.map);
            if (fit != null && (known == null || fit.agreeing() > known.fit.agreeing())) {
                best[guess.mark] = new Fitted(guess.mark, fit);
            }
        }
        return Arrays.stream(best).filter(Objects::nonNull).toList();
    }

    private List<Guess> guesses(Segmentation picture) {
        List<Guess> guesses = new ArrayList<>();
        int[] looks = {MOST_LOOKS};
        for (Shape seen : picture.shapes()) {
            guess(seen, picture.working(), guesses, looks);
        }
        return guesses;
    }

    private void guess(Shape seen, Picture working, List<Guess> guesses, int[] looks) {
        int[] nearest = new int[NEAREST];
        float[] unlike = new float[NEAREST];
        int held = 0;
        float[] least = signatures.leastUnlike(seen);
        for (int i = 0; i < shapes.length; i++) {
            // nothing is added up any further than would still let it in
            float most = held < NEAREST ? MOST_UNLIKE : unlike[held - 1];
            if (least[i] > most) {
                continue;
            }
            float by = seen.unlikeness(shapes[i], most);
            if (by > most || held == NEAREST && by == most) {
                continue;
            }
            int at = held < NEAREST ? held++ : held - 1;
            while (at > 0 && unlike[at - 1] > by) {
                unlike[at] = unlike[at - 1];
                nearest[at] = nearest[at - 1];
                at--;
            }
            unlike[at] = by;
            nearest[at] = i;
        }
        for (int i = 0; i < held; i++) {
            Shape known = shapes[nearest[i]];
            for (Shape.Turn turn : known.turnsOnto(seen, TURNS, MOST_REST)) {
                double[] map = MarkMap.between(known, seen, turn.radians());
                if (!MarkFit.believable(map) || looks[0] == 0) {
                    continue;
                }
                looks[0]--;
                int mark = owners[nearest[i]];
                double quick = MarkFit.quick(marks.get(mark).orElseThrow(), working, map, 4, HOPELESS);
                if (quick >= LEAST_QUICK) {
                    guesses.add(new Guess(mark, map, quick));
                }
            }
        }
    }
}
