package zhicha.crawler.evidence.environment;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One comparison of the local clock with another.
 *
 * @param source the address that was asked
 * @param offsetMillis local time less the other's, or null where it did not answer
 * @param withinMillis how far that may be wrong: half the time of the question and answer, and half a second where only
 *     whole seconds are told
 * @param problem why there is no answer, or null
 */
public record ClockComparison(
        String source,
        @Nullable Long offsetMillis,
        @Nullable Long withinMillis,
        @Nullable String problem) {
    static ClockComparison of(String source, Duration offset, Duration within) {
        return new ClockComparison(source, offset.toMillis(), within.toMillis(), null);
    }

    static ClockComparison failed(String source, Exception problem) {
        return new ClockComparison(
                source, null, null, problem.getMessage() == null ? problem.toString() : problem.getMessage());
    }
}
