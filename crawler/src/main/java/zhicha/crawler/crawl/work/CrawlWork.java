package zhicha.crawler.crawl.work;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zhicha.crawler.address.AllowedHosts;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.crawl.CrawlListener;
import zhicha.crawler.crawl.PageDoor;
import zhicha.crawler.crawl.PageHarvest;
import zhicha.crawler.crawl.politeness.Gate;
import zhicha.crawler.crawl.politeness.Patience;
import zhicha.crawler.fetch.FetchOutcome;
import zhicha.crawler.fetch.FetchOutcome.Failed;
import zhicha.crawler.fetch.FetchOutcome.Fetched;
import zhicha.crawler.fetch.FetchOutcome.Refused;
import zhicha.crawler.fetch.FetchRequest;
import zhicha.crawler.fetch.Fetcher;
import zhicha.crawler.fetch.HopGate;
import zhicha.crawler.fetch.KillSwitch;
import zhicha.crawler.fetch.robots.Robots;
import zhicha.crawler.frontier.Completion;
import zhicha.crawler.frontier.Ending;
import zhicha.crawler.frontier.Entry;
import zhicha.crawler.frontier.Frontier;
import zhicha.crawler.frontier.FrontierException;
import zhicha.crawler.plan.CrawlPlan;
import zhicha.crawler.plan.PageKind;

/** What is done with one address: robots, fetch, seal and read, and the record of how it ended. Thread-safe. */
public final class CrawlWork {
    private static final Logger LOG = LoggerFactory.getLogger(CrawlWork.class);

    private final CrawlPlan plan;
    private final AllowedHosts hosts;
    private final Frontier frontier;
    private final Fetcher fetcher;
    private final Robots robots;
    private final PageDoor door;
    private final KillSwitch killSwitch;
    private final Clock clock;
    private final Patience patience;
    private final InHand inHand;
    private final Finds finds;
    private final Set<String> loadingRobots = ConcurrentHashMap.newKeySet();
    private Consumer<RuntimeException> whenBroken = problem -> {};

    public CrawlWork(
            CrawlPlan plan,
            Frontier frontier,
            Fetcher fetcher,
            PageDoor door,
            KillSwitch killSwitch,
            CrawlListener listener,
            Clock clock) {
        this.plan = plan;
        this.hosts = plan.site().allowedHosts();
        this.frontier = frontier;
        this.fetcher = fetcher;
        this.robots = new Robots(fetcher, plan.robotsName(), hosts, clock);
        this.door = door;
        this.killSwitch = killSwitch;
        this.clock = clock;
        this.patience = new Patience(plan.site().politeness().delay(), clock);
        this.inHand = new InHand(frontier, listener, clock);
        this.finds = new Finds(plan, hosts, listener);
    }

    /** What is done where no page can be taken in or recorded any more. */
    public void whenBroken(Consumer<RuntimeException> action) {
        whenBroken = action;
    }

    /** Pages asked over all runs of the crawl, those in hand included. */
    public long pagesAsked() {
        return inHand.pagesAsked();
    }

    /** Queues what the crawl begins with; what was queued by an earlier run stays as it is. */
    public void start() {
        Finds.Kept starts = finds.starts();
        frontier.add(starts.queued(), clock.instant());
        frontier.frame(starts.framed(), clock.instant());
    }

    public void begin(Entry entry) {
        inHand.begin(entry);
    }

    /** Nothing may be left open, whatever went wrong on the way. */
    public void end(Entry entry) {
        if (inHand.holds(entry)) {
            finish(entry, Ending.Kind.FAILED, "not-finished", null, "the work broke off");
        }
    }

    /** The answer to be read; empty where the address has been dealt with: refused, failed, useless or put back. */
    public Optional<Fetched> fetch(Entry entry) throws InterruptedException {
        try {
            Optional<Robots.Rules> rules = robots.known(entry.address());
            if (rules.isEmpty()) {
                robotsFirst(entry);
                return Optional.empty();
            }
            if (!rules.get().allows(entry.address())) {
                Ending ending = inHand.ending(
                        entry,
                        Ending.Kind.REFUSED,
                        Refused.Reason.ROBOTS,
                        null,
                        rules.get().why());
                inHand.finish(entry, Completion.unasked(ending));
                return Optional.empty();
            }
            FetchRequest request = FetchRequest.of(entry.address(), hostsFor(entry));
            FetchOutcome outcome = fetcher.fetch(request, gate(entry));
            inHand.answered(entry);
            return useful(entry, outcome);
        } catch (RuntimeException | Error e) {
            troubled(entry, null, e);
            return Optional.empty();
        }
    }

