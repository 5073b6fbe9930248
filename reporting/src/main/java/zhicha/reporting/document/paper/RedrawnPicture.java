package zhicha.reporting.document.paper;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import zhicha.matcher.image.decode.Decoded;
import zhicha.matcher.image.decode.Picture;
import zhicha.matcher.image.decode.PictureDecoder;
import zhicha.matcher.image.decode.PictureLimits;

/**
 * A picture decoded within the matcher's limits, upright, and drawn anew as PNG, so that nothing of the original file but
 * its pixels gets into a document, and so that whatever the matcher could see can be seen in it.
 *
 * @param png the new file
 * @param width pixels, at most {@link #LARGEST}
 * @param height pixels, at most {@link #LARGEST}
 */
public record RedrawnPicture(byte[] png, int width, int height) {
    /** Longest side of the new picture, pixels. */
    static final int LARGEST = 1000;

    private static final PictureDecoder DECODER = new PictureDecoder(PictureLimits.USUAL);

    /** Empty where the bytes are no picture that can be read, or exceed the limits. */
    public static Optional<RedrawnPicture> of(byte[] bytes) {
        return switch (DECODER.decode(bytes)) {
            case Decoded.Readable(Picture picture) -> Optional.of(redraw(picture.within(LARGEST)));
            case Decoded.Refused refused -> Optional.empty();
        };
    }

    private static RedrawnPicture redraw(Picture picture) {
        int width = picture.width();
        int height = picture.height();
        BufferedImage plain = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        plain.setRGB(0, 0, width, height, picture.rgb(), 0, width);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(plain, "png", png)) {
                throw new IllegalStateException("this Java cannot write PNG");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a picture could not be written in memory", e);
        }
        return new RedrawnPicture(png.toByteArray(), width, height);
    }
}
