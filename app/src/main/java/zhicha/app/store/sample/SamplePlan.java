package zhicha.app.store.sample;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The sample of one crawl.
 *
 * @param random listings wanted by chance
 * @param targeted listings wanted by hunting
 * @param drawnAt null until the random share was drawn
 * @param frame listings it was drawn from
 * @param listsLeft list pages that were known and not walked through then: what lies on them is not in the frame
 */
public record SamplePlan(
        String crawl,
        String site,
        long seed,
        int random,
        int targeted,
        Instant beganAt,
        @Nullable Instant drawnAt,
        long frame,
        long listsLeft) {
    public boolean drawn() {
        return drawnAt != null;
    }
}
