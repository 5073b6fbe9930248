package zhicha.crawler.evidence.capture;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The last comparison of the local clock with a better one.
 *
 * @param offset local time less reference time, or null where it was never compared
 * @param source the reference, for instance {@code ntp ntp.ntsc.ac.cn}, or {@code unchecked}
 */
public record ClockReading(@Nullable Duration offset, String source) {
    public static final ClockReading UNCHECKED = new ClockReading(null, "unchecked");
}
