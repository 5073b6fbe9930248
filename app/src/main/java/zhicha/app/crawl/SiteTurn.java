package zhicha.app.crawl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zhicha.app.crawl.revisit.Revisiting;
import zhicha.app.crawl.watch.Absences;
import zhicha.app.crawl.watch.LayoutWatch;
import zhicha.app.crawl.watch.WatchedDoor;
import zhicha.app.judge.Judging;
import zhicha.app.screenshot.ScreenshotPass;
import zhicha.app.screenshot.ScreenshotReport;
import zhicha.app.store.Store;
import zhicha.app.store.layout.LayoutAlarm;
import zhicha.app.store.log.CrawlRuns.CrawlRun;
import zhicha.app.store.log.SiteDays;
import zhicha.crawler.crawl.CrawlBrokenException;
import zhicha.crawler.crawl.CrawlListener;
import zhicha.crawler.crawl.CrawlReport;
import zhicha.crawler.crawl.DayBudget;
import zhicha.crawler.crawl.PageDoor;
import zhicha.crawler.crawl.engine.SiteCrawl;
import zhicha.crawler.evidence.Vault;
import zhicha.crawler.evidence.capture.CaptureContext;
import zhicha.crawler.fetch.FetchLimits;
import zhicha.crawler.fetch.KillSwitch;
import zhicha.crawler.frontier.Found;
import zhicha.crawler.frontier.Frontier;
import zhicha.crawler.frontier.Frontiers;
import zhicha.crawler.plan.CrawlPlan;
import zhicha.crawler.plan.SiteFile;
import zhicha.crawler.plan.search.SearchTerm;
import zhicha.crawler.sample.Chosen;
import zhicha.rules.subject.Listing;

/**
 * One site's turn, from the first request to the last flag. A turn that was stopped or killed is continued by the next
 * one for the same site: the crawl goes on where it was, and judging a listing twice changes nothing.
 */
public final class SiteTurn {
    private static final Logger LOG = LoggerFactory.getLogger(SiteTurn.class);

    private final Store store;
    private final Frontiers frontiers;
    private final Vault vault;
    private final Browser browser;
    private final Supplier<@Nullable Judging> judging;
    private final Supplier<List<SearchTerm>> terms;
    private final @Nullable ScreenshotPass screenshots;
    private final Clock clock;
    private final FetchLimits limits;
    private final TurnJudging turns;

    /**
     * @param judging what the turn's listings are put before when the crawl has ended, and told of pictures while it goes
     *     on; null for a crawl alone
     * @param terms names of the watchlist, which sites are searched for where their files say how
     * @param screenshots what takes the pictures that flags wish for at the end of a turn; null where none does
     */
    public SiteTurn(
            Store store,
            Frontiers frontiers,
            Vault vault,
            Browser browser,
            Supplier<@Nullable Judging> judging,
            Supplier<List<SearchTerm>> terms,
            @Nullable ScreenshotPass screenshots,
            Clock clock) {
        this(store, frontiers, vault, browser, judging, terms, screenshots, clock, FetchLimits.USUAL);
    }

    private SiteTurn(
            Store store,
            Frontiers frontiers,
            Vault vault,
            Browser browser,
            Supplier<@Nullable Judging> judging,
            Supplier<List<SearchTerm>> terms,
            @Nullable ScreenshotPass screenshots,
            Clock clock,
            FetchLimits limits) {
        this.screenshots = screenshots;
        this.terms = terms;
        this.browser = browser;
        this.store = store;
        this.frontiers = frontiers;
        this.vault = vault;
        this.judging = judging;
        this.clock = clock;
        this.limits = limits;
        this.turns = new TurnJudging(store, frontiers, clock);
    }

    /** The same, with other limits to what a server may do. */
    public SiteTurn within(FetchLimits other) {
        ScreenshotPass pass = screenshots == null ? null : screenshots.within(other);
        return new SiteTurn(store, frontiers, vault, browser, judging, terms, pass, clock, other);
    }

    /**
     * What a turn came to.
     *
     * @param continued whether it went on with an earlier one that had not ended
     * @param judged null for a crawl alone, or one that has not ended yet
     * @param revisits known listings that were looked at again beside those the crawl met
     * @param alarms of the site's layout that nobody has acknowledged
     * @param screenshots that were waiting for the site when its crawl had ended
     */
    public record Outcome(
            CrawlReport crawl,
            List<Listing> listings,
            boolean continued,
            Judging.@Nullable Judged judged,
            int revisits,
            List<LayoutAlarm> alarms,
            ScreenshotReport screenshots) {
        public Outcome {
            listings = List.copyOf(listings);
            alarms = List.copyOf(alarms);
        }
    }

