package zhicha.matcher.image.mark;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /** An ellipse has 0, a square 0.012, a triangle 0.06. */
    static final double LEAST_DISTINCT = 0.006;

    /** Empty where the picture is no mark of flat colours on a plain ground. */
    public static Optional<FlatMark> of(Picture picture) {
        return Inks.of(picture).flatMap(inks -> new Tracing(inks).mark());
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
