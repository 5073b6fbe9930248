package zhicha.matcher.image.opencv;

import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.opencv_java;
import org.jspecify.annotations.Nullable;
import org.opencv.core.Core;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The native part of OpenCV, loaded when it is first needed. Where it cannot load, everything that does without it goes on:
 * ImageIO's formats and fingerprints; WebP, rare JPEGs and local features are missing, and {@link #missing} says so.
 */
public final class OpenCv {
    private static final Logger log = LoggerFactory.getLogger(OpenCv.class);

    private OpenCv() {}

    /** Loads it if that has not been tried. Empty when it can be used, else why not and what to do. */
    public static Optional<String> missing() {
        return Optional.ofNullable(Native.PROBLEM);
    }

    public static boolean usable() {
        return Native.PROBLEM == null;
    }

    /** The holder idiom: the JVM runs this once, on first use. */
    private static final class Native {
        private static final @Nullable String PROBLEM = load();

        private static @Nullable String load() {
            try {
                Loader.load(opencv_java.class);
                // listings are judged side by side on several threads; a picture does not need all cores
                Core.setNumThreads(1);
                return null;
            } catch (LinkageError | RuntimeException problem) {
                String advice = "OpenCV's native part did not load on " + System.getProperty("os.name") + " "
                        + System.getProperty("os.arch") + " (" + problem.getMessage()
                        + "); WebP pictures, CMYK JPEGs and logos inside pictures are not judged. Build with the profile of "
                        + "this platform, and leave a writable folder for javacpp's cache (~/.javacpp/cache)";
                log.warn(advice);
                return advice;
            }
        }
    }
}
