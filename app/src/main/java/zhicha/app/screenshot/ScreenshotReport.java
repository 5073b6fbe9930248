package zhicha.app.screenshot;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import zhicha.app.store.screenshot.Ended;

/**
 * What came of the wishes of one site.
 *
 * @param ended taken, or found to be out of reach
 * @param left that still wait
 * @param held when the first of what another program had in work is free, unless it holds on to it; empty where none had any
 */
public record ScreenshotReport(List<Ended> ended, long left, Optional<Instant> held) {
    public static final ScreenshotReport NONE = new ScreenshotReport(List.of(), 0, Optional.empty());

    public ScreenshotReport {
        ended = List.copyOf(ended);
    }

    public ScreenshotReport and(ScreenshotReport other) {
        return new ScreenshotReport(
                Stream.concat(ended.stream(), other.ended.stream()).toList(),
                left + other.left,
                Stream.of(held, other.held).flatMap(Optional::stream).min(Comparator.naturalOrder()));
    }

    public long taken() {
        return ended.stream().filter(one -> one.capture() != null).count();
    }

    /** Bytes of the pictures. */
    public long bytes() {
        return ended.stream().mapToLong(Ended::bytes).sum();
    }

    public List<Ended> lacking() {
        return ended.stream().filter(one -> one.capture() == null).toList();
    }
}
