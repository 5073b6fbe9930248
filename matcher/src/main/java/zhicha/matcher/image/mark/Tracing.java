package zhicha.matcher.image.mark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Traces the borders of a mark's colours, and what lies well inside them, in the mark's own unit. */
final class Tracing {
    /** Points along all borders. */
    private static final int POINTS = 224;

    private static final int LEAST_POINTS = 6;
    private static final int INSIDE = 32;
    private static final int LEAST_INSIDE = 4;
    private static final int MOST_SHAPES = 16;
    /** Pixels over which a stroke's width is looked up. */
    private static final int REACH = 16;

    /** A triangle or a disc alone has 1, and the world is full of them. */
    private static final double LEAST_BENDS = 1.35;

    private final Inks inks;
    /** Pixels of half the mark's longer side. */
    private final double unit;

    Tracing(Inks inks) {
        this.inks = inks;
        unit = (Math.max(inks.width(), inks.height()) - 2 * Inks.RIM) / 2.0;
    }

    /** A border, the part that it bounds, and that part's colour. */
    private record Border(Curve curve, Region part, int colour) {}

    /** A place well inside a colour. */
    private record Inside(float x, float y, int colour) {}

    /** Empty where its borders are too short or too plain to be told from anything else. */
    Optional<FlatMark> mark() {
        List<Border> borders = new ArrayList<>();
        for (int i = 0; i < inks.parts().size(); i++) {
            Region part = inks.parts().get(i);
            for (Curve curve : Curve.around(part, inks.width(), inks.height())) {
                borders.add(new Border(curve, part, inks.colours()[i]));
            }
        }
        double bends =
                borders.stream().mapToDouble(border -> border.curve.turns()).sum();
        double length =
                borders.stream().mapToDouble(border -> border.curve.length()).sum();
        List<float[]> edge = new ArrayList<>();
        List<Integer> colours = new ArrayList<>();
        for (Border border : borders) {
            int points = (int) Math.max(LEAST_POINTS, Math.round(POINTS * border.curve.length() / length));
            for (int point = 0; point < points; point++) {
                edge.add(edgePoint(border, (int) ((point + 0.5) * border.curve.length() / points)));
                colours.add(border.colour);
            }
        }
        if (edge.size() < 4 * LEAST_POINTS || bends < LEAST_BENDS) {
            return Optional.empty();
        }
        float[] points = new float[FlatMark.STRIDE * edge.size()];
        for (int i = 0; i < edge.size(); i++) {
            System.arraycopy(edge.get(i), 0, points, FlatMark.STRIDE * i, FlatMark.STRIDE);
        }
        List<Inside> inside = inside();
        float[] places = new float[2 * inside.size()];
        for (int i = 0; i < inside.size(); i++) {
            places[2 * i] = inside.get(i).x;
            places[2 * i + 1] = inside.get(i).y;
        }
        List<Curve> curves = new ArrayList<>(borders.stream().map(Border::curve).toList());
        curves.addAll(Curve.around(inks.ground(), inks.width(), inks.height()));
        return Optional.of(new FlatMark(
                (float) ((inks.width() - 2 * Inks.RIM) / 2.0 / unit),
                (float) ((inks.height() - 2 * Inks.RIM) / 2.0 / unit),
                points,
                colours.stream().mapToInt(colour -> colour).toArray(),
                places,
                inside.stream().mapToInt(Inside::colour).toArray(),
                inks.colourCount(),
                bends,
                shapes(curves)));
    }

    private double across(double x) {
        return (x - inks.width() / 2.0) / unit;
    }

    private double down(double y) {
        return (y - inks.height() / 2.0) / unit;
    }

