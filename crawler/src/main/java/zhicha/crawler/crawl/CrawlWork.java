package zhicha.crawler.crawl;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zhicha.crawler.address.AllowedHosts;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.fetch.FetchOutcome;
import zhicha.crawler.fetch.FetchOutcome.Failed;
import zhicha.crawler.fetch.FetchOutcome.Fetched;
import zhicha.crawler.fetch.FetchOutcome.Refused;
import zhicha.crawler.fetch.FetchRequest;
import zhicha.crawler.fetch.Fetcher;
import zhicha.crawler.fetch.HopGate;
import zhicha.crawler.fetch.Robots;
import zhicha.crawler.frontier.Completion;
import zhicha.crawler.frontier.Ending;
import zhicha.crawler.frontier.Entry;
import zhicha.crawler.frontier.Found;
import zhicha.crawler.frontier.Frontier;
import zhicha.crawler.plan.CrawlPlan;
import zhicha.crawler.plan.PageKind;
import zhicha.crawler.plan.Route;

/** What is done with one address: robots, fetch, seal and read, and the record of how it ended. */
final class CrawlWork {
    private static final Logger LOG = LoggerFactory.getLogger(CrawlWork.class);
    private static final int MOST_PICTURES = 20;
    private static final int MOST_LINKS = 5_000;

    private final CrawlPlan plan;
    private final AllowedHosts hosts;
    private final Frontier frontier;
    private final Fetcher fetcher;
    private final Robots robots;
    private final PageDoor door;
    private final CrawlListener listener;
    private final Clock clock;
    private final Patience patience;
    /** What is in hand, by lease. */
    private final Map<String, Instant> begun = new ConcurrentHashMap<>();

    private final Set<String> loadingRobots = ConcurrentHashMap.newKeySet();
    private final AtomicLong pagesAsked;
    private Consumer<RuntimeException> whenBroken = problem -> {};

    CrawlWork(CrawlPlan plan, Frontier frontier, Fetcher fetcher, PageDoor door, CrawlListener listener, Clock clock) {
        this.plan = plan;
        this.hosts = plan.site().allowedHosts();
        this.frontier = frontier;
        this.fetcher = fetcher;
        this.robots = new Robots(fetcher, plan.robotsName(), hosts, clock);
        this.door = door;
        this.listener = listener;
        this.clock = clock;
        this.patience = new Patience(plan.site().politeness().delay(), clock);
        this.pagesAsked = new AtomicLong(frontier.tally().pagesAsked());
    }

    /** What is done where no page can be taken in any more. */
    void whenBroken(Consumer<RuntimeException> action) {
        whenBroken = action;
    }

    /** Pages asked over all runs of the crawl, those in hand included. */
    long pagesAsked() {
        return pagesAsked.get();
    }

    void begin(Entry entry) {
        begun.put(entry.lease(), clock.instant());
        countPage(entry, 1);
    }

    /** Nothing may be left open, whatever went wrong on the way. */
    void end(Entry entry) {
        if (begun.containsKey(entry.lease())) {
            finish(entry, Completion.of(ending(entry, Ending.Kind.FAILED, "not-finished", null, "the work broke off")));
        }
    }

    /** The answer to be read; empty where the address has been dealt with: refused, failed, useless or put back. */
    Optional<Fetched> fetch(Entry entry) throws InterruptedException {
        try {
            Optional<Robots.Rules> rules = robots.known(entry.address());
            if (rules.isEmpty()) {
                robotsFirst(entry);
                return Optional.empty();
            }
            if (!rules.get().allows(entry.address())) {
                refuse(entry, Refused.Reason.ROBOTS, rules.get().why());
                return Optional.empty();
            }
            FetchRequest request = FetchRequest.of(entry.address(), hostsFor(entry));
            return useful(entry, fetcher.fetch(request, gate(entry)));
        } catch (RuntimeException | Error e) {
            unreadable(entry, null, e);
            return Optional.empty();
        }
    }

