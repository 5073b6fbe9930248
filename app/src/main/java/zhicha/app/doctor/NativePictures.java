package zhicha.app.doctor;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.opencv_java;
import org.opencv.core.Core;

/** Loads the native part of OpenCV, apart from the other checks so that its absence breaks none of them. */
final class NativePictures {
    static String version() {
        Loader.load(opencv_java.class);
        return "OpenCV " + Core.VERSION;
    }

    private NativePictures() {}
}
