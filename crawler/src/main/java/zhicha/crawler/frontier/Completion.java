package zhicha.crawler.frontier;

import java.util.List;
import java.util.Optional;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.Listing;

/** Everything that came of one address; recorded whole or not at all. */
public record Completion(Ending ending, Optional<CaptureId> capture, Optional<Listing> listing, List<Found> found) {
    public Completion {
        found = List.copyOf(found);
    }

    /** An ending and nothing else. */
    public static Completion of(Ending ending) {
        return new Completion(ending, Optional.empty(), Optional.empty(), List.of());
    }
}
