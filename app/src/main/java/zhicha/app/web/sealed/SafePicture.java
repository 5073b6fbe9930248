package zhicha.app.web.sealed;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A picture from outside, decoded and encoded again as a plain JPEG of bounded size: whatever else its bytes carried
 * (metadata, a second format, a script) stays behind. More than 40 megapixels are refused from the header alone.
 */
public final class SafePicture {
    /** Longest side of a picture in a list, pixels. */
    public static final int THUMBNAIL = 220;
    /** Longest side of a picture to be looked at, pixels. */
    public static final int VIEW = 1_200;

    private static final long MOST_PIXELS = 40_000_000L;
    private static final int MOST_BYTES = 32 << 20;
    private static final Logger LOG = LoggerFactory.getLogger(SafePicture.class);

    static {
        ImageIO.setUseCache(false);
    }

    private SafePicture() {}

    /** The picture as a JPEG whose longer side is at most {@code side} pixels, or empty where it cannot be read. */
    public static Optional<byte[]> jpeg(byte[] untrusted, int side) {
        if (untrusted.length == 0 || untrusted.length > MOST_BYTES) {
            return Optional.empty();
        }
        try {
            return decode(untrusted, side).map(picture -> encode(fit(picture, side)));
        } catch (IOException | RuntimeException e) {
            // decoders throw every kind of exception on crafted bytes; one bad picture is no reason to fail a page
            LOG.debug("a picture of {} bytes could not be read: {}", untrusted.length, e.toString());
            return Optional.empty();
        }
    }

    private static Optional<BufferedImage> decode(byte[] bytes, int side) throws IOException {
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input, true, true);
                int width = reader.getWidth(0);
                int height = reader.getHeight(0);
                if ((long) width * height > MOST_PIXELS) {
                    return Optional.empty();
                }
                ImageReadParam param = reader.getDefaultReadParam();
                int skip = Math.max(1, Math.max(width, height) / (2 * side));
                param.setSourceSubsampling(skip, skip, 0, 0);
                return Optional.of(reader.read(0, param));
            } finally {
                reader.dispose();
            }
        }
    }

    private static BufferedImage fit(BufferedImage picture, int side) {
        double scale = Math.min(1.0, (double) side / Math.max(picture.getWidth(), picture.getHeight()));
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        BufferedImage fitted = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = fitted.createGraphics();
        try {
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, width, height);
            pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            pen.drawImage(picture, 0, 0, width, height, null);
        } finally {
            pen.dispose();
        }
        return fitted;
    }

    private static byte[] encode(BufferedImage picture) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(0.9f);
            writer.setOutput(output);
            writer.write(null, new IIOImage(picture, null, null), param);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("a picture could not be encoded in memory", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
