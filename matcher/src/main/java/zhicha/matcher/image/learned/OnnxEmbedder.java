package zhicha.matcher.image.learned;

import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import org.opencv.core.Core;
import org.opencv.core.CvException;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.Size;
import org.opencv.dnn.Dnn;
import org.opencv.dnn.Net;
import org.opencv.imgproc.Imgproc;
import zhicha.matcher.image.decode.Picture;
import zhicha.matcher.image.opencv.NativeMats;
import zhicha.matcher.image.opencv.OpenCv;

/**
 * A model in the ONNX format, run by OpenCV on the processor. One input of 1 x 3 x side x side (red, green, blue), one output that is
 * taken as the vector. Safe for use by many threads, which wait for each other: the network keeps its layers' values.
 */
public final class OnnxEmbedder implements Embedder {
    private static final long MOST_BYTES = 1L << 30;

    private final Net net;
    private final Preparation preparation;
    private final int parts;

    private OnnxEmbedder(Net net, Preparation preparation, int parts) {
        this.net = net;
        this.preparation = preparation;
        this.parts = parts;
    }

    /**
     * Loads the model and runs it once.
     *
     * @throws UnusableModel if it cannot be read, or does not take and give what an embedder does
     */
    public static OnnxEmbedder load(Path file, Preparation preparation) throws UnusableModel {
        String missing = OpenCv.missing().orElse(null);
        if (missing != null) {
            throw new UnusableModel(file, missing, "a model cannot be used without it");
        }
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new UnusableModel(file, "larger than 1 GiB", "use a smaller model");
            }
            try (NativeMats mats = new NativeMats()) {
                Net net = Dnn.readNetFromONNX(mats.hold(new MatOfByte(Files.readAllBytes(file))));
                if (net.empty()) {
                    throw new UnusableModel(file, "no layers in it", "export the model anew");
                }
                int[] pixels = new int[preparation.side() * preparation.side()];
                float[] first = run(net, new Picture(preparation.side(), preparation.side(), pixels), preparation);
                if (first.length < 2) {
                    throw new UnusableModel(
                            file, "its output has " + first.length + " part(s), no vector", "give an embedder");
                }
                return new OnnxEmbedder(net, preparation, first.length);
            }
        } catch (IOException unread) {
            throw new UnusableModel(file, "cannot be read (" + unread + ")", "check the path in pictures.embedder");
        } catch (CvException refused) {
            String said = String.valueOf(refused.getMessage()).replaceAll("\\s+", " ");
            throw new UnusableModel(
                    file,
                    "OpenCV " + Core.VERSION + " does not run it with a side of " + preparation.side() + " ("
                            + said.substring(0, Math.min(200, said.length())) + ")",
                    "check the side, or export it with fixed sizes and a lower opset");
        }
    }

    /** Of how many parts the vectors are. */
    public int parts() {
        return parts;
    }

    @Override
    public float[] of(Picture picture) {
        float[] vector;
        synchronized (net) {
            vector = run(net, picture, preparation);
        }
        double sum = 0;
        for (float part : vector) {
            sum += (double) part * part;
        }
        // a vector of nothing, or of no numbers, is like no other
        double length = sum > 0 && sum < Double.POSITIVE_INFINITY ? Math.sqrt(sum) : Double.POSITIVE_INFINITY;
        for (int i = 0; i < vector.length; i++) {
            vector[i] = Float.isFinite(vector[i]) ? (float) (vector[i] / length) : 0;
        }
        return vector;
    }

    private static float[] run(Net net, Picture picture, Preparation preparation) {
        int side = preparation.side();
        try (NativeMats mats = new NativeMats()) {
            byte[] colours = scaled(picture, side, mats);
            float[] values = new float[colours.length];
            for (int i = 0; i < colours.length; i++) {
                int colour = i % 3;
                double value = (colours[i] & 0xff) / 255.0;
                values[colour * side * side + i / 3] =
                        (float) ((value - preparation.mean().get(colour))
                                / preparation.deviation().get(colour));
            }
            Mat input = mats.hold(new Mat(new int[] {1, 3, side, side}, CvType.CV_32F));
            input.put(new int[] {0, 0, 0, 0}, values);
            net.setInput(input);
            Mat output = mats.hold(net.forward());
            Mat row = mats.hold(output.reshape(1, 1));
            float[] vector = new float[Math.toIntExact(row.total())];
            row.get(0, 0, vector);
            return vector;
        } finally {
            // its native part must outlive the call
            Reference.reachabilityFence(net);
        }
    }

    /** Red, green and blue of each pixel of the square, each the mean of the area it covers. */
    private static byte[] scaled(Picture picture, int side, NativeMats mats) {
        int[] rgb = picture.rgb();
        byte[] bytes = new byte[3 * rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            bytes[3 * i] = (byte) (rgb[i] >> 16);
            bytes[3 * i + 1] = (byte) (rgb[i] >> 8);
            bytes[3 * i + 2] = (byte) rgb[i];
        }
        Mat whole = mats.hold(new Mat(picture.height(), picture.width(), CvType.CV_8UC3));
        whole.put(0, 0, bytes);
        Mat square = mats.empty();
        Imgproc.resize(whole, square, new Size(side, side), 0, 0, Imgproc.INTER_AREA);
        byte[] colours = new byte[3 * side * side];
        square.get(0, 0, colours);
        return colours;
    }
}
