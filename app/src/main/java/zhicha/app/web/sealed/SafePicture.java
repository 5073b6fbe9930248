package zhicha.app.web.sealed;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zhicha.matcher.hit.Box;
import zhicha.matcher.hit.Placement;
import zhicha.matcher.image.decode.Decoded;
import zhicha.matcher.image.decode.Picture;
import zhicha.matcher.image.decode.PictureDecoder;
import zhicha.matcher.image.decode.PictureLimits;
import zhicha.matcher.image.decode.SvgDrawing;

/**
 * A picture from outside, decoded within limits and encoded again as a plain JPEG of bounded size: whatever else its
 * bytes carried (metadata, a second format, a script) stays behind.
 */
public final class SafePicture {
    /** Longest side of a picture in a list, pixels. */
    public static final int THUMBNAIL = 220;
    /** Longest side of a picture to be looked at, pixels. */
    public static final int VIEW = 1_200;

    private static final PictureDecoder DECODER = new PictureDecoder(PictureLimits.USUAL);
    private static final float QUALITY = 0.9f;
    private static final Logger LOG = LoggerFactory.getLogger(SafePicture.class);

    private SafePicture() {}

    /** The picture as a JPEG whose longer side is at most {@code side} pixels, or empty where it cannot be read. */
    public static Optional<byte[]> jpeg(byte[] untrusted, int side) {
        return jpeg(untrusted, side, null);
    }

    /** The same with a red frame around {@code box}, which marks what was found. */
    public static Optional<byte[]> jpeg(byte[] untrusted, int side, @Nullable Box box) {
        return switch (DECODER.decode(untrusted)) {
            case Decoded.Readable(Picture picture) -> Optional.of(encode(draw(picture.within(side), box)));
            case Decoded.Refused(String problem) -> {
                LOG.debug("a picture of {} bytes is not shown: {}", untrusted.length, problem);
                yield Optional.empty();
            }
        };
    }

    /**
     * A protected picture as it lies in a listing's, as large as the listing's at {@code side} pixels.
     *
     * @param reference as {@link #ofPack} gives it
     * @param share of the protected picture where it lies: 1 shows it alone
     * @return empty where either cannot be read, or the placement lays all on a line
     */
    public static Optional<byte[]> laid(
            byte[] untrusted, byte[] reference, Placement placement, int side, double share) {
        if (DECODER.decode(untrusted) instanceof Decoded.Readable(Picture seen)
                && DECODER.decode(reference) instanceof Decoded.Readable(Picture protectedPicture)) {
            try {
                Picture laid = LaidPicture.of(seen.within(side), protectedPicture.within(side), placement, share);
                return Optional.of(encode(draw(laid, null)));
            } catch (IllegalArgumentException flat) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /**
     * The bytes of a pack's own picture, an SVG drawing made into pixels.
     *
     * @param trusted of a pack; nothing that was crawled
     */
    public static byte[] ofPack(byte[] trusted) {
        return SvgDrawing.is(trusted) && SvgDrawing.read(trusted) instanceof Decoded.Readable(Picture picture)
                ? encode(draw(picture.within(VIEW), null))
                : trusted;
    }

    private static BufferedImage draw(Picture picture, @Nullable Box box) {
        int width = picture.width();
        int height = picture.height();
        BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        drawn.setRGB(0, 0, width, height, picture.rgb(), 0, width);
        if (box != null) {
            Graphics2D pen = drawn.createGraphics();
            int line = Math.max(2, Math.max(width, height) / 150);
            int left = (int) Math.round(box.left() * width);
            int top = (int) Math.round(box.top() * height);
            int across = (int) Math.round((box.right() - box.left()) * width);
            int down = (int) Math.round((box.bottom() - box.top()) * height);
            pen.setStroke(new BasicStroke(line * 2f));
            pen.setColor(Color.WHITE);
            pen.drawRect(left, top, across, down);
            pen.setStroke(new BasicStroke(line));
            pen.setColor(new Color(0xE0251B));
            pen.drawRect(left, top, across, down);
            pen.dispose();
        }
        return drawn;
    }

    static byte[] encode(BufferedImage picture) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.setOutput(output);
            writer.write(null, new IIOImage(picture, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException("a picture could not be encoded in memory", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
