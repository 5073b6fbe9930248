package zhicha.bench.picture.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory the system says this process holds. */
final class Resident {
    private static final Path STATUS = Path.of("/proc/self/status");

    private Resident() {}

    /** Heap, native memory and mapped files; 0 where the system does not tell. */
    static double megabytes() {
        return kilobytes("VmRSS:") / 1024.0;
    }

    /** The same without mapped files. */
    static double anonymousMegabytes() {
        return kilobytes("RssAnon:") / 1024.0;
    }

    private static long kilobytes(String field) {
        try {
            for (String line : Files.readAllLines(STATUS)) {
                if (line.startsWith(field)) {
                    return Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
            return 0;
        } catch (IOException notLinux) {
            return 0;
        }
    }
}
