package zhicha.app.imports;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import zhicha.app.judge.Judging;
import zhicha.app.store.Store;
import zhicha.app.store.log.CrawlRuns.CrawlRun;
import zhicha.rules.subject.Listing;

/**
 * Judges what is read, some at a time, and notes after each time how far it is: an import that was killed goes on from
 * there, and judging the last few again changes nothing.
 */
final class Judged {
    private static final int AT_ONCE = 256;
    /** Characters of listings that wait; very large ones are judged a few at a time. */
    private static final long LARGEST_AT_ONCE = 8L << 20;

    private final Store store;
    private final Judging judging;
    private final Clock clock;
    private final ImportReport report;
    private final CrawlRun run;
    private final long done;
    private final List<Listing> waiting = new ArrayList<>();
    private long broken;
    /** Characters of those that wait. */
    private long size;

    Judged(Store store, Judging judging, Clock clock, SealedFile file, ImportWishes wishes, ImportReport report) {
        this.store = store;
        this.judging = judging;
        this.clock = clock;
        this.report = report;
        String site = "import-" + file.sha256().substring(0, 16) + wishes.mark();
        Optional<CrawlRun> open = store.runs().unended(site);
        run = open.orElseGet(() -> new CrawlRun(store.ids().next(), site, clock.instant(), null, null, 0, 0, 1, 0));
        done = run.pages();
        if (open.isPresent()) {
            report.goneOnAfter(done);
        }
        store.runs().put(run);
    }

    /** Whether an earlier import of this file has judged this one. */
    boolean isDone(long number) {
        return number <= done;
    }

    void broken() {
        broken++;
        report.skipped();
    }

    void take(long number, Listing listing) throws InterruptedException {
        waiting.add(listing);
        String description = listing.description();
        size += description == null ? 0 : description.length();
        for (Object more : listing.other().values()) {
            size += more.toString().length();
        }
        if (waiting.size() >= AT_ONCE || size >= LARGEST_AT_ONCE) {
            judge(number);
        }
    }

    /** Judges those that wait, and notes that all up to this number are done. */
    void judge(long number) throws InterruptedException {
        if (!waiting.isEmpty()) {
            report.judged(judging.judge(List.copyOf(waiting), run.id()));
            waiting.clear();
            size = 0;
        }
        store.runs().put(run(number, false));
    }

    void end(long number) throws InterruptedException {
        judge(number);
        store.runs().judged(run.id(), clock.instant());
        store.runs().put(run(number, true));
    }

    private CrawlRun run(long number, boolean ended) {
        return new CrawlRun(
                run.id(),
                run.site(),
                run.startedAt(),
                ended ? clock.instant() : null,
                ended ? "done" : null,
                Math.max(number, done),
                run.listings() + report.listings(),
                1,
                broken);
    }
}
