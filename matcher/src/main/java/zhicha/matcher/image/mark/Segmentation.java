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
     * Whether the sign in the box is one letter of a row, see {@link LetterRow}.
     *
     * @param box around the sign itself, without margins
     */
    boolean letterOfRow(Box box) {
        return new LetterRow(regions())
                .has(
                        box.left() * working().width(),
                        box.top() * working().height(),
                        box.right() * working().width(),
                        box.bottom() * working().height());
    }
}
