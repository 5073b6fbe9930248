package zhicha.crawler.frontier;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import zhicha.crawler.frontier.ending.Finished;
import zhicha.crawler.frontier.ending.Tally;
import zhicha.crawler.plan.PageKind;
import zhicha.crawler.sample.frame.FrameUnit;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.Listing;

/**
 * The durable queue of one crawl: one first-in-first-out queue for each host, the hosts ordered by when they may be asked
 * again. Thread-safe. Every method takes effect whole or not at all, and has taken effect durably when it returns, or when
 * what it returns is complete; only a lease may be known to this process alone, because an address in hand is queued again
 * after a kill anyway.
 *
 * <p>Every method throws {@link FrontierException} where the queue itself cannot be kept any more.
 *
 * <p>An address enters once, by its {@linkplain zhicha.crawler.plan.Route#key key}, for the life of the crawl. It is
 * leased to one worker at a time. What was leased when a process died is queued again when the crawl is next opened.
 */
public interface Frontier {
    /**
     * From now on takes in no more addresses of a kind once the crawl knows so many of it, by the rules of {@link Room}. A
     * site whose links have no end, such as a calendar's, would else fill the disk. Without this there is no limit.
     */
    void bound(long most);

    /** Links that were not taken in for that reason since the crawl was opened; the same one may be counted often. */
    long leftOut();

    /** Queues those that the crawl does not know yet. @return how many were new */
    int add(Collection<Found> found, Instant now);

    /**
     * Notes listings that may be drawn, and queues none of them. Of two findings of one listing the one with the smaller
     * {@link FrameUnit#rank} counts, until it has been drawn.
     */
    void frame(Collection<FrameUnit> units, Instant now);

    /** Everything noted in the frame, ordered by key. */
    List<FrameUnit> frame();

    /**
     * The next address of these kinds whose host may be asked now and has a request to spare, first come first served
     * within a host.
     */
    Optional<Entry> lease(Instant now, Set<PageKind> kinds);

    /**
     * Gives an address back, to the head of its host's queue; its host is left alone until {@code notBefore}.
     *
     * @param attempted whether this counts as an attempt
     */
    void putBack(Entry entry, Instant notBefore, boolean attempted);

    /** The same for one that the day ended in while it was worked on: that counts as a cut, and as no attempt. */
    void cut(Entry entry, Instant now);

    /**
     * Records what came of an address: its ending, the listing read from it and the addresses found on it, in one step.
     *
     * @return false, and nothing is recorded, where the lease is no longer valid
     * @throws IllegalArgumentException if the store refuses what is to be recorded; the address is still in hand
     */
    boolean complete(Entry entry, Completion completion, Instant now);

    /**
     * The same, and returns before it has been recorded: those that end together are then recorded together. The host rests
     * from now on and may be asked again. What was not recorded when the program is killed is queued again.
     *
     * @return what {@link #complete} would return or throw, once it is durable
     */
    default CompletableFuture<Boolean> completing(Entry entry, Completion completion, Instant now) {
        try {
            return CompletableFuture.completedFuture(complete(entry, completion, now));
        } catch (RuntimeException failed) {
            return CompletableFuture.failedFuture(failed);
        }
    }

    /**
     * Books a further request on a host for work already leased: a redirect.
     *
     * @param holder whose lease on that same host, if it has one, does not count against the host's requests in flight
     * @return when it may be made, {@code earliest} or later; empty while the host has all the requests in flight it may have
     */
    Optional<Instant> book(Entry holder, String host, Instant earliest);

    /** Lengthens the delay of one host, for instance to the Crawl-delay of its robots.txt. Never shortens it. */
    void slow(String host, Duration delay);

    /**
     * When it is worth asking for an address of these kinds again, going by the hosts' rest; about a second from now where
     * their hosts have all the requests in flight they may have. Empty where none is queued.
     */
    Optional<Instant> nextDue(Instant now, Set<PageKind> kinds);

    Tally tally();

    /** The log of the crawl, in the order in which addresses ended. */
    List<Finished> finished();

    /** The listings this crawl read, each once, ordered by listing id. */
    List<Listing> listings();

    /** The capture that a picture or page of this crawl was read from, by its key. */
    Optional<CaptureId> capture(String key);

    /**
     * Nobody works with it for now. What is still in hand, because what came of it could not be recorded, is queued again and
     * keeps no host from other crawls, nor from other programs.
     */
    void left(Instant now);
}
