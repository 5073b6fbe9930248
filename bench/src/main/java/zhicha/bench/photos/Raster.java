package zhicha.bench.photos;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.IntUnaryOperator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import zhicha.matcher.image.decode.Picture;

/** Small steps with pixels; every picture that comes out is {@code TYPE_INT_RGB} and new. */
public final class Raster {
    private Raster() {}

    public static BufferedImage blank(int width, int height, Color colour) {
        BufferedImage image = new BufferedImage(Math.max(1, width), Math.max(1, height), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(colour);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.dispose();
        return image;
    }

    /** A pen that draws smoothly. */
    public static Graphics2D pen(BufferedImage image) {
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        return g;
    }

    public static BufferedImage copy(BufferedImage image) {
        return part(image, 0, 0, image.getWidth(), image.getHeight());
    }

    public static BufferedImage part(BufferedImage image, int x, int y, int width, int height) {
        BufferedImage result = blank(width, height, Color.WHITE);
        Graphics2D g = result.createGraphics();
        g.drawImage(image, -x, -y, null);
        g.dispose();
        return result;
    }

    /** Brought to this size, by halves first so that nothing is skipped; transparency is kept. */
    public static BufferedImage scaled(BufferedImage image, int width, int height) {
        boolean alpha = image.getColorModel().hasAlpha();
        BufferedImage current = image;
        while (current.getWidth() >= 2 * width && current.getHeight() >= 2 * height && width > 0 && height > 0) {
            current = resized(current, current.getWidth() / 2, current.getHeight() / 2, alpha);
        }
        return resized(current, Math.max(1, width), Math.max(1, height), alpha);
    }

    /** Brought down or up to this longer side. */
    public static BufferedImage scaled(BufferedImage image, int longSide) {
        double by = (double) longSide / Math.max(image.getWidth(), image.getHeight());
        return scaled(image, (int) Math.round(by * image.getWidth()), (int) Math.round(by * image.getHeight()));
    }

    private static BufferedImage resized(BufferedImage image, int width, int height, boolean alpha) {
        BufferedImage result =
                new BufferedImage(width, height, alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D g = pen(result);
        g.drawImage(image, 0, 0, width, height, null);
        g.dispose();
        return result;
    }

    /** Every pixel changed by itself, as {@code 0xRRGGBB}. */
    public static BufferedImage each(BufferedImage image, IntUnaryOperator change) {
        BufferedImage result = copy(image);
        int[] row = new int[result.getWidth()];
        for (int y = 0; y < result.getHeight(); y++) {
            result.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (int x = 0; x < row.length; x++) {
                row[x] = change.applyAsInt(row[x] & 0xffffff);
            }
            result.setRGB(0, y, row.length, 1, row, 0, row.length);
        }
        return result;
    }

    /** @param quality of JPEG, 0 to 1 */
    public static byte[] jpeg(BufferedImage image, double quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var stream = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality((float) quality);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), how);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    public static BufferedImage throughJpeg(BufferedImage image, double quality) {
        try {
            return copy(ImageIO.read(new ByteArrayInputStream(jpeg(image, quality))));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** As the matcher takes it; what is transparent is laid on white. */
    public static Picture picture(BufferedImage image) {
        int width = image.getWidth();
        int[] rgb = copy(image).getRGB(0, 0, width, image.getHeight(), null, 0, width);
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] &= 0xffffff;
        }
        return new Picture(width, image.getHeight(), rgb);
    }
}