    /** robots.txt is a request like any other: it takes this page's turn, and the page waits for the next. */
    private void robotsFirst(Entry entry) throws InterruptedException {
        String origin = entry.address().origin();
        if (!loadingRobots.add(origin)) {
            inHand.putBack(entry, clock.instant().plusMillis(50), false);
            return;
        }
        try {
            Robots.Rules rules = robots.load(entry.address(), gate(entry)::turn);
            if (rules.standing() == Robots.Standing.STOPPED) {
                inHand.putBack(entry, clock.instant(), false);
                return;
            }
            if (rules.standing() == Robots.Standing.BROKEN_OFF && entry.attempts() == 0) {
                // forbidding a whole turn because one connection was reset would be out of proportion
                robots.forget(entry.address());
                inHand.putBack(entry, patience.until(0), true);
                return;
            }
            frontier.slow(entry.address().host(), rules.delay());
            if (hosts.allows(entry.address())) {
                frontier.add(Sitemaps.named(rules.sitemaps(), plan.site(), hosts), clock.instant());
            }
            inHand.putBack(entry, clock.instant().plus(patience.rest(rules.delay())), false);
        } finally {
            loadingRobots.remove(origin);
        }
    }

    private Gate gate(Entry entry) {
        return new Gate(entry, frontier, robots, patience, killSwitch, clock);
    }

    /** A picture may lie on a host of its own; it may not lead on to yet another. */
    private AllowedHosts hostsFor(Entry entry) {
        return entry.kind() == PageKind.PICTURE ? hosts.and(entry.address()) : hosts;
    }

    private Optional<Fetched> useful(Entry entry, FetchOutcome outcome) {
        switch (outcome) {
            case Fetched fetched
            when fetched.status() / 100 == 2 -> {
                return Optional.of(fetched);
            }
            case Fetched fetched
            when patience.comesBack(fetched, entry.attempts()) ->
                inHand.putBack(entry, patience.until(fetched, entry.attempts()), true);
            case Fetched fetched -> {
                String asked = entry.attempts() == 0 ? "" : "asked " + (entry.attempts() + 1) + " times";
                keep(
                        entry,
                        fetched,
                        inHand.ending(entry, Ending.Kind.USELESS, "http-" + fetched.status(), fetched, asked));
            }
            case Refused refused
            when refused.reason() == Refused.Reason.STOPPED -> inHand.putBack(entry, clock.instant(), false);
            case Refused refused ->
                keep(
                        entry,
                        refused,
                        inHand.ending(entry, Ending.Kind.REFUSED, refused.reason(), refused, refused.detail()));
            case Failed failed
            when patience.triesAgain(failed, entry.attempts()) ->
                inHand.putBack(entry, patience.until(entry.attempts()), true);
            case Failed failed ->
                keep(entry, failed, inHand.ending(entry, Ending.Kind.FAILED, failed.reason(), failed, failed.detail()));
        }
        return Optional.empty();
    }

    /** Seals what came, though there is nothing to read from it, and records the ending. */
    private void keep(Entry entry, FetchOutcome outcome, Ending ending) {
        boolean asked = !(outcome instanceof Refused) || !outcome.exchanges().isEmpty();
        inHand.finish(entry, new Completion(ending, asked, door.keep(outcome, entry), Optional.empty(), List.of()));
    }

    /** Seals and reads. Empty where there was nothing for the door, and the ending has been recorded. */
    public Optional<PageHarvest> read(Entry entry, Fetched fetched) {
        try {
            if (entry.kind() == PageKind.SITEMAP) {
                Finds.Kept found = finds.of(Sitemaps.read(fetched.answer(), entry.depth(), plan.site(), hosts), entry);
                Ending ending = inHand.ending(entry, Ending.Kind.READ, "ok", fetched, found.size() + " addresses");
                inHand.finish(
                        entry,
                        new Completion(
                                ending, true, Optional.empty(), Optional.empty(), found.queued(), found.framed()));
                return Optional.empty();
            }
            return Optional.of(door.read(fetched, entry, wanted -> subresource(entry, wanted)));
        } catch (Exception | Error e) {
            troubled(entry, fetched, e);
            return Optional.empty();
        }
    }

