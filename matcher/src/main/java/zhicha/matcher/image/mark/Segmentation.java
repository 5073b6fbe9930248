package zhicha.matcher.image.mark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import zhicha.matcher.hit.Box;
import zhicha.matcher.image.decode.Picture;

/** A picture and its regions of one colour, which are found when somebody first asks for them. For use by one thread. */
public final class Segmentation {
    /** Side of the square that has the area at which a picture is taken apart. */
    private static final int SIDE = 448;

    /** Pixels that a curve must enclose to be asked about. */
    private static final int LEAST_AREA = 70;

    private static final int MOST_SHAPES = 400;

    /** Share of the height of a mark, its margins with it, from which a region inside is the sign. */
    private static final double TALL = 0.4;
    /** Share beyond which it is what the sign stands on; a sign may stick out a little where the mark was laid askew. */
    private static final double TALLEST = 1.2;

    /** Share of the height by which feet or heads of two letters of a row may differ. */
    private static final double OFF_LINE = 0.15;

    private static final double LEAST_HIGH = 0.6;
    private static final double MOST_HIGH = 1.6;
    private static final double MOST_WIDE = 1.6;
    private static final double LEAST_WIDE = 0.08;
    /** Share of the height between two letters; a symbol keeps more away from the name beside it. */
    private static final double GAP = 0.3;

    private static final int SAME_COLOUR = 36;
    /** Share of the height by which two of the same sign may differ in size. */
    private static final double SAME_SIZE = 0.1;

    private static final int GRID = 12;
    /** Share of the grid's points that agree in two of the same sign. */
    private static final double SAME_SIGN = 0.92;

    private final Picture whole;
    private @Nullable Picture working;
    private @Nullable List<Region> regions;

    public Segmentation(Picture whole) {
        this.whole = whole;
    }

    /** The picture, brought down to the size at which it is taken apart. */
    Picture working() {
        if (working == null) {
            double scale = SIDE / Math.sqrt((double) whole.width() * whole.height());
            int longest = Math.max(whole.width(), whole.height());
            working = scale < 1 ? whole.within((int) Math.max(1, Math.round(scale * longest))) : whole;
        }
        return working;
    }

    /** In pixels of the working picture, largest seed first. */
    List<Region> regions() {
        if (regions == null) {
            regions = Regions.of(working());
        }
        return regions;
    }

    /** Curves around regions that a mark could be known by, largest first. */
    List<Shape> shapes() {
        List<Shape> seen = new ArrayList<>();
        for (Region region : regions()) {
            for (Curve curve : Curve.around(region, working().width(), working().height())) {
                if (curve.area() < LEAST_AREA || !curve.crisp(working())) {
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

    /**
     * Whether the sign in the box is one letter of a row: beside it, or beside more of the same sign, stands another of its colour and
     * height, on its line. A mark that is a letter is seen in every price and every heading. Two of a kind
     * may be the number 55; a longer row of nothing but one sign is a pattern.
     */
    public boolean letterOfRow(Box box) {
        double left = box.left() * working().width();
        double right = box.right() * working().width();
        double top = box.top() * working().height();
        double bottom = box.bottom() * working().height();
        List<Region> row = new ArrayList<>();
        List<Region> others = new ArrayList<>();
        for (Region region : regions()) {
            if (!within(middle(region.left(), region.width()), left, right)) {
                others.add(region);
            } else if (within(region.height(), TALL * (bottom - top), TALLEST * (bottom - top))
                    && within(middle(region.top(), region.height()), top, bottom)) {
                row.add(region);
            }
        }
        // a mark laid askew may take more than one letter in
        for (int i = 1; i < row.size(); i++) {
            Region after = row.get(i);
            if (row.subList(0, i).stream().anyMatch(before -> beside(before, after))) {
                return true;
            }
        }
        int signs = row.size();
        for (int next = 0; next < row.size(); next++) {
            Region end = row.get(next);
            for (int i = others.size() - 1; i >= 0; i--) {
                Region beside = others.get(i);
                if (beside(end, beside)) {
                    if (row.subList(0, signs).stream().noneMatch(sign -> same(sign, beside))) {
                        return true;
                    }
                    row.add(others.remove(i));
                }
            }
        }
        return row.size() == signs + 1;
    }

    private static double middle(int from, int length) {
        return from + length / 2.0;
    }

    private static boolean within(double at, double from, double to) {
        return at >= from && at <= to;
    }

    private static boolean beside(Region sign, Region beside) {
        double height = sign.height();
        int gap = Math.max(beside.left() - sign.left() - sign.width(), sign.left() - beside.left() - beside.width());
        int feet = Math.abs(beside.top() + beside.height() - sign.top() - sign.height());
        int heads = Math.abs(beside.top() - sign.top());
        return within(gap, -GAP * height, GAP * height)
                && within(beside.height() / height, LEAST_HIGH, MOST_HIGH)
                && within(beside.width() / height, LEAST_WIDE, MOST_WIDE)
                && Math.min(feet, heads) <= OFF_LINE * height
                && Regions.difference(sign.colour(), beside.colour()) <= SAME_COLOUR;
    }

    /** By what the two fill of their boxes, at points of a grid. */
    private static boolean same(Region one, Region other) {
        if (Math.abs(other.height() - one.height()) > SAME_SIZE * one.height()
                || Math.abs(other.width() - one.width()) > SAME_SIZE * one.height()) {
            return false;
        }
        int agreeing = 0;
        for (int i = 0; i < GRID * GRID; i++) {
            agreeing += at(one, i) == at(other, i) ? 1 : 0;
        }
        return agreeing >= SAME_SIGN * GRID * GRID;
    }

    private static boolean at(Region region, int point) {
        int x = (2 * (point % GRID) + 1) * region.width() / (2 * GRID);
        int y = (2 * (point / GRID) + 1) * region.height() / (2 * GRID);
        return region.mask()[y * region.width() + x];
    }
}
