package zhicha.matcher.image.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import zhicha.matcher.image.opencv.NativeMats;

/**
 * Where lines of text may stand in a picture: rows of small strokes, darker or lighter than what is around them. Strokes of one size at a
 * time are joined (morphological closing), so that a plate, a frame or a shape behind a word does not swallow it. Many of the lines
 * are none; the reader finds nothing in those.
 */
final class TextLines {
    /** Sizes of strokes, in pixels; the letters of a line are about 1.3 to 5 times as high. */
    private static final int[] STROKES = {6, 10, 16, 26};

    /** Grey levels by which a stroke differs from the mean around it. */
    private static final int CONTRAST = 18;

    private static final int MOST_LINES = 24;
    private static final double SAME = 0.7;

    /** @param light whether the strokes are lighter than what is around them */
    record Line(Rect box, boolean light) {}

    private TextLines() {}

    /**
     * What stands out from its surroundings.
     *
     * @param light whether lighter, else darker
     */
    static Mat contrast(Mat luma, boolean light, NativeMats mats) {
        int around = Math.max(3, Math.max(luma.width(), luma.height()) / 16 | 1);
        Mat mean = mats.empty();
        Imgproc.blur(luma, mean, new Size(around, around));
        Mat contrast = mats.empty();
        if (light) {
            Core.subtract(luma, mean, contrast);
        } else {
            Core.subtract(mean, luma, contrast);
        }
        return contrast;
    }

    /** At most 24 lines, the largest first. */
    static List<Line> of(Mat dark, Mat light) {
        List<Line> all = new ArrayList<>();
        find(dark, false, all);
        find(light, true, all);
        all.sort(Comparator.comparingDouble((Line line) -> -line.box().area())
                .thenComparingInt(line -> line.box().y)
                .thenComparingInt(line -> line.box().x));
        List<Line> kept = new ArrayList<>();
        for (Line line : all) {
            if (kept.size() < MOST_LINES && kept.stream().noneMatch(other -> same(line, other))) {
                kept.add(line);
            }
        }
        return kept;
    }

    private static void find(Mat contrast, boolean light, List<Line> into) {
        try (NativeMats mats = new NativeMats()) {
            Mat strokes = mats.empty();
            Imgproc.threshold(contrast, strokes, CONTRAST, 255, Imgproc.THRESH_BINARY);
            Parts parts = Parts.of(strokes, mats);
            for (int stroke : STROKES) {
                Mat some = parts.within(stroke, mats);
                Mat joined = mats.empty();
                Size reach = new Size(1.6 * stroke, Math.max(3, 0.6 * stroke));
                Mat kernel = mats.hold(Imgproc.getStructuringElement(Imgproc.MORPH_RECT, reach));
                Imgproc.morphologyEx(some, joined, Imgproc.MORPH_CLOSE, kernel);
                Parts rows = Parts.of(joined, mats);
                for (int row = 1; row < rows.count(); row++) {
                    Rect box = rows.box(row);
                    boolean shaped = box.height >= 1.3 * stroke
                            && box.height <= 5 * stroke
                            && box.width >= 1.15 * box.height
                            && box.width <= 0.98 * contrast.width()
                            && rows.area(row) >= 0.45 * box.area();
                    if (shaped && written(some, box)) {
                        into.add(new Line(box, light));
                    }
                }
            }
        }
    }

    /** Whether as much of the box is strokes as letters leave. */
    private static boolean written(Mat strokes, Rect box) {
        Mat part = strokes.submat(box);
        double share = Core.countNonZero(part) / box.area();
        part.release();
        return share >= 0.08 && share <= 0.7;
    }

    private static boolean same(Line one, Line other) {
        if (one.light != other.light) {
            return false;
        }
        Rect a = one.box;
        Rect b = other.box;
        double across = Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x));
        double down = Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));
        return across * down > SAME * (a.area() + b.area() - across * down);
    }

    /** The connected parts of a binary picture; part 0 is the ground. */
    private record Parts(int width, int height, int[] labels, int[] stats) {
        private static final int STATS = 5;

        static Parts of(Mat binary, NativeMats mats) {
            Mat labels = mats.empty();
            Mat stats = mats.empty();
            int count = Imgproc.connectedComponentsWithStats(binary, labels, stats, mats.empty());
            int[] label = new int[binary.rows() * binary.cols()];
            labels.get(0, 0, label);
            int[] stat = new int[count * STATS];
            stats.get(0, 0, stat);
            return new Parts(binary.cols(), binary.rows(), label, stat);
        }

        int count() {
            return stats.length / STATS;
        }

        Rect box(int part) {
            int at = part * STATS;
            return new Rect(stats[at], stats[at + 1], stats[at + 2], stats[at + 3]);
        }

        int area(int part) {
            return stats[part * STATS + 4];
        }

        /** Those that may be strokes, or letters, of this size. */
        Mat within(int stroke, NativeMats mats) {
            byte[] keep = new byte[count()];
            for (int part = 1; part < keep.length; part++) {
                Rect box = box(part);
                boolean may = box.height <= 4.2 * stroke
                        && box.width <= 5 * stroke
                        && Math.max(box.width, box.height) >= stroke / 4
                        && area(part) >= 3;
                keep[part] = (byte) (may ? 255 : 0);
            }
            byte[] pixels = new byte[labels.length];
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = keep[labels[i]];
            }
            Mat kept = mats.hold(new Mat(height, width, CvType.CV_8U));
            kept.put(0, 0, pixels);
            return kept;
        }
    }
}