    /**
     * @param budget most pages
     * @param agent the honest user agent
     * @throws zhicha.crawler.crawl.CrawlBrokenException if the store or the vault failed; the next turn goes on
     */
    public Outcome take(SiteFile site, int budget, CrawlAgent agent, KillSwitch kill, CrawlListener listener)
            throws InterruptedException {
        String id = site.site().id();
        Optional<CrawlRun> open = store.runs().unended(id);
        Instant started = open.map(CrawlRun::startedAt).orElseGet(clock::instant);
        String run = open.map(CrawlRun::id).orElseGet(() -> store.ids().next());
        store.runs().put(open.orElseGet(() -> new CrawlRun(run, id, started, null, null, 0, 0, 0, 0)));

        CaptureContext context = circumstances(id, run, kill);
        Revisiting revisiting = new Revisiting(store, site, run, clock);
        Judging early = judging.get();
        int shots = screenshots == null ? 0 : screenshots.reserve(site, budget, early != null);
        int kept = revisiting.reserve(budget - shots);
        LayoutWatch layout = new LayoutWatch(store.layoutPages(), store.layoutAlarms(), site, run, clock);
        Consumer<byte[]> pictures = early == null ? picture -> {} : early::sealed;
        SealingDoor sealing = new SealingDoor(vault, context, site, browser, pictures, clock);
        Map<String, String> revisited = new ConcurrentHashMap<>(revisiting.listings());
        PageDoor door = new WatchedDoor(sealing, layout, new Absences(store.lives(), id, run, revisited));
        DayBudget day = SiteDays.of(store.jdbi(), site);
        CrawlPlan plan = new CrawlPlan(
                run,
                site,
                // what is kept for revisits and screenshots is not there for the rest; a page at least is
                Math.max(1, budget - kept - shots),
                agent.text(),
                site.politeness().parallel() * 2 + 2,
                CrawlPlan.Stage.WHOLE,
                terms.get());
        Function<CrawlPlan, SiteCrawl> crawls =
                stage -> new SiteCrawl(stage, frontiers, door, limits, kill, listener, day, clock);
        // by the rules it began with, though others may be in force by now
        TurnJudging.Turn judged = early == null ? null : turns.of(early, site, run);
        CrawlReport report;
        Frontier frontier;
        boolean sampled = site.sampling().active();
        if (sampled) {
            SampledCrawl.Stagewise judge = judged == null ? null : judged::judge;
            SampledCrawl.Outcome outcome = new SampledCrawl(store, plan, crawls, judge, clock).run();
            report = outcome.report();
            frontier = outcome.frontier();
        } else {
            SiteCrawl crawl = crawls.apply(plan);
            report = crawl.run();
            frontier = crawl.frontier();
        }
        Frontier second = null;
        int revisits = 0;
        if (report.ended() && kept > 0) {
            List<Found> chosen = revisiting.chosen(kept);
            revisited.putAll(revisiting.listings());
            revisits = chosen.size();
            if (revisits > 0) {
                SiteCrawl again = crawls.apply(plan.again(Revisiting.nameFor(run), kept));
                second = again.frontier();
                second.add(chosen, clock.instant());
                report = report.and(again.run());
            }
        }
        layout.end();
        boolean ended = report.ended();
        if (ended && judged != null) {
            judged.judge(frontier);
            if (second != null) {
                judged.judge(second);
            }
            store.runs().judged(run, clock.instant());
        }
        store.runs().put(finished(run, id, started, report, ended));
        List<Listing> listings = new ArrayList<>(sampled ? marked(frontier.listings(), run) : frontier.listings());
        if (second != null) {
            listings.addAll(second.listings());
        }
        return new Outcome(
                report,
                listings,
                open.isPresent(),
                ended && judged != null ? judged.total() : null,
                revisits,
                store.layoutAlarms().open(id),
                photographed(site, (int) Math.max(0, budget - report.pages()), agent, kill, context));
    }

    /**
     * Takes the screenshots that wait for a site, as at the end of a turn.
     *
     * @param most pages that may be asked for
     */
    public ScreenshotReport screenshots(SiteFile site, int most, CrawlAgent agent, KillSwitch kill)
            throws InterruptedException {
        return photographed(site, most, agent, kill, null);
    }

    /** A turn has brought home what it went for by now: what goes wrong here is told, and waits for the next. */
    private ScreenshotReport photographed(
            SiteFile site, int most, CrawlAgent agent, KillSwitch kill, @Nullable CaptureContext context)
            throws InterruptedException {
        if (screenshots == null || kill.pulled()) {
            return ScreenshotReport.NONE;
        }
        try {
            return screenshots.take(site, most, agent.text(), CrawlAgent.PROGRAM, kill, context);
        } catch (RuntimeException e) {
            LOG.warn(
                    "site {}: its screenshots wait for the next turn: {}",
                    site.site().id(),
                    e.toString());
            LOG.debug("site {}: screenshots", site.site().id(), e);
            return ScreenshotReport.NONE;
        }
    }

    /** The machine is looked at first, and what was found is sealed: every capture of the turn refers to it. */
    private CaptureContext circumstances(String site, String run, KillSwitch kill) {
        try (KillSwitch.Watch watch = kill.watch(vault::askNobody)) {
            return vault.circumstances(site, run, CrawlAgent.PROGRAM);
        } catch (IOException e) {
            throw new CrawlBrokenException(run, new UncheckedIOException(e));
        }
    }

    private List<Listing> marked(List<Listing> listings, String run) {
        Map<String, Chosen> chosen = store.samples().byCapture(run);
        return listings.stream()
                .map(listing -> {
                    Chosen one = listing.capture() == null
                            ? null
                            : chosen.get(listing.capture().value());
                    return one == null ? listing : SampleMark.on(listing, one, run);
                })
                .toList();
    }

    /**
     * Judges what runs of this site brought home without being judged: those of {@code crawl}, and turns of a service that
     * {@code crawl} went on with.
     *
     * @return how many listings; 0 for turns that only crawl
     */
    public long judgeLeft(SiteFile site, KillSwitch kill) throws InterruptedException {
        Judging judge = judging.get();
        return judge == null ? 0 : turns.left(judge, site, kill);
    }

    private CrawlRun finished(String run, String site, Instant started, CrawlReport report, boolean ended) {
        long failures =
                report.failed().values().stream().mapToLong(Long::longValue).sum();
        return new CrawlRun(
                run,
                site,
                started,
                ended ? clock.instant() : null,
                ended ? report.stop().name().toLowerCase(Locale.ROOT) : null,
                report.pages(),
                report.listings(),
                report.captures(),
                failures);
    }
}