    private float[] edgePoint(Border border, int at) {
        Curve curve = border.curve;
        int n = curve.length();
        double tx = curve.x()[(at + 3) % n] - curve.x()[Math.floorMod(at - 3, n)];
        double ty = curve.y()[(at + 3) % n] - curve.y()[Math.floorMod(at - 3, n)];
        double norm = Math.max(1e-6, Math.hypot(tx, ty)) * (curve.hole() ? -1 : 1);
        // the colour lies to the right of an outer curve, and to the left of a hole's
        double nx = ty / norm;
        double ny = -tx / norm;
        double x = curve.x()[at];
        double y = curve.y()[at];
        double back = 1;
        while (back < REACH && border.part.has((int) (x - back * nx), (int) (y - back * ny))) {
            back += 0.5;
        }
        double ahead = 1;
        while (ahead < REACH && !border.part.has((int) (x + ahead * nx), (int) (y + ahead * ny))) {
            ahead += 0.5;
        }
        return new float[] {
            (float) across(x), (float) down(y), (float) nx, (float) ny, (float) (back / unit), (float) (ahead / unit)
        };
    }

    /** Colour by colour; parts of one colour share what it may have. */
    private List<Inside> inside() {
        int[] colours = inks.colours();
        List<Inside> inside = new ArrayList<>();
        for (int colour = 0; colour < inks.colourCount(); colour++) {
            int wanted = colour;
            long parts = Arrays.stream(colours).filter(one -> one == wanted).count();
            for (int part = 0; part < colours.length; part++) {
                if (colours[part] != colour) {
                    continue;
                }
                int most = (int) Math.max(LEAST_INSIDE, INSIDE / parts);
                for (int[] deep : deepest(inks.parts().get(part), most)) {
                    inside.add(new Inside((float) across(deep[0] + 0.5), (float) down(deep[1] + 0.5), colour));
                }
            }
        }
        return inside;
    }

    /** Pixels far from the border of their region, spread over it. */
    private static List<int[]> deepest(Region region, int most) {
        int w = region.width();
        int h = region.height();
        int[] depth = new int[w * h];
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < depth.length; i++) {
                int at = round == 0 ? i : depth.length - 1 - i;
                if (!region.mask()[at]) {
                    continue;
                }
                int x = at % w;
                int y = at / w;
                int step = round == 0 ? -1 : 1;
                int beside = x + step < 0 || x + step >= w ? 0 : depth[at + step];
                int beyond = y + step < 0 || y + step >= h ? 0 : depth[at + step * w];
                int least = Math.min(beside, beyond) + 1;
                depth[at] = round == 0 ? least : Math.min(depth[at], least);
            }
        }
        int[] sorted = Arrays.stream(depth).filter(one -> one > 0).sorted().toArray();
        int least = Math.max(1, sorted[(int) (0.7 * (sorted.length - 1))]);
        List<int[]> deep = new ArrayList<>();
        for (int at = 0; at < depth.length; at++) {
            if (depth[at] >= least) {
                deep.add(new int[] {region.left() + at % w, region.top() + at / w});
            }
        }
        List<int[]> spread = new ArrayList<>();
        int count = Math.min(most, deep.size());
        for (int i = 0; i < count; i++) {
            spread.add(deep.get((int) ((i + 0.5) * deep.size() / count)));
        }
        return spread;
    }

    /** In the mark's own unit, each once, largest first. */
    private List<Shape> shapes(List<Curve> curves) {
        List<Shape> shapes = new ArrayList<>();
        List<Curve> ordered = new ArrayList<>(curves);
        ordered.sort(Comparator.comparingDouble((Curve curve) -> -curve.area()));
        for (Curve curve : ordered) {
            float[] x = new float[curve.length()];
            float[] y = new float[curve.length()];
            for (int i = 0; i < x.length; i++) {
                x[i] = (float) (1000 * across(curve.x()[i]));
                y[i] = (float) (1000 * down(curve.y()[i]));
            }
            @Nullable Shape shape = Shape.of(new Curve(x, y, curve.hole(), curve.area()));
            if (shape == null || shape.distinct() < FlatMark.LEAST_DISTINCT || shapes.size() == MOST_SHAPES) {
                continue;
            }
            boolean known = shapes.stream()
                    .anyMatch(other -> Math.abs(other.area() - shape.area()) < 0.08 * shape.area()
                            && Math.hypot(other.x() - shape.x(), other.y() - shape.y()) < 20);
            if (!known) {
                shapes.add(shape);
            }
        }
        return List.copyOf(shapes);
    }
}
