package zhicha.crawler.frontier;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import zhicha.crawler.frontier.ending.Ending;
import zhicha.crawler.sample.frame.FrameUnit;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.Listing;

/**
 * Everything that came of one address; recorded whole or not at all.
 *
 * @param asked whether its host was really asked, and so rests now
 * @param framed listings found on it that are noted in the frame, to be drawn from, and not queued
 * @param answered when its host had answered, from which on it rests; empty for the moment of recording
 */
public record Completion(
        Ending ending,
        boolean asked,
        Optional<CaptureId> capture,
        Optional<Listing> listing,
        List<Found> found,
        List<FrameUnit> framed,
        Optional<Instant> answered) {
    public Completion(
            Ending ending, boolean asked, Optional<CaptureId> capture, Optional<Listing> listing, List<Found> found) {
        this(ending, asked, capture, listing, found, List.of());
    }

    public Completion(
            Ending ending,
            boolean asked,
            Optional<CaptureId> capture,
            Optional<Listing> listing,
            List<Found> found,
            List<FrameUnit> framed) {
        this(ending, asked, capture, listing, found, framed, Optional.empty());
    }

    public Completion {
        framed = List.copyOf(framed);
        found = List.copyOf(found);
    }

    /** Asked, and nothing to show for it but the ending. */
    public static Completion of(Ending ending) {
        return new Completion(ending, true, Optional.empty(), Optional.empty(), List.of());
    }

    /** The same; reading and recording it take no time from its host. */
    public Completion answered(Instant when) {
        return new Completion(ending, asked, capture, listing, found, framed, Optional.of(when));
    }

    /** Not asked at all. */
    public static Completion unasked(Ending ending) {
        return new Completion(ending, false, Optional.empty(), Optional.empty(), List.of());
    }
}
