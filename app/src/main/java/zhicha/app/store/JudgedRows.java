package zhicha.app.store;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import zhicha.matcher.hit.Hit;
import zhicha.reporting.review.flag.RightSnapshot;
import zhicha.rules.rule.Verdict;

/**
 * What a run's listing was flagged for when that run was judged. Estimates of the run rest on it: what the rules say later, or
 * the listing reads later, changes no estimate of the past.
 */
final class JudgedRows {
    private JudgedRows() {}

    /** Judged again for the same run, the later judgement stands. */
    static void write(
            Handle handle,
            String run,
            String listing,
            Collection<Hit> hits,
            Map<String, RightSnapshot> rights,
            Instant now) {
        int known = handle.createUpdate(
                        "update run_listing set judged_at = :now where run = :run and listing = :listing")
                .bind("now", now)
                .bind("run", run)
                .bind("listing", listing)
                .execute();
        if (known == 0) {
            handle.createUpdate("insert into run_listing (run, listing, judged_at) values (:run, :listing, :now)"
                            + " on conflict do nothing")
                    .bind("run", run)
                    .bind("listing", listing)
                    .bind("now", now)
                    .execute();
        } else {
            handle.createUpdate("delete from run_flag where run = :run and listing = :listing")
                    .bind("run", run)
                    .bind("listing", listing)
                    .execute();
        }
        for (Hit hit : hits) {
            if (hit.verdict() == Verdict.FLAG) {
                RightSnapshot right = rights.get(hit.right());
                handle.createUpdate("insert into run_flag (run, listing, right_id, sector)"
                                + " values (:run, :listing, :right, :sector) on conflict do nothing")
                        .bind("run", run)
                        .bind("listing", listing)
                        .bind("right", hit.right())
                        .bind(
                                "sector",
                                right == null || right.sector() == null
                                        ? null
                                        : right.sector().written())
                        .execute();
            }
        }
    }
}
