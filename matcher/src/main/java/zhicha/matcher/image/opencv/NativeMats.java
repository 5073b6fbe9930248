package zhicha.matcher.image.opencv;

import java.lang.ref.Reference;
import java.util.ArrayDeque;
import java.util.Deque;
import org.opencv.core.Mat;

/** Matrices outside the heap that are released together, the last one first, also when something throws. For one thread. */
public final class NativeMats implements AutoCloseable {
    private final Deque<Mat> held = new ArrayDeque<>();

    /** Keeps a matrix until this is closed, and returns it. */
    public <M extends Mat> M hold(M mat) {
        held.push(mat);
        return mat;
    }

    /** A matrix for OpenCV to fill. */
    public Mat empty() {
        return hold(new Mat());
    }

    @Override
    public void close() {
        while (!held.isEmpty()) {
            Mat mat = held.pop();
            mat.release();
            // else its cleaner may free it while it is being released
            Reference.reachabilityFence(mat);
        }
    }
}
