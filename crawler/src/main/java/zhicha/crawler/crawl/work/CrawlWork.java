package zhicha.crawler.crawl.work;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
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
import zhicha.crawler.frontier.Entry;
import zhicha.crawler.frontier.Frontier;
import zhicha.crawler.frontier.ending.Ending;
import zhicha.crawler.plan.CrawlPlan;
import zhicha.crawler.plan.PageKind;

/** What is done with one address: robots, fetch, seal and read, and the record of how it ended. Thread-safe. */
public final class CrawlWork {
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
    private final Endings endings;
    private final RobotsFirst robotsFirst;

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
        this.endings = new Endings(inHand, robots, plan.site().politeness(), clock);
        this.robotsFirst = new RobotsFirst(plan, hosts, frontier, robots, patience, inHand, clock);
    }

    /** What is done where no page can be taken in or recorded any more. */
    public void whenBroken(Consumer<RuntimeException> action) {
        endings.whenBroken(action);
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

    /** Nothing may be left open, whatever went wrong on the way. @return complete when it has been recorded or put back */
    public CompletableFuture<Void> end(Entry entry) {
        CompletableFuture<Void> over = inHand.over(entry);
        if (inHand.holds(entry)) {
            endings.finish(
                    entry,
                    Completion.of(
                            inHand.ending(entry, Ending.Kind.FAILED, "not-finished", null, "the work broke off")));
        }
        return over;
    }

    /** The answer to be read; empty where the address has been dealt with: refused, failed, useless or put back. */
    public Optional<Fetched> fetch(Entry entry) throws InterruptedException {
        try {
            Optional<Robots.Rules> rules = robots.known(entry.address());
            if (rules.isEmpty()) {
                robotsFirst.ask(entry, gate(entry));
                return Optional.empty();
            }
            if (!rules.get().allows(entry.address())) {
                String why = rules.get().why();
                Ending ending = inHand.ending(entry, Ending.Kind.REFUSED, Refused.Reason.ROBOTS, null, why);
                endings.finish(entry, Completion.unasked(ending));
                return Optional.empty();
            }
            // a picture may lie on a host of its own; it may not lead on to yet another
            AllowedHosts asked = entry.kind() == PageKind.PICTURE ? hosts.and(entry.address()) : hosts;
            FetchRequest request = FetchRequest.of(entry.address(), asked);
            FetchOutcome outcome = inHand.asked(entry, fetcher.fetch(request, gate(entry)));
            inHand.answered(entry);
            return useful(entry, outcome);
        } catch (RuntimeException | Error e) {
            troubled(entry, null, e);
            return Optional.empty();
        }
    }

    private Gate gate(Entry entry) {
        return new Gate(entry, frontier, robots, patience, killSwitch, clock);
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
            case Refused refused
            when refused.reason() == Refused.Reason.DAY_SPENT
                    && refused.exchanges().isEmpty() -> inHand.putBack(entry, clock.instant(), false);
            case Refused refused
            when refused.reason() == Refused.Reason.DAY_SPENT && endings.anotherDay(entry) -> inHand.cut(entry);
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
        endings.finish(entry, new Completion(ending, asked, door.keep(outcome, entry), Optional.empty(), List.of()));
    }

    /** Seals and reads. Empty where there was nothing for the door, and the ending has been recorded. */
    public Optional<PageHarvest> read(Entry entry, Fetched fetched) {
        try {
            if (entry.kind() == PageKind.SITEMAP) {
                Finds.Kept found = finds.of(Sitemaps.read(fetched.answer(), entry.depth(), plan.site(), hosts), entry);
                Ending ending = inHand.ending(entry, Ending.Kind.READ, "ok", fetched, found.size() + " addresses");
                endings.finish(
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
        if (!hosts.allows(wanted)) {
            String why = wanted.endpoint() + " is not among the hosts of this site";
            return new Refused(wanted.uri(), List.of(), Refused.Reason.HOST_NOT_ALLOWED, why);
        }
        inHand.wants(entry, wanted);
        HopGate.Refusal not = gate.approach(wanted).orElse(null);
        return not != null
                ? new Refused(wanted.uri(), List.of(), not.reason(), not.detail())
                : inHand.asked(entry, fetcher.fetch(FetchRequest.of(wanted, hosts), gate));
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
            endings.finish(
                    entry,
                    new Completion(ending, true, harvest.capture(), harvest.listing(), found.queued(), found.framed()));
        } catch (RuntimeException | Error e) {
            troubled(entry, fetched, e);
        }
    }

    /** See {@link Endings#troubled}. */
    public void troubled(Entry entry, @Nullable Fetched fetched, Throwable problem) {
        endings.troubled(entry, fetched, problem);
    }
}
