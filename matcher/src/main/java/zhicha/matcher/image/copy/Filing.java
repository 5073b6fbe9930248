package zhicha.matcher.image.copy;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import zhicha.matcher.hit.Box;
import zhicha.matcher.image.decode.Picture;
import zhicha.matcher.image.fingerprint.Fingerprint;
import zhicha.matcher.image.fingerprint.Plane;

/**
 * Everything that is kept of a protected picture to find its copies by: some 180 views of it and its pixels, small.
 *
 * @param thumbnail longer side at most 128 pixels
 * @param smooth whether it has few local features
 */
public record Filing(Picture thumbnail, boolean smooth, List<Filed> views) {
    private static final int THUMBNAIL = 128;
    /** As {@link #write} writes a view. */
    private static final int VIEW_BYTES = 3 + 8 * Long.BYTES;

    private static final View.Part[] PARTS = View.Part.values();
    private static final Plane.Kind[] PLANES = Plane.Kind.values();

    /** A view of a protected picture without its frequencies. */
    public record Filed(int part, Box box, int plane, int quality, Fingerprint fingerprint) {
        View.Part of() {
            return PARTS[part];
        }

        Plane.Kind kind() {
            return PLANES[plane];
        }

        /** Whether nothing that belongs to the picture was left out, and it is seen in luma. */
        public boolean whole() {
            return of().whole() && kind() == Plane.Kind.LUMA;
        }
    }

    /** Prepares a protected picture, upright; safe to be called by many threads. */
    public static Filing of(Picture picture, boolean smooth) {
        Picture working = picture.within(View.LONG_SIDE);
        List<Filed> views = new ArrayList<>();
        for (View view : View.ofReference(working)) {
            if (view.spectrum().quality() >= CopySearch.LEAST_QUALITY) {
                views.add(new Filed(
                        view.part().ordinal(),
                        view.box(),
                        view.plane().ordinal(),
                        view.spectrum().quality(),
                        view.spectrum().fingerprint()));
            }
        }
        return new Filing(working.within(THUMBNAIL), smooth, views);
    }

    /** As {@link #read} wants it. */
    public void write(DataOutput to) throws IOException {
        to.writeShort(thumbnail.width());
        to.writeShort(thumbnail.height());
        byte[] pixels = new byte[3 * thumbnail.rgb().length];
        for (int i = 0; i < thumbnail.rgb().length; i++) {
            int rgb = thumbnail.rgb()[i];
            pixels[3 * i] = (byte) (rgb >> 16);
            pixels[3 * i + 1] = (byte) (rgb >> 8);
            pixels[3 * i + 2] = (byte) rgb;
        }
        to.write(pixels);
        to.writeBoolean(smooth);
        to.writeShort(views.size());
        for (Filed view : views) {
            to.writeByte(view.part);
            to.writeByte(view.plane);
            to.writeByte(view.quality);
            to.writeDouble(view.box.left());
            to.writeDouble(view.box.top());
            to.writeDouble(view.box.right());
            to.writeDouble(view.box.bottom());
            to.writeLong(view.fingerprint.a());
            to.writeLong(view.fingerprint.b());
            to.writeLong(view.fingerprint.c());
            to.writeLong(view.fingerprint.d());
        }
    }

    /** @throws IOException if it ends too early, or is not what was written */
    public static Filing read(DataInput from) throws IOException {
        int width = from.readUnsignedShort();
        int height = from.readUnsignedShort();
        if (width < 1 || height < 1 || Math.max(width, height) > THUMBNAIL) {
            throw new IOException("a small picture of " + width + " x " + height + " pixels");
        }
        byte[] pixels = new byte[3 * width * height];
        from.readFully(pixels);
        int[] rgb = new int[width * height];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (pixels[3 * i] & 0xff) << 16 | (pixels[3 * i + 1] & 0xff) << 8 | pixels[3 * i + 2] & 0xff;
        }
        boolean smooth = from.readBoolean();
        int count = from.readUnsignedShort();
        List<Filed> views = new ArrayList<>(count);
        byte[] written = new byte[VIEW_BYTES * count];
        from.readFully(written);
        ByteBuffer buffer = ByteBuffer.wrap(written);
        for (int i = 0; i < count; i++) {
            int part = buffer.get() & 0xff;
            int plane = buffer.get() & 0xff;
            int quality = buffer.get() & 0xff;
            if (part >= PARTS.length || plane >= PLANES.length) {
                throw new IOException("part " + part + " in plane " + plane + " of a view");
            }
            Box box = new Box(buffer.getDouble(), buffer.getDouble(), buffer.getDouble(), buffer.getDouble());
            Fingerprint fingerprint =
                    new Fingerprint(buffer.getLong(), buffer.getLong(), buffer.getLong(), buffer.getLong());
            views.add(new Filed(part, box, plane, quality, fingerprint));
        }
        return new Filing(new Picture(width, height, rgb), smooth, views);
    }
}
