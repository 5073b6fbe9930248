package zhicha.crawler.frontier;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import zhicha.crawler.plan.PageKind;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.Listing;

/**
 * The durable queue of one crawl: one first-in-first-out queue for each host, the hosts ordered by when they may be asked
 * again. Thread-safe. Every method takes effect whole or not at all, and has taken effect durably when it returns.
 *
 * <p>An address enters once, by its {@linkplain zhicha.crawler.plan.Route#key key}, for the life of the crawl. It is
 * leased to one worker at a time. What was leased when a process died is queued again when the crawl is next opened.
 */
public interface Frontier {
    /** Queues those that the crawl does not know yet. @return how many were new */
    int add(Collection<Found> found, Instant now);

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

    /**
     * Records what came of an address: its ending, the listing read from it and the addresses found on it, in one step.
     *
     * @return false, and nothing is recorded, where the lease is no longer valid
     */
    boolean complete(Entry entry, Completion completion, Instant now);

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

    /** The capture a picture or page of this crawl was sealed in, by its key. */
    Optional<CaptureId> capture(String key);
}
