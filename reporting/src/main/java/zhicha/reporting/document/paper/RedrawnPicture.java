package zhicha.reporting.document.paper;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A picture decoded within bounds and drawn anew as PNG, so that nothing of the original file but its pixels gets into a
 * document.
 *
 * @param png the new file
 * @param width pixels, at most {@link #LARGEST}
 * @param height pixels, at most {@link #LARGEST}
 */
public record RedrawnPicture(byte[] png, int width, int height) {
    /** Longest side of the new picture, pixels. */
    static final int LARGEST = 1000;

    /** Largest file that is looked at, bytes. */
    static final int MOST_BYTES = 20 << 20;

    /** Largest picture that is decoded, pixels, told from its header. */
    static final long MOST_PIXELS = 40_000_000;

    /** Empty where the bytes are no picture this Java can read, or exceed the bounds. */
    public static Optional<RedrawnPicture> of(byte[] bytes) {
        if (bytes.length == 0 || bytes.length > MOST_BYTES) {
            return Optional.empty();
        }
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input, true, true);
                long width = reader.getWidth(0);
                long height = reader.getHeight(0);
                if (width < 1 || height < 1 || width * height > MOST_PIXELS) {
                    return Optional.empty();
                }
                int step = (int) Math.max(1, Math.max(width, height) / LARGEST);
                ImageReadParam param = reader.getDefaultReadParam();
                param.setSourceSubsampling(step, step, 0, 0);
                return Optional.of(redraw(reader.read(0, param)));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // decoders answer broken files with all sorts of exceptions; a missing picture is told in the document
            return Optional.empty();
        }
    }

    private static RedrawnPicture redraw(BufferedImage picture) throws IOException {
        double scale = Math.min(1.0, (double) LARGEST / Math.max(picture.getWidth(), picture.getHeight()));
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        BufferedImage plain = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = plain.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.drawImage(picture, 0, 0, width, height, null);
        pen.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        if (!ImageIO.write(plain, "png", png)) {
            throw new IOException("this Java cannot write PNG");
        }
        return new RedrawnPicture(png.toByteArray(), width, height);
    }
}
