package zhicha.matcher.image.decode;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * Takes the stored samples as they are. Java's own {@code getRGB} would bend grey values through a linear colour space and
 * apply embedded profiles pixel by pixel; both move a fingerprint and the latter is slow.
 */
final class PixelReader {
    private PixelReader() {}

    static Picture read(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        Raster raster = image.getRaster();
        ColorModel colours = image.getColorModel();
        int bands = raster.getNumBands();
        int[] argb = new int[width * height];
        int[] row = new int[width * bands];
        boolean alpha = colours.hasAlpha();
        // newer Javas read these themselves and give ink, older ones leave them to OpenCV
        boolean ink = bands == 4 && colours.getColorSpace().getType() == ColorSpace.TYPE_CMYK;
        int colourBands = alpha ? bands - 1 : bands;
        int[] shift = new int[bands];
        for (int band = 0; band < bands; band++) {
            shift[band] = raster.getSampleModel().getSampleSize(band) - 8;
        }
        for (int y = 0; y < height; y++) {
            raster.getPixels(0, y, width, 1, row);
            for (int x = 0; x < width; x++) {
                int at = x * bands;
                int pixel;
                if (colours instanceof IndexColorModel palette) {
                    int index = row[at];
                    pixel = index < palette.getMapSize() ? palette.getRGB(index) : 0xff000000;
                } else if (ink) {
                    int paper = 255 - row[at + 3];
                    pixel = 255 << 24
                            | (255 - row[at]) * paper / 255 << 16
                            | (255 - row[at + 1]) * paper / 255 << 8
                            | (255 - row[at + 2]) * paper / 255;
                } else {
                    int red = eight(row[at], shift[0]);
                    int green = colourBands >= 3 ? eight(row[at + 1], shift[1]) : red;
                    int blue = colourBands >= 3 ? eight(row[at + 2], shift[2]) : red;
                    int opacity = alpha ? eight(row[at + bands - 1], shift[bands - 1]) : 255;
                    pixel = opacity << 24 | red << 16 | green << 8 | blue;
                }
                argb[y * width + x] = pixel;
            }
        }
        return new Picture(width, height, onBackdrop(argb));
    }

    /** Samples of more or fewer than eight bits, brought to eight. */
    private static int eight(int sample, int shift) {
        if (shift >= 0) {
            return Math.clamp(sample >> shift, 0, 255);
        }
        return sample * 255 / ((1 << 8 + shift) - 1);
    }

    /** Lays transparent pixels on white, or on black where what is drawn is itself nearly white. */
    static int[] onBackdrop(int[] argb) {
        long light = 0;
        long opaque = 0;
        for (int pixel : argb) {
            int opacity = pixel >>> 24;
            opaque += opacity;
            light += (long) opacity * ((pixel >> 16 & 0xff) + 2 * (pixel >> 8 & 0xff) + (pixel & 0xff) >> 2);
        }
        boolean transparent = opaque < 255L * argb.length;
        int backdrop = transparent && opaque > 0 && light / opaque > 215 ? 0 : 255;
        for (int i = 0; transparent && i < argb.length; i++) {
            int opacity = argb[i] >>> 24;
            int rest = (255 - opacity) * backdrop;
            argb[i] = ((argb[i] >> 16 & 0xff) * opacity + rest) / 255 << 16
                    | ((argb[i] >> 8 & 0xff) * opacity + rest) / 255 << 8
                    | ((argb[i] & 0xff) * opacity + rest) / 255;
        }
        if (!transparent) {
            for (int i = 0; i < argb.length; i++) {
                argb[i] &= 0xffffff;
            }
        }
        return argb;
    }
}
