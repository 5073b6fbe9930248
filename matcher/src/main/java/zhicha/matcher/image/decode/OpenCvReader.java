package zhicha.matcher.image.decode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import org.jspecify.annotations.Nullable;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;
import zhicha.matcher.image.opencv.NativeMats;

/**
 * Reads everyday JPEGs, four times as fast as ImageIO, and what ImageIO cannot: WebP, and JPEGs in rare colours. The pixels lie
 * outside the heap until they are copied.
 */
final class OpenCvReader {
    private static final int STRIP_PIXELS = 1 << 16;

    private OpenCvReader() {}

    /**
     * The pixels as stored. OpenCV must be usable.
     *
     * @param most above this many pixels only every second, third ... one is copied
     * @return null where OpenCV cannot read it either
     */
    static @Nullable Picture read(PictureType type, byte[] bytes, long most) {
        int flags = type == PictureType.JPEG
                ? Imgcodecs.IMREAD_COLOR | Imgcodecs.IMREAD_IGNORE_ORIENTATION
                : Imgcodecs.IMREAD_UNCHANGED;
        try (NativeMats mats = new NativeMats()) {
            Mat decoded = mats.hold(Imgcodecs.imdecode(mats.hold(new MatOfByte(bytes)), flags));
            return decoded.empty() ? null : copy(decoded, most);
        } catch (RuntimeException unreadable) {
            return null;
        }
    }

    private static @Nullable Picture copy(Mat mat, long most) {
        int channels = mat.channels();
        if (mat.depth() != CvType.CV_8U || channels > 4) {
            return null;
        }
        int step = (int) Math.max(1, Math.ceil(Math.sqrt((double) mat.cols() * mat.rows() / most)));
        if (channels == 3 && step == 1) {
            return copyColour(mat);
        }
        int width = (mat.cols() + step - 1) / step;
        int height = (mat.rows() + step - 1) / step;
        int[] argb = new int[width * height];
        byte[] row = new byte[mat.cols() * channels];
        for (int y = 0; y < height; y++) {
            mat.get(y * step, 0, row);
            for (int x = 0; x < width; x++) {
                int at = x * step * channels;
                int blue = row[at] & 0xff;
                int green = channels >= 3 ? row[at + 1] & 0xff : blue;
                int red = channels >= 3 ? row[at + 2] & 0xff : blue;
                int opacity = channels == 4 ? row[at + 3] & 0xff : 255;
                argb[y * width + x] = opacity << 24 | red << 16 | green << 8 | blue;
            }
        }
        return new Picture(width, height, PixelReader.onBackdrop(argb));
    }

    /** OpenCV puts a fourth byte beside the three, in strips of some 250 KB that are then read as whole pixels. */
    private static Picture copyColour(Mat mat) {
        int width = mat.cols();
        int height = mat.rows();
        int[] rgb = new int[width * height];
        int most = Math.clamp(STRIP_PIXELS / width, 1, height);
        ByteBuffer strip = ByteBuffer.allocateDirect(4 * width * most).order(ByteOrder.LITTLE_ENDIAN);
        IntBuffer pixels = strip.asIntBuffer();
        for (int y = 0; y < height; y += most) {
            int rows = Math.min(most, height - y);
            try (NativeMats mats = new NativeMats()) {
                Mat part = mats.hold(mat.rowRange(y, y + rows));
                Imgproc.cvtColor(part, mats.hold(new Mat(rows, width, CvType.CV_8UC4, strip)), Imgproc.COLOR_BGR2BGRA);
            }
            pixels.get(0, rgb, y * width, rows * width);
        }
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] &= 0xffffff;
        }
        return new Picture(width, height, rgb);
    }
}
