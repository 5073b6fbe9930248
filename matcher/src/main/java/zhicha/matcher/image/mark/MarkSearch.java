package zhicha.matcher.image.mark;

import java.util.ArrayList;
import java.util.Arrays;
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
    /** Side of the square that has the area at which a picture is taken apart. */
    private static final int SIDE = 448;

    /** Pixels that a curve must enclose to be asked about. */
    private static final int LEAST_AREA = 70;

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

    private static final int MOST_SHAPES = 400;
    /** Quick looks for one picture; each takes some ten microseconds. */
    private static final int MOST_LOOKS = 4_000;

    private static final double HINTED = 2;

    private final List<Optional<FlatMark>> marks;
    private final Shape[] shapes;
    private final int[] owners;
    private final Signatures signatures;

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
    public List<Sighting> look(Picture picture, List<Hint> hints) {
        if (shapes.length == 0) {
            return List.of();
        }
        Picture working = working(picture);
        List<Sighting> sightings = new ArrayList<>();
        for (Fitted fitted : fits(working, hints)) {
            FlatMark mark = marks.get(fitted.mark).orElseThrow();
            if (fitted.fit.shows(mark)) {
                Placement placement = placement(mark, fitted.fit.map(), working);
                sightings.add(new Sighting(
                        fitted.mark, fitted.fit.count(), fitted.fit.threshold(mark), box(placement), placement));
            }
        }
        sightings.sort(Comparator.comparingInt(Sighting::mark));
        return sightings;
    }

    static Picture working(Picture picture) {
        double scale = SIDE / Math.sqrt((double) picture.width() * picture.height());
        int longest = Math.max(picture.width(), picture.height());
        return scale < 1 ? picture.within((int) Math.max(1, Math.round(scale * longest))) : picture;
    }

    /** Every mark that could be laid along edges, with its best fit, whether it is to be believed or not. */
    List<Fitted> fits(Picture working, List<Hint> hints) {
        List<Guess> guesses = new ArrayList<>();
        for (Hint hint : hints) {
            marks.get(hint.mark).ifPresent(mark -> {
                double[] map = map(hint, mark, working);
                if (MarkFit.believable(map)) {
                    guesses.add(new Guess(hint.mark, map, HINTED));
                }
            });
        }
        int[] looks = {MOST_LOOKS};
        for (Shape seen : shapesIn(working)) {
            guess(seen, working, guesses, looks);
        }
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

    /** From the mark's unit to pixels. */
    private static double[] map(Hint hint, FlatMark mark, Picture working) {
        double[] h = hint.map;
        double[] map = new double[9];
        for (int row = 0; row < 3; row++) {
            double by = row == 0 ? working.width() : row == 1 ? working.height() : 1;
            map[3 * row] = by * h[3 * row] / (2 * mark.halfWidth());
            map[3 * row + 1] = by * h[3 * row + 1] / (2 * mark.halfHeight());
            map[3 * row + 2] = by * (h[3 * row + 2] + h[3 * row] / 2 + h[3 * row + 1] / 2);
        }
        double depth = map[8];
        for (int i = 0; i < 9; i++) {
            map[i] /= depth;
        }
        return map;
    }

    private static Placement placement(FlatMark mark, double[] m, Picture working) {
        double w = 2 * mark.halfWidth();
        double h = 2 * mark.halfHeight();
        // from hundredths of the mark's unit, counted from its upper left corner
        double[] map = new double[9];
        for (int row = 0; row < 3; row++) {
            map[3 * row] = m[3 * row] / 100;
            map[3 * row + 1] = m[3 * row + 1] / 100;
            map[3 * row + 2] = m[3 * row + 2] - m[3 * row] * mark.halfWidth() - m[3 * row + 1] * mark.halfHeight();
        }
        return Placement.ofPixels(
                map, (int) Math.round(100 * w), (int) Math.round(100 * h), working.width(), working.height());
    }

    private static Box box(Placement placement) {
        double left = 1;
        double top = 1;
        double right = 0;
        double bottom = 0;
        for (int corner = 0; corner < 4; corner++) {
            Placement.Point at = placement.at(corner % 2, corner / 2);
            left = Math.min(left, at.x());
            right = Math.max(right, at.x());
            top = Math.min(top, at.y());
            bottom = Math.max(bottom, at.y());
        }
        return new Box(Math.max(0, left), Math.max(0, top), Math.min(1, right), Math.min(1, bottom));
    }

    private static List<Shape> shapesIn(Picture working) {
        List<Shape> seen = new ArrayList<>();
        for (Region region : Regions.of(working)) {
            for (Curve curve : Curve.around(region, working.width(), working.height())) {
                if (curve.area() < LEAST_AREA || !curve.crisp(working)) {
                    continue;
                }
                @Nullable Shape shape = Shape.of(curve);
                if (shape != null && shape.distinct() >= FlatMark.LEAST_DISTINCT) {
                    seen.add(shape);
                }
            }
        }
        // a chequered cloth has thousands
        seen.sort(Comparator.comparingDouble((Shape shape) -> -shape.area()));
        return seen.size() <= MOST_SHAPES ? seen : List.copyOf(seen.subList(0, MOST_SHAPES));
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
                double[] map = map(known, seen, turn.radians());
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

    /** Whitens the known shape, turns it, and undoes the whitening of the seen one. */
    private static double[] map(Shape known, Shape seen, double radians) {
        double[] k = known.whitening();
        double[] s = seen.whitening();
        double determinant = s[0] * s[2] - s[1] * s[1];
        double cos = Math.cos(radians);
        double sin = Math.sin(radians);
        double a = cos * k[0] - sin * k[1];
        double b = cos * k[1] - sin * k[2];
        double c = sin * k[0] + cos * k[1];
        double d = sin * k[1] + cos * k[2];
        double m0 = (s[2] * a - s[1] * c) / determinant;
        double m1 = (s[2] * b - s[1] * d) / determinant;
        double m3 = (-s[1] * a + s[0] * c) / determinant;
        double m4 = (-s[1] * b + s[0] * d) / determinant;
        // shapes of marks are kept in thousandths
        double[] map = {1000 * m0, 1000 * m1, 0, 1000 * m3, 1000 * m4, 0, 0, 0, 1};
        map[2] = seen.x() - m0 * known.x() - m1 * known.y();
        map[5] = seen.y() - m3 * known.x() - m4 * known.y();
        return map;
    }
}