    /** robots.txt is a request like any other: it takes this page's turn, and the page waits for the next. */
    private void robotsFirst(Entry entry) throws InterruptedException {
        String origin = entry.address().origin();
        if (!loadingRobots.add(origin)) {
            putBack(entry, clock.instant().plusMillis(50), false);
            return;
        }
        try {
            Robots.Rules rules = robots.load(entry.address(), gate(entry)::turn);
            if (rules.standing() == Robots.Standing.STOPPED) {
                putBack(entry, clock.instant(), false);
                return;
            }
            if (rules.standing() == Robots.Standing.BROKEN_OFF && entry.attempts() == 0) {
                // forbidding a whole turn because one connection was reset would be out of proportion
                robots.forget(entry.address());
                putBack(entry, patience.until(0), true);
                return;
            }
            frontier.slow(entry.address().host(), rules.delay());
            if (hosts.allows(entry.address())) {
                frontier.add(Sitemaps.named(rules.sitemaps(), plan.site(), hosts), clock.instant());
            }
            putBack(entry, clock.instant().plus(patience.rest(rules.delay())), false);
        } finally {
            loadingRobots.remove(origin);
        }
    }

    private Gate gate(Entry entry) {
        return new Gate(entry, frontier, robots, patience, clock);
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
                putBack(entry, patience.until(fetched, entry.attempts()), true);
            case Fetched fetched -> {
                String asked = entry.attempts() == 0 ? "" : "asked " + (entry.attempts() + 1) + " times";
                finish(
                        entry,
                        Completion.of(ending(entry, Ending.Kind.USELESS, "http-" + fetched.status(), fetched, asked)));
            }
            case Refused refused
            when refused.reason() == Refused.Reason.STOPPED -> putBack(entry, clock.instant(), false);
            case Refused refused -> {
                Ending ending = ending(entry, Ending.Kind.REFUSED, name(refused.reason()), refused, refused.detail());
                finish(
                        entry,
                        new Completion(
                                ending, !refused.exchanges().isEmpty(), Optional.empty(), Optional.empty(), List.of()));
            }
            case Failed failed
            when patience.triesAgain(failed, entry.attempts()) ->
                putBack(entry, patience.until(entry.attempts()), true);
            case Failed failed ->
                finish(
                        entry,
                        Completion.of(
                                ending(entry, Ending.Kind.FAILED, name(failed.reason()), failed, failed.detail())));
        }
        return Optional.empty();
    }

    /** Seals and reads. Empty where there was nothing for the door, and the ending has been recorded. */
    Optional<PageHarvest> read(Entry entry, Fetched fetched) {
        try {
            if (entry.kind() == PageKind.SITEMAP) {
                List<Found> found = Sitemaps.read(fetched.answer(), entry.depth(), plan.site(), hosts);
                finish(
                        entry,
                        completion(ending(entry, Ending.Kind.READ, "ok", fetched, found.size() + " addresses"), found));
                return Optional.empty();
            }
            return Optional.of(door.read(fetched, entry, wanted -> subresource(entry, wanted)));
        } catch (PageDoor.Shut shut) {
            whenBroken.accept(shut);
            try {
                putBack(entry, clock.instant(), false);
            } catch (RuntimeException e) {
                LOG.debug("{} could not be put back; it is when the crawl is opened again", entry.address(), e);
            }
            return Optional.empty();
        } catch (Exception | Error e) {
            unreadable(entry, fetched, e);
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

    void record(Entry entry, Fetched fetched, PageHarvest harvest) {
        try {
            String notes = String.join("; ", harvest.notes());
            Ending ending = ending(entry, Ending.Kind.READ, "ok", fetched, notes);
            if (entry.kind() == PageKind.PICTURE
                    && !PictureSignature.begins(fetched.answer().body())) {
                ending = ending(entry, Ending.Kind.USELESS, "not-a-picture", fetched, PictureSignature.shown(fetched));
            } else if (entry.kind() == PageKind.LISTING && harvest.listing().isEmpty()) {
                ending = ending(entry, Ending.Kind.USELESS, "no-listing", fetched, notes);
            }
            finish(entry, new Completion(ending, true, harvest.capture(), harvest.listing(), found(entry, harvest)));
        } catch (RuntimeException | Error e) {
            unreadable(entry, fetched, e);
        }
    }

    void unreadable(Entry entry, @Nullable Fetched fetched, Throwable problem) {
        if (problem instanceof IOException) {
            LOG.debug("{} could not be read", entry.address(), problem);
        } else {
            // where it is no trouble of reading it is a bug of ours, and the trace is wanted
            LOG.warn("{} could not be read", entry.address(), problem);
        }
        String said = problem.getClass().getSimpleName() + ": " + problem.getMessage();
        try {
            finish(entry, Completion.of(ending(entry, Ending.Kind.USELESS, "unreadable", fetched, said)));
        } catch (RuntimeException e) {
            // nothing may be thrown at crawler4j's thread: it would die with the page in hand, and the crawl never end
            e.addSuppressed(problem);
            whenBroken.accept(e);
        }
    }

    private List<Found> found(Entry entry, PageHarvest harvest) {
        List<Found> found = new ArrayList<>();
        if (entry.kind() == PageKind.PICTURE) {
            return found;
        }
        List<WebAddress> passed = new ArrayList<>();
        for (String link : harvest.links().stream().limit(MOST_LINKS).toList()) {
            Optional<WebAddress> address = WebAddress.of(link);
            Optional<Route> route = address.filter(hosts::allows).flatMap(plan.site()::route);
            route.ifPresentOrElse(
                    known -> found.add(new Found(known, entry.depth() + 1)), () -> address.ifPresent(passed::add));
        }
        listener.passedBy(entry, passed);
        // the goods of a page before the menu around them: a small budget is spent on what is wanted
        found.sort(Comparator.comparing(one -> one.route().kind() != PageKind.LISTING));
        if (harvest.listing().isPresent()) {
            harvest.pictures().stream()
                    .limit(MOST_PICTURES)
                    .flatMap(picture -> WebAddress.of(picture).stream())
                    .map(address -> plan.site().plain(address, PageKind.PICTURE))
                    .map(route -> new Found(route, entry.depth() + 1))
                    .forEach(found::add);
        }
        return found;
    }

    private void refuse(Entry entry, Refused.Reason reason, String detail) {
        finish(entry, Completion.unasked(ending(entry, Ending.Kind.REFUSED, name(reason), null, detail)));
    }

    private static Completion completion(Ending ending, List<Found> found) {
        return new Completion(ending, true, Optional.empty(), Optional.empty(), found);
    }

    private void finish(Entry entry, Completion completion) {
        if (!begun.containsKey(entry.lease())) {
            return;
        }
        Ending ending = completion.ending();
        boolean taken = frontier.complete(entry, completion, clock.instant());
        // not before: what could not be recorded is still in hand, and ends in another way
        begun.remove(entry.lease());
        if (ending.kind() == Ending.Kind.REFUSED) {
            countPage(entry, -1);
        }
        if (taken) {
            LOG.debug("{} {} {} {}", entry.address(), ending.kind(), ending.reason(), ending.detail());
            listener.ended(entry, ending);
        }
    }

    private void putBack(Entry entry, Instant notBefore, boolean attempted) {
        if (begun.containsKey(entry.lease())) {
            frontier.putBack(entry, notBefore, attempted);
            begun.remove(entry.lease());
            countPage(entry, -1);
        }
    }

    private void countPage(Entry entry, int change) {
        if (entry.kind() == PageKind.WALK || entry.kind() == PageKind.LISTING) {
            pagesAsked.addAndGet(change);
        }
    }

    private Ending ending(Entry entry, Ending.Kind kind, String reason, @Nullable FetchOutcome outcome, String detail) {
        Instant start = begun.getOrDefault(entry.lease(), clock.instant());
        int status = outcome instanceof Fetched fetched ? fetched.status() : 0;
        long bytes = outcome == null
                ? 0
                : outcome.exchanges().stream()
                        .mapToLong(one -> one.encoded().length)
                        .sum();
        return new Ending(kind, reason, status, bytes, detail, Duration.between(start, clock.instant()));
    }

    private static String name(Enum<?> reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    List<Found> starts() {
        List<Found> starts = new ArrayList<>();
        for (WebAddress address : plan.site().start()) {
            Route route = plan.site().route(address).orElseGet(() -> plan.site().plain(address, PageKind.WALK));
            starts.add(new Found(route, 0));
        }
        for (WebAddress address : plan.site().sitemaps()) {
            starts.add(new Found(plan.site().plain(address, PageKind.SITEMAP), 0));
        }
        return starts;
    }
}
