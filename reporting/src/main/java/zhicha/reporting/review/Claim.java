package zhicha.reporting.review;

import java.time.Instant;

/** Who has a flag open, and until when nobody else gets it. */
public record Claim(String flag, String analyst, Instant since, Instant until) {
    public boolean liveAt(Instant now) {
        return now.isBefore(until);
    }
}
