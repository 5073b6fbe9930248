package zhicha.matcher.image.feature;

import org.opencv.core.CvType;
import org.opencv.core.Mat;
import zhicha.matcher.image.decode.Picture;
import zhicha.matcher.image.fingerprint.Plane;
import zhicha.matcher.image.opencv.NativeMats;

/** Luma of a picture, a byte a pixel, row by row; not written to after construction. */
public record Grey(int width, int height, byte[] values) {

    /** Rec. 601 luma. */
    public static Grey of(Picture picture) {
        int[] rgb = picture.rgb();
        byte[] values = new byte[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            int red = rgb[i] >> 16 & 0xff;
            int green = rgb[i] >> 8 & 0xff;
            int blue = rgb[i] & 0xff;
            values[i] = (byte) ((299 * red + 587 * green + 114 * blue + 500) / 1000);
        }
        return new Grey(picture.width(), picture.height(), values);
    }

    /** As OpenCV holds it. */
    public static Grey of(Mat mat) {
        byte[] values = new byte[mat.rows() * mat.cols()];
        mat.get(0, 0, values);
        return new Grey(mat.cols(), mat.rows(), values);
    }

    /** As OpenCV wants it, kept by {@code mats}. */
    public Mat mat(NativeMats mats) {
        Mat mat = mats.hold(new Mat(height, width, CvType.CV_8UC1));
        mat.put(0, 0, values);
        return mat;
    }

    public Plane plane() {
        float[] levels = new float[values.length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = values[i] & 0xff;
        }
        return new Plane(width, height, levels);
    }

    /** Left and right exchanged. */
    Grey mirrored() {
        byte[] turned = new byte[values.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                turned[y * width + x] = values[y * width + width - 1 - x];
            }
        }
        return new Grey(width, height, turned);
    }

    /** Light and dark exchanged. */
    Grey negative() {
        byte[] turned = new byte[values.length];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = (byte) ~values[i];
        }
        return new Grey(width, height, turned);
    }
}
