package zhicha.matcher.image.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import zhicha.matcher.hit.Box;
import zhicha.matcher.hit.PictureWords;
import zhicha.matcher.image.decode.Picture;
import zhicha.matcher.image.opencv.NativeMats;

/**
 * The lines of text of a picture, cut out and set one below the other, black on white and equally high, as on a page: what readers of
 * print are made for. Immutable.
 */
final class LineSheet {
    private static final int HEIGHT = 40;
    private static final int GAP = 20;
    private static final int STEP = HEIGHT + GAP;
    private static final int MOST_WIDTH = 2400;

    private final Picture page;
    private final int width;
    private final int height;
    /** Of each line, where it was cut out. */
    private final List<Rect> cuts;

    private LineSheet(Picture page, int width, int height, List<Rect> cuts) {
        this.page = page;
        this.width = width;
        this.height = height;
        this.cuts = List.copyOf(cuts);
    }

    /** OpenCV must be usable. */
    static LineSheet of(Picture picture) {
        try (NativeMats mats = new NativeMats()) {
            Mat luma = luma(picture, mats);
            Mat dark = TextLines.contrast(luma, false, mats);
            Mat light = TextLines.contrast(luma, true, mats);
            List<Rect> cuts = new ArrayList<>();
            List<Mat> lines = new ArrayList<>();
            int widest = 10 * HEIGHT;
            for (TextLines.Line line : TextLines.of(dark, light)) {
                Rect cut = padded(line.box(), picture.width(), picture.height());
                Mat set = set(mats.hold((line.light() ? light : dark).submat(cut)), mats);
                cuts.add(cut);
                lines.add(set);
                widest = Math.max(widest, set.width());
            }
            return new LineSheet(page(lines, widest + 2 * GAP), picture.width(), picture.height(), cuts);
        }
    }

    private static Mat luma(Picture picture, NativeMats mats) {
        byte[] luma = new byte[picture.rgb().length];
        for (int i = 0; i < luma.length; i++) {
            int pixel = picture.rgb()[i];
            luma[i] = (byte) ((299 * (pixel >> 16 & 0xff) + 587 * (pixel >> 8 & 0xff) + 114 * (pixel & 0xff)) / 1000);
        }
        Mat mat = mats.hold(new Mat(picture.height(), picture.width(), CvType.CV_8U));
        mat.put(0, 0, luma);
        return mat;
    }

    private static Rect padded(Rect box, int width, int height) {
        int pad = Math.max(2, box.height / 8);
        int left = Math.max(0, box.x - pad);
        int top = Math.max(0, box.y - pad);
        return new Rect(
                left,
                top,
                Math.min(width, box.x + box.width + pad) - left,
                Math.min(height, box.y + box.height + pad) - top);
    }

    /** Black strokes on white, of the sheet's height. */
    private static Mat set(Mat contrast, NativeMats mats) {
        Mat set = mats.empty();
        double strongest = Core.minMaxLoc(contrast).maxVal;
        contrast.convertTo(set, -1, -255 / Math.max(40, 0.8 * strongest), 255);
        double scale = (double) HEIGHT / contrast.height();
        int width = Math.clamp(Math.round(contrast.width() * scale), 1, MOST_WIDTH);
        Mat scaled = mats.empty();
        Imgproc.resize(
                set, scaled, new Size(width, HEIGHT), 0, 0, scale < 1 ? Imgproc.INTER_AREA : Imgproc.INTER_CUBIC);
        return scaled;
    }

    private static Picture page(List<Mat> lines, int width) {
        int height = GAP + lines.size() * STEP;
        int[] rgb = new int[width * height];
        Arrays.fill(rgb, 0xffffff);
        for (int line = 0; line < lines.size(); line++) {
            Mat set = lines.get(line);
            byte[] row = new byte[set.width()];
            for (int y = 0; y < HEIGHT; y++) {
                set.get(y, 0, row);
                int at = (GAP + line * STEP + y) * width + GAP;
                for (byte grey : row) {
                    rgb[at++] = (grey & 0xff) * 0x10101;
                }
            }
        }
        return new Picture(width, height, rgb);
    }

    /** Whether there is no line to read. */
    boolean isEmpty() {
        return cuts.isEmpty();
    }

    Picture page() {
        return page;
    }

    /** Words that were read on the sheet, where they stand in the picture. */
    List<PictureWords.Word> placed(List<PictureWords.Word> read) {
        List<PictureWords.Word> placed = new ArrayList<>();
        int before = -1;
        for (PictureWords.Word word : read) {
            Box box = word.box();
            double middle = (box.top() + box.bottom()) / 2 * page.height();
            int line = Math.clamp((long) ((middle - GAP / 2.0) / STEP), 0, cuts.size() - 1);
            Rect cut = cuts.get(line);
            double scale = (double) cut.height / HEIGHT;
            Box there = new Box(
                    share(cut.x + (box.left() * page.width() - GAP) * scale, width),
                    share(cut.y, height),
                    share(cut.x + (box.right() * page.width() - GAP) * scale, width),
                    share(cut.y + cut.height, height));
            placed.add(new PictureWords.Word(word.text(), there, word.confidence(), line != before));
            before = line;
        }
        return placed;
    }

    /** To four decimals, less than a pixel. */
    private static double share(double pixels, int whole) {
        return Math.round(Math.clamp(pixels / whole, 0, 1) * 10_000) / 10_000.0;
    }
}