    /** For a browser: held to the same robots.txt, hosts and politeness as a redirect would be. */
    private FetchOutcome subresource(Entry entry, WebAddress wanted) throws InterruptedException {
        Gate gate = gate(entry);
        Optional<HopGate.Refusal> refusal = hosts.allows(wanted)
                ? gate.approach(wanted)
                : Optional.of(new HopGate.Refusal(
                        Refused.Reason.HOST_NOT_ALLOWED, wanted.endpoint() + " is not among the hosts of this site"));
        return refusal.isPresent()
                ? new Refused(
                        wanted.uri(),
                        List.of(),
                        refusal.get().reason(),
                        refusal.get().detail())
                : fetcher.fetch(FetchRequest.of(wanted, hosts), gate);
    }

    public void record(Entry entry, Fetched fetched, PageHarvest harvest) {
        try {
            String notes = Finds.notes(harvest);
            Ending ending = inHand.ending(entry, Ending.Kind.READ, "ok", fetched, notes);
            if (entry.kind() == PageKind.PICTURE
                    && !PictureSignature.begins(fetched.answer().body())) {
                ending = inHand.ending(
                        entry, Ending.Kind.USELESS, "not-a-picture", fetched, PictureSignature.shown(fetched));
            } else if (entry.kind() == PageKind.LISTING && harvest.listing().isEmpty()) {
                ending = inHand.ending(
                        entry,
                        Ending.Kind.USELESS,
                        harvest.removed().isPresent() ? "removed" : "no-listing",
                        fetched,
                        harvest.removed().orElse(notes));
            }
            Finds.Kept found = finds.on(entry, harvest);
            inHand.finish(
                    entry,
                    new Completion(ending, true, harvest.capture(), harvest.listing(), found.queued(), found.framed()));
        } catch (RuntimeException | Error e) {
            troubled(entry, fetched, e);
        }
    }

    /**
     * Where something was thrown: a door that is shut or a queue that fails ends the crawl and says nothing about the page;
     * anything else is the page's own ending. Nothing is thrown on: crawler4j's thread would die with the page in hand, and
     * the crawl never end.
     */
    public void troubled(Entry entry, @Nullable Fetched fetched, Throwable problem) {
        if (problem instanceof PageDoor.Shut shut) {
            whenBroken.accept(shut);
            try {
                inHand.putBack(entry, clock.instant(), false);
            } catch (RuntimeException e) {
                LOG.debug("{} could not be put back; it is when the crawl is opened again", entry.address(), e);
                inHand.letGo(entry);
            }
            return;
        }
        if (problem instanceof FrontierException broken) {
            broken(entry, broken);
            return;
        }
        if (problem instanceof InterruptedException) {
            try {
                inHand.putBack(entry, clock.instant(), false);
            } catch (RuntimeException e) {
                broken(entry, e);
            }
            // after the queue was written: an interrupt closes the files a store writes
            Thread.currentThread().interrupt();
            return;
        }
        if (problem instanceof IOException) {
            LOG.debug("{} could not be read", entry.address(), problem);
        } else {
            // where it is no trouble of reading it is a bug of ours, and the trace is wanted
            LOG.warn("{} could not be read", entry.address(), problem);
        }
        try {
            String said = problem.getClass().getSimpleName() + ": " + problem.getMessage();
            finish(entry, Ending.Kind.USELESS, "unreadable", fetched, said);
        } catch (RuntimeException e) {
            e.addSuppressed(problem);
            broken(entry, e);
        }
    }

    private void broken(Entry entry, RuntimeException problem) {
        whenBroken.accept(problem);
        inHand.letGo(entry);
    }

    private void finish(Entry entry, Ending.Kind kind, String reason, @Nullable Fetched fetched, String detail) {
        inHand.finish(entry, Completion.of(inHand.ending(entry, kind, reason, fetched, detail)));
    }
}
