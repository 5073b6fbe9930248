package zhicha.matcher.image.mark;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zhicha.matcher.image.decode.Picture;

/**
 * What is kept of a mark of few flat colours. Places are given from its middle, in halves of its longer side, so that they lie
 * between -1 and 1.
 *
 * @param halfWidth half its width in that unit, at most 1
 * @param halfHeight the same of its height
 * @param edge of points along the borders of its colours: x, y, the direction out of the colour (two figures), how far the colour reaches
 *     back from the border, and how far it is until the colour comes again; see {@link #STRIDE}
 * @param colours which colour each of these points borders
 * @param inside x and y of points well inside the colours
 * @param insideColours which colour each of them lies in
 * @param bends how often its borders turn about in all, 1 for every convex curve and more for others
 * @param shapes its closed curves
 */
public record FlatMark(
        float halfWidth,
        float halfHeight,
        float[] edge,
        int[] colours,
        float[] inside,
        int[] insideColours,
        int colourCount,
        double bends,
        List<Shape> shapes) {
    /** Figures for each point of {@code edge}. */
    static final int STRIDE = 6;

    /** Longer side in pixels at which a mark is taken apart. */
    private static final int SIDE = 256;

    private static final int RIM = 10;
    /** Points along all borders. */
    private static final int POINTS = 224;

    private static final int LEAST_POINTS = 6;
    private static final int INSIDE = 32;
    private static final int LEAST_INSIDE = 4;
    /** Parts of a mark with colours as near as this have one colour, in a photo too. */
    private static final int ONE_COLOUR = 14;

    private static final int MOST_COLOURS = 24;
    private static final int MOST_SHAPES = 16;
    /** Pixels over which a stroke's width is looked up. */
    private static final int REACH = 16;
    /** Share of what is not ground that must lie in regions of one colour. */
    private static final double FLAT = 0.6;
    /** Least share of the mark's area that a colour of its own takes. */
    private static final double LEAST_SHARE = 0.004;

    /** A triangle or a disc alone has 1, and the world is full of them. */
    private static final double LEAST_BENDS = 1.35;

    private static final int GROUND = 30;
    /** An ellipse has 0, a square 0.012, a triangle 0.06. */
    static final double LEAST_DISTINCT = 0.006;

    /** Empty where the picture is no mark of flat colours on a plain ground. */
    public static Optional<FlatMark> of(Picture picture) {
        Picture working = rimmed(picture.within(SIDE));
        List<Region> regions = Regions.of(working);
        Region ground = regions.stream()
                .filter(region -> region.has(0, 0))
                .max(Comparator.comparingInt(Region::area))
                .orElse(null);
        if (ground == null) {
            return Optional.empty();
        }
        List<Region> inks = inks(regions, ground, working);
        if (inks.isEmpty()) {
            return Optional.empty();
        }
        return built(inks, ground, working);
    }

    /** With a rim of the corners' colour, so that no border of the mark runs along the picture's edge. */
    private static Picture rimmed(Picture picture) {
        int w = picture.width();
        int h = picture.height();
        int[] from = picture.rgb();
        int[] corners = {from[0], from[w - 1], from[(h - 1) * w], from[h * w - 1]};
        int best = 0;
        int most = -1;
        for (int i = 0; i < 4; i++) {
            int like = 0;
            for (int other : corners) {
                like += Regions.difference(corners[i], other) <= GROUND ? 1 : 0;
            }
            if (like > most) {
                most = like;
                best = corners[i];
            }
        }
        int[] rgb = new int[(w + 2 * RIM) * (h + 2 * RIM)];
        Arrays.fill(rgb, best);
        for (int y = 0; y < h; y++) {
            System.arraycopy(from, y * w, rgb, (y + RIM) * (w + 2 * RIM) + RIM, w);
        }
        return new Picture(w + 2 * RIM, h + 2 * RIM, rgb);
    }

    private static List<Region> inks(List<Region> regions, Region ground, Picture working) {
        int other = 0;
        for (int pixel : working.rgb()) {
            other += Regions.difference(pixel, ground.colour()) > GROUND ? 1 : 0;
        }
        List<Region> inks = new ArrayList<>();
        boolean[] covered = new boolean[working.rgb().length];
        int count = 0;
        for (Region region : regions) {
            if (Regions.difference(region.colour(), ground.colour()) <= GROUND
                    || region.area() < LEAST_SHARE * other
                    || inks.size() == MOST_COLOURS) {
                continue;
            }
            int fresh = 0;
            for (int i = 0; i < region.mask().length; i++) {
                int at = (region.top() + i / region.width()) * working.width() + region.left() + i % region.width();
                fresh += region.mask()[i] && !covered[at] ? 1 : 0;
            }
            if (fresh < region.area() / 2 || !inks.isEmpty() && thin(region)) {
                continue;
            }
            for (int i = 0; i < region.mask().length; i++) {
                int at = (region.top() + i / region.width()) * working.width() + region.left() + i % region.width();
                covered[at] |= region.mask()[i];
            }
            count += fresh;
            inks.add(region);
        }
        return count >= FLAT * other ? inks : List.of();
    }

    /** The soft rim between two colours has no inside. */
    private static boolean thin(Region region) {
        int deep = 0;
        for (int y = 1; y + 1 < region.height(); y++) {
            for (int x = 1; x + 1 < region.width(); x++) {
                int at = y * region.width() + x;
                deep += region.mask()[at]
                                && region.mask()[at - 1]
                                && region.mask()[at + 1]
                                && region.mask()[at - region.width()]
                                && region.mask()[at + region.width()]
                        ? 1
                        : 0;
            }
        }
        return deep < 0.12 * region.area();
    }

    private static Optional<FlatMark> built(List<Region> inks, Region ground, Picture working) {
        int w = working.width();
        int h = working.height();
        double unit = Math.max(w - 2 * RIM, h - 2 * RIM) / 2.0;
        List<Curve> curves = new ArrayList<>();
        List<Region> owners = new ArrayList<>();
        double length = 0;
        for (Region ink : inks) {
            for (Curve curve : Curve.around(ink, w, h)) {
                curves.add(curve);
                owners.add(ink);
                length += curve.length();
            }
        }
        double bends = curves.stream().mapToDouble(Curve::turns).sum();
        List<float[]> edge = new ArrayList<>();
        List<Integer> colours = new ArrayList<>();
        int[] colourOf = colours(inks);
        for (int i = 0; i < curves.size(); i++) {
            Curve curve = curves.get(i);
            int points = (int) Math.max(LEAST_POINTS, Math.round(POINTS * curve.length() / length));
            for (int point = 0; point < points; point++) {
                int at = (int) ((point + 0.5) * curve.length() / points);
                edge.add(edgePoint(curve, at, owners.get(i), w, h, unit));
                colours.add(colourOf[inks.indexOf(owners.get(i))]);
            }
        }
        if (edge.size() < 4 * LEAST_POINTS || bends < LEAST_BENDS) {
            return Optional.empty();
        }
        float[] points = new float[STRIDE * edge.size()];
        for (int i = 0; i < edge.size(); i++) {
            System.arraycopy(edge.get(i), 0, points, STRIDE * i, STRIDE);
        }
        List<Float> inside = new ArrayList<>();
        List<Integer> insideColours = new ArrayList<>();
        int colourCount = Arrays.stream(colourOf).max().orElse(0) + 1;
        for (int colour = 0; colour < colourCount; colour++) {
            int wanted = colour;
            long parts = Arrays.stream(colourOf).filter(one -> one == wanted).count();
            for (int ink = 0; ink < inks.size(); ink++) {
                if (colourOf[ink] != colour) {
                    continue;
                }
                for (int[] deep : deepest(inks.get(ink), (int) Math.max(LEAST_INSIDE, INSIDE / parts))) {
                    inside.add((float) ((deep[0] + 0.5 - w / 2.0) / unit));
                    inside.add((float) ((deep[1] + 0.5 - h / 2.0) / unit));
                    insideColours.add(colour);
                }
            }
        }
        float[] places = new float[inside.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = inside.get(i);
        }
        curves.addAll(Curve.around(ground, w, h));
        return Optional.of(new FlatMark(
                (float) ((w - 2 * RIM) / 2.0 / unit),
                (float) ((h - 2 * RIM) / 2.0 / unit),
                points,
                colours.stream().mapToInt(colour -> colour).toArray(),
                places,
                insideColours.stream().mapToInt(colour -> colour).toArray(),
                colourCount,
                bends,
                shapes(curves, w, h, unit)));
    }

    /** The number of each part's colour, from 0. */
    private static int[] colours(List<Region> inks) {
        int[] colours = new int[inks.size()];
        int count = 0;
        for (int i = 0; i < colours.length; i++) {
            colours[i] = -1;
            for (int j = 0; j < i && colours[i] < 0; j++) {
                if (Regions.difference(inks.get(i).colour(), inks.get(j).colour()) <= ONE_COLOUR) {
                    colours[i] = colours[j];
                }
            }
            if (colours[i] < 0) {
                colours[i] = count++;
            }
        }
        return colours;
    }

    private static float[] edgePoint(Curve curve, int at, Region ink, int w, int h, double unit) {
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
        while (back < REACH && ink.has((int) (x - back * nx), (int) (y - back * ny))) {
            back += 0.5;
        }
        double ahead = 1;
        while (ahead < REACH && !ink.has((int) (x + ahead * nx), (int) (y + ahead * ny))) {
            ahead += 0.5;
        }
        return new float[] {
            (float) ((x - w / 2.0) / unit),
            (float) ((y - h / 2.0) / unit),
            (float) nx,
            (float) ny,
            (float) (back / unit),
            (float) (ahead / unit)
        };
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
    private static List<Shape> shapes(List<Curve> curves, int w, int h, double unit) {
        List<Shape> shapes = new ArrayList<>();
        List<Curve> ordered = new ArrayList<>(curves);
        ordered.sort(Comparator.comparingDouble((Curve curve) -> -curve.area()));
        for (Curve curve : ordered) {
            float[] x = new float[curve.length()];
            float[] y = new float[curve.length()];
            for (int i = 0; i < x.length; i++) {
                x[i] = (float) (1000 * (curve.x()[i] - w / 2.0) / unit);
                y[i] = (float) (1000 * (curve.y()[i] - h / 2.0) / unit);
            }
            @Nullable Shape shape = Shape.of(new Curve(x, y, curve.hole(), curve.area()));
            if (shape == null || shape.distinct() < LEAST_DISTINCT || shapes.size() == MOST_SHAPES) {
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

    /** As {@link #read} wants it. */
    public void write(DataOutput to) throws IOException {
        to.writeFloat(halfWidth);
        to.writeFloat(halfHeight);
        to.writeByte(colourCount);
        to.writeDouble(bends);
        to.writeShort(colours.length);
        for (int i = 0; i < colours.length; i++) {
            to.writeByte(colours[i]);
            for (int j = 0; j < STRIDE; j++) {
                to.writeFloat(edge[STRIDE * i + j]);
            }
        }
        to.writeShort(insideColours.length);
        for (int i = 0; i < insideColours.length; i++) {
            to.writeByte(insideColours[i]);
            to.writeFloat(inside[2 * i]);
            to.writeFloat(inside[2 * i + 1]);
        }
        to.writeByte(shapes.size());
        for (Shape shape : shapes) {
            shape.write(to);
        }
    }

    /** @throws IOException if it ends too early, or is not what was written */
    public static FlatMark read(DataInput from) throws IOException {
        float halfWidth = from.readFloat();
        float halfHeight = from.readFloat();
        int colourCount = from.readUnsignedByte();
        double bends = from.readDouble();
        int[] colours = new int[from.readUnsignedShort()];
        float[] edge = new float[STRIDE * colours.length];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = colour(from, colourCount);
            for (int j = 0; j < STRIDE; j++) {
                edge[STRIDE * i + j] = from.readFloat();
            }
        }
        int[] insideColours = new int[from.readUnsignedShort()];
        float[] inside = new float[2 * insideColours.length];
        for (int i = 0; i < insideColours.length; i++) {
            insideColours[i] = colour(from, colourCount);
            inside[2 * i] = from.readFloat();
            inside[2 * i + 1] = from.readFloat();
        }
        int count = from.readUnsignedByte();
        List<Shape> shapes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            shapes.add(Shape.read(from));
        }
        return new FlatMark(
                halfWidth, halfHeight, edge, colours, inside, insideColours, colourCount, bends, List.copyOf(shapes));
    }

    private static int colour(DataInput from, int count) throws IOException {
        int colour = from.readUnsignedByte();
        if (colour >= count) {
            throw new IOException("colour " + colour + " of " + count);
        }
        return colour;
    }
}
