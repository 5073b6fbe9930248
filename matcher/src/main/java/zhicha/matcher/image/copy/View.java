package zhicha.matcher.image.copy;

import java.util.ArrayList;
import java.util.List;
import zhicha.matcher.hit.Box;
import zhicha.matcher.image.decode.Picture;
import zhicha.matcher.image.fingerprint.Pdq;
import zhicha.matcher.image.fingerprint.Plane;
import zhicha.matcher.image.fingerprint.Spectrum;

/**
 * One way to look at a picture: a part of it, in one plane.
 *
 * @param part what was taken, before its box: the whole, the inside of a border, a crop, or what is left beside a banner
 */
record View(Part part, Box box, Plane.Kind plane, Spectrum spectrum) {

    enum Part {
        WHOLE(0),
        INSIDE_BORDER(3),
        CROP(6),
        /** A banner changes some forty bits of the whole: what changes ten needs none to explain it. */
        BESIDE_BANNER(20),
        /** A quarter, as of a collage of four. */
        PANEL(9);

        private final int supposes;

        Part(int supposes) {
            this.supposes = supposes;
        }

        /** How much has to be supposed for it, in bits of distance. */
        int supposes() {
            return supposes;
        }

        /** Whether nothing that belongs to the picture was left out. */
        boolean whole() {
            return this == WHOLE || this == INSIDE_BORDER;
        }
    }

    /** Sides of the working copy that views are taken from; a sample of the fingerprint is then two and a half pixels wide. */
    static final int LONG_SIDE = 160;

    private static final Plane.Kind[] COLOURS = {Plane.Kind.RED, Plane.Kind.GREEN, Plane.Kind.BLUE, Plane.Kind.VALUE};
    /** Shares of each side that a crop in the middle keeps: steps small enough that the fingerprint bridges them. */
    private static final double[] CENTRED = {0.96, 0.92, 0.88, 0.84, 0.8, 0.76, 0.72, 0.68, 0.64, 0.6, 0.56, 0.5};
    /** Shares that crops towards a side or a corner keep. */
    private static final double[] ASIDE = {0.93, 0.86, 0.8, 0.74, 0.66};
    /** Shares of width and of height that a careless hand keeps, each side cut a little differently. */
    private static final double[] UNEVEN = {0.93, 0.89, 0.85};

    /** Where such a cut lies: its share of what is left over to the left or top. */
    private static final double[] OFF_CENTRE = {0.3, 0.5, 0.7};
    /** Share of each side that a panel takes; the rest is gutter. */
    private static final double PANEL = 0.495;
    /** Shares of the height or width that a promotion banner takes. */
    private static final double[] BANNERS = {0.12, 0.18, 0.25, 0.33};

    /** The views that a protected picture is filed under. */
    static List<View> ofReference(Picture picture) {
        Plane luma = Plane.of(picture, Plane.Kind.LUMA);
        List<View> views = plain(picture, luma);
        for (double keep : CENTRED) {
            add(views, luma, Part.CROP, window(keep, keep, 0.5, 0.5));
        }
        for (double keepX : UNEVEN) {
            for (double keepY : UNEVEN) {
                for (double x : OFF_CENTRE) {
                    for (double y : OFF_CENTRE) {
                        add(views, luma, Part.CROP, window(keepX, keepY, x, y));
                    }
                }
            }
        }
        for (double keep : ASIDE) {
            for (int position = 0; position < 9; position++) {
                double x = position % 3 / 2.0;
                double y = position / 3 / 2.0;
                if (position != 4) {
                    add(views, luma, Part.CROP, window(keep, keep, x, y));
                }
                if (x == 0.5 && y != 0.5) {
                    add(views, luma, Part.CROP, window(1, keep, x, y));
                } else if (y == 0.5 && x != 0.5) {
                    add(views, luma, Part.CROP, window(keep, 1, x, y));
                }
            }
            add(views, luma, Part.CROP, window(1, keep, 0.5, 0.5));
            add(views, luma, Part.CROP, window(keep, 1, 0.5, 0.5));
        }
        return views;
    }

    /** The views that a listing's picture is asked about with. */
    static List<View> ofQuery(Picture picture) {
        Plane luma = Plane.of(picture, Plane.Kind.LUMA);
        List<View> views = plain(picture, luma);
        for (int panel = 0; panel < 4; panel++) {
            add(views, luma, Part.PANEL, window(PANEL, PANEL, panel % 2, panel / 2));
        }
        return views;
    }

    /** What both sides are looked at by. */
    private static List<View> plain(Picture picture, Plane luma) {
        List<View> views = new ArrayList<>();
        List<Box> boxes = new ArrayList<>(List.of(Box.WHOLE));
        boxes.addAll(Border.insides(picture));
        for (Box box : boxes) {
            add(views, luma, box == Box.WHOLE ? Part.WHOLE : Part.INSIDE_BORDER, box);
        }
        for (Plane.Kind colour : COLOURS) {
            Plane plane = Plane.of(picture, colour);
            for (Box box : boxes) {
                add(views, plane, colour, box == Box.WHOLE ? Part.WHOLE : Part.INSIDE_BORDER, box);
            }
        }
        for (double banner : BANNERS) {
            double rest = 1 - banner;
            add(views, luma, Part.BESIDE_BANNER, new Box(0, 0, 1, rest));
            add(views, luma, Part.BESIDE_BANNER, new Box(0, banner, 1, 1));
            add(views, luma, Part.BESIDE_BANNER, new Box(0, 0, rest, 1));
            add(views, luma, Part.BESIDE_BANNER, new Box(banner, 0, 1, 1));
        }
        return views;
    }

    private static void add(List<View> views, Plane luma, Part part, Box box) {
        add(views, luma, Plane.Kind.LUMA, part, box);
    }

    private static void add(List<View> views, Plane plane, Plane.Kind kind, Part part, Box box) {
        views.add(new View(part, box, kind, Pdq.spectrum(plane.cut(box))));
    }

    /** The window that keeps these shares, pushed to the left or top at 0, in the middle at 0.5. */
    private static Box window(double keepX, double keepY, double x, double y) {
        double left = (1 - keepX) * x;
        double top = (1 - keepY) * y;
        return new Box(left, top, left + keepX, top + keepY);
    }
}
