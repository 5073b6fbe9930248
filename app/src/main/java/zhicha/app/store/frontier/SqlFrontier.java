package zhicha.app.store.frontier;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import zhicha.app.store.frontier.Ledger.Outcome;
import zhicha.app.store.frontier.Ledger.Work;
import zhicha.app.store.frontier.Recording.Written;
import zhicha.app.store.frontier.queue.Hosts;
import zhicha.app.store.frontier.queue.Queues;
import zhicha.app.store.frontier.step.Steps;
import zhicha.crawler.frontier.Completion;
import zhicha.crawler.frontier.Entry;
import zhicha.crawler.frontier.Found;
import zhicha.crawler.frontier.Frontier;
import zhicha.crawler.frontier.Room;
import zhicha.crawler.frontier.ending.Finished;
import zhicha.crawler.frontier.ending.Tally;
import zhicha.crawler.plan.PageKind;
import zhicha.crawler.sample.frame.FrameUnit;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.Listing;

/**
 * One crawl's frontier. The store has every address and what became of it; here are the next few of each host, the keys of
 * those that are known, and what is in hand. An address is queued in the store until it has ended, so that one in hand when
 * the program is killed needs no putting back.
 */
final class SqlFrontier implements Frontier {
    private final Steps steps;
    private final Hosts hosts;
    private final Duration delay;
    private final CrawlRows rows;
    private final FrameRows frame;
    private final CrawlAccount account;
    private final Queues queues;
    private final Recording recording;
    private final Room room = new Room();
    private final Ledger ledger = new Ledger(this::write);

    SqlFrontier(Steps steps, Hosts hosts, String crawl, Duration delay, int parallel) {
        this.steps = steps;
        this.hosts = hosts;
        this.delay = delay;
        this.rows = new CrawlRows(crawl);
        this.frame = new FrameRows(crawl);
        this.account = new CrawlAccount(steps, crawl);
        this.queues = new Queues(
                hosts,
                delay,
                parallel,
                (host, kind, place, most) -> steps.run(handle -> rows.behind(handle, host, kind, place, most)));
        this.recording = new Recording(rows, frame);
        account.known().forEach(room::taken);
        account.eachRoute(recording::knows);
        room.taken(PageKind.LISTING, steps.run(frame::count));
        recording.from(steps.run(rows::lastPlace));
        steps.run(rows::waiting).forEach(waiting -> queues.unread(waiting.host(), waiting.kind()));
    }

    @Override
    public void bound(long most) {
        room.bound(most);
    }

    @Override
    public long leftOut() {
        return room.leftOut();
    }

    @Override
    public int add(Collection<Found> found, Instant now) {
        return found.isEmpty() ? 0 : ledger.add(room.admitted(found), now).fresh();
    }

    @Override
    public void frame(Collection<FrameUnit> units, Instant now) {
        List<FrameUnit> admitted = room.framed(units);
        room.taken(PageKind.LISTING, steps.run(handle -> frame.write(handle, admitted, now)));
    }

    @Override
    public List<FrameUnit> frame() {
        ledger.settle();
        return steps.run(frame::read);
    }

    @Override
    public Optional<Entry> lease(Instant now, Set<PageKind> kinds) {
        Optional<Entry> next = queues.lease(now, kinds);
        if (next.isEmpty()) {
            // what waits to be recorded may have brought others
            ledger.soon();
        }
        return next;
    }

    @Override
    public void putBack(Entry entry, Instant notBefore, boolean attempted) {
        if (queues.putBack(entry, notBefore, attempted) && attempted) {
            steps.run(handle -> {
                rows.attempted(handle, entry);
                return 0;
            });
        }
    }

    @Override
    public void cut(Entry entry, Instant now) {
        if (queues.cut(entry, now)) {
            steps.run(handle -> {
                rows.cut(handle, entry);
                return 0;
            });
        }
    }

    @Override
    public boolean complete(Entry entry, Completion completion, Instant now) {
        CompletableFuture<Boolean> recorded = completing(entry, completion, now);
        ledger.settle();
        return Ledger.joined(recorded);
    }

    @Override
    public CompletableFuture<Boolean> completing(Entry entry, Completion completion, Instant now) {
        Instant answered = completion.asked() ? completion.answered().orElse(now) : null;
        Queues.Held held = queues.ended(entry, answered);
        if (held == null) {
            return CompletableFuture.completedFuture(false);
        }
        return ledger.end(entry, completion, room.admitted(completion.found()), room.framed(completion.framed()), now)
                .handle((outcome, failed) -> {
                    if (failed != null) {
                        queues.stillInHand(entry, held);
                        throw failed instanceof CompletionException known ? known : new CompletionException(failed);
                    }
                    return outcome.taken();
                });
    }

    /** All of it in one transaction, and then what follows from it here. */
    private List<Outcome> write(List<Work> together) {
        Written written = steps.run((handle, again) -> recording.write(handle, together, again));
        recording.remember(written);
        written.fresh().forEach(queued -> room.taken(queued.entry().kind(), 1));
        room.taken(PageKind.LISTING, written.framed());
        queues.found(written.fresh());
        // in the store behind all that is here, and nobody here knows in which place
        written.there()
                .forEach(queued -> queues.unread(
                        queued.entry().address().host(), queued.entry().kind()));
        return written.outcomes();
    }

    @Override
    public Optional<Instant> book(Entry holder, String host, Instant earliest) {
        return queues.book(holder, host, earliest);
    }

    @Override
    public void slow(String host, Duration longer) {
        hosts.slow(host, longer);
    }

    @Override
    public Optional<Instant> nextDue(Instant now, Set<PageKind> kinds) {
        return queues.nextDue(now, kinds);
    }

    /** Whoever worked with this is gone: what was in hand is queued again, and its hosts rest. */
    void forsaken(Instant now, Duration rest) {
        ledger.settle();
        queues.forsaken(now, rest);
    }

    @Override
    public void left(Instant now) {
        forsaken(now, delay);
        queues.release(now);
    }

    @Override
    public Tally tally() {
        ledger.settle();
        return account.tally(queues.inHand());
    }

    @Override
    public List<Finished> finished() {
        ledger.settle();
        return account.finished();
    }

    @Override
    public List<Listing> listings() {
        ledger.settle();
        return account.listings();
    }

    @Override
    public Optional<CaptureId> capture(String key) {
        ledger.settle();
        return account.capture(key);
    }
}
