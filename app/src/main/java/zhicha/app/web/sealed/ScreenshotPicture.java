package zhicha.app.web.sealed;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zhicha.crawler.fetch.browser.Screen;

/**
 * A sealed screenshot of a whole page, decoded within limits and encoded again piece by piece: the browser that made it had
 * run strangers' scripts. No more than one piece is in memory.
 */
public final class ScreenshotPicture {
    /** Pixels from the top of one piece to the top of the next. */
    public static final int PART = 1_700;
    /** Width of the small view, pixels; it shows the page from its top on, four fifths as wide as it is high. */
    public static final int SMALL = 280;

    private static final int MOST_BYTES = 64 << 20;
    private static final int WIDEST = 4_000;
    private static final Logger LOG = LoggerFactory.getLogger(ScreenshotPicture.class);

    private ScreenshotPicture() {}

    private interface Look<T> {
        T of(ImageReader reader, int width, int height) throws IOException;
    }

    private static <T> Optional<T> looked(byte[] png, Look<T> look) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
        if (png.length > MOST_BYTES || !readers.hasNext()) {
            return Optional.empty();
        }
        ImageReader reader = readers.next();
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(png))) {
            // texts in it are skipped: packed, they can be bombs of their own
            reader.setInput(stream, false, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (width < 1 || height < 1 || width > WIDEST || height > Screen.TALLEST) {
                throw new IOException(width + " x " + height + " pixels are no screenshot of ours");
            }
            return Optional.of(look.of(reader, width, height));
        } catch (IOException | RuntimeException e) {
            LOG.debug("a screenshot of {} bytes is not shown: {}", png.length, e.toString());
            return Optional.empty();
        } finally {
            reader.dispose();
        }
    }

    /** How many pieces it has; 0 where it cannot be read. */
    public static int parts(byte[] png) {
        return looked(png, (reader, width, height) -> (height + PART - 1) / PART)
                .orElse(0);
    }

    /** One piece as a JPEG as wide as the page was; empty where there is no such piece, or it cannot be read. */
    public static Optional<byte[]> part(byte[] png, int index) {
        return looked(png, (reader, width, height) -> {
            int top = Math.multiplyExact(index, PART);
            if (index < 0 || top >= height) {
                throw new IOException("no piece " + index);
            }
            Rectangle piece = new Rectangle(0, top, width, Math.min(PART, height - top));
            return SafePicture.encode(plain(read(reader, piece), piece.width, piece.height));
        });
    }

    /** The upper part, small, as a JPEG. */
    public static Optional<byte[]> small(byte[] png) {
        return looked(png, (reader, width, height) -> {
            Rectangle top = new Rectangle(0, 0, width, Math.min(height, width * 5 / 4));
            int high = Math.max(1, top.height * SMALL / width);
            BufferedImage half = plain(read(reader, top), SMALL * 2, high * 2);
            return SafePicture.encode(plain(half, SMALL, high));
        });
    }

    private static BufferedImage read(ImageReader reader, Rectangle piece) throws IOException {
        ImageReadParam how = reader.getDefaultReadParam();
        how.setSourceRegion(piece);
        return reader.read(0, how);
    }

    private static BufferedImage plain(BufferedImage picture, int width, int height) {
        BufferedImage plain = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = plain.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.drawImage(picture, 0, 0, width, height, null);
        pen.dispose();
        return plain;
    }
}
