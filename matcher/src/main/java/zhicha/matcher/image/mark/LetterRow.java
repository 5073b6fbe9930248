package zhicha.matcher.image.mark;

import java.util.ArrayList;
import java.util.List;

/**
 * Signs of one colour and height side by side on one line, as writing stands. A mark that is a letter is seen in every price and every
 * heading; there it is one sign of a row.
 *
 * @param regions of the picture, in its pixels
 */
record LetterRow(List<Region> regions) {
    /** Share of the height of the box from which a region inside is the sign. */
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

    /**
     * Whether the sign in the box is one letter of a row: beside it, or beside more of the same sign, stands another of its colour and
     * height, on its line. Two of a kind may be the number 55; a longer row of nothing but one sign is a pattern.
     */
    boolean has(double left, double top, double right, double bottom) {
        List<Region> row = new ArrayList<>();
        List<Region> others = new ArrayList<>();
        for (Region region : regions) {
            if (!within(middle(region.left(), region.width()), left, right)) {
                others.add(region);
            } else if (within(region.height(), TALL * (bottom - top), TALLEST * (bottom - top))
                    && within(middle(region.top(), region.height()), top, bottom)) {
                row.add(region);
            }
        }
        // the holes of an 8 are no signs
        row.removeAll(row.stream()
                .filter(hole -> row.stream().anyMatch(ring -> encloses(ring, hole)))
                .toList());
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

    private static boolean encloses(Region ring, Region hole) {
        return ring != hole
                && hole.left() > ring.left()
                && hole.top() > ring.top()
                && hole.left() + hole.width() < ring.left() + ring.width()
                && hole.top() + hole.height() < ring.top() + ring.height();
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
