package zhicha.app.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.quartz.SchedulerException;
import zhicha.app.crawl.CrawlAgent;
import zhicha.app.crawl.SiteTurn;
import zhicha.app.desk.Desk;
import zhicha.app.desk.Judgement;
import zhicha.app.desk.PictureMeans;
import zhicha.app.schedule.Timetable;
import zhicha.app.screenshot.RequestedScreenshots;
import zhicha.app.screenshot.ScreenshotPass;
import zhicha.app.screenshot.ScreenshotReport;
import zhicha.app.settings.ScreenshotSettings;
import zhicha.crawler.crawl.CrawlListener;
import zhicha.crawler.fetch.KillSwitch;
import zhicha.crawler.plan.CrawlPlan;
import zhicha.crawler.plan.SiteFile;
import zhicha.crawler.plan.file.SiteFileReading;
import zhicha.crawler.plan.file.SiteFiles;
import zhicha.market.DemoMarket;
import zhicha.market.truth.Found;
import zhicha.market.truth.Scorecard;
import zhicha.matcher.hit.Hit;
import zhicha.matcher.match.MatchProblems;

/** One run of the main job over an open market: Quartz starts each shop's turn, and the outcome is held against the truth. */
public final class DemoRun {
    /** Of each shop, by itself: a demo has some 190 flagged listings and is to be quick. Any other can be asked for. */
    public static final int SCREENSHOTS = 2;

    private static final CrawlAgent AGENT = new CrawlAgent("zhicha-demo");

    private final DemoMarket market;
    private final Desk desk;
    private final Judgement judgement;
    private final KillSwitch kill;
    private final CrawlListener listener;
    private final ScreenshotPass screenshots;
    private final SiteTurn turn;
    private final Map<String, SiteFile> sites = new HashMap<>();

    /** Without screenshots. @param means by which pictures are looked at */
    public DemoRun(DemoMarket market, Desk desk, PictureMeans means, KillSwitch kill, CrawlListener listener) {
        this(market, desk, means, ScreenshotSettings.OFF, kill, listener);
    }

    /** @param means by which pictures are looked at */
    public DemoRun(
            DemoMarket market,
            Desk desk,
            PictureMeans means,
            ScreenshotSettings screenshots,
            KillSwitch kill,
            CrawlListener listener) {
        this.market = market;
        this.desk = desk;
        this.judgement = Judgement.load(List.of(market.packsFolder()), means, MatchProblems.LOG, Clock.systemUTC());
        this.kill = kill;
        this.listener = listener;
        this.screenshots = desk.screenshots(screenshots);
        this.turn = desk.turns(() -> judgement, this.screenshots);
    }

    /** Makes the demo's folder ready; see {@link DemoFolder}. */
    public static void prepare(Path folder, boolean keep) throws IOException {
        DemoFolder.prepare(folder, keep);
    }

    public Judgement judgement() {
        return judgement;
    }

    /**
     * Crawls every shop, judges and fills the queue.
     *
     * @throws IllegalStateException if a shop's turn failed; the message names the shop and the reason
     */
    public DemoOutcome run(long seed) throws InterruptedException {
        long start = System.nanoTime();
        for (Path file : market.siteFiles()) {
            SiteFileReading reading = SiteFiles.read(file);
            SiteFile site = reading.file()
                    .orElseThrow(() ->
                            new IllegalStateException("the market's own site file is broken: " + reading.problems()));
            sites.put(site.site().id(), site);
        }
        Map<String, SiteTurn.Outcome> outcomes = crawl();
        return outcome(seed, outcomes, Duration.ofNanos(System.nanoTime() - start));
    }

    private Map<String, SiteTurn.Outcome> crawl() throws InterruptedException {
        Map<String, SiteTurn.Outcome> outcomes = new ConcurrentHashMap<>();
        Map<String, Exception> failures = new ConcurrentHashMap<>();
        CountDownLatch turns = new CountDownLatch(sites.size());
        try (Timetable timetable = new Timetable(
                site -> {
                    try {
                        SiteFile file = sites.get(site);
                        if (file != null) {
                            outcomes.put(site, turn.take(file, CrawlPlan.DEFAULT_BUDGET, AGENT, kill, listener));
                        }
                    } catch (Exception e) {
                        failures.put(site, e);
                        throw e;
                    } finally {
                        turns.countDown();
                    }
                },
                sites.size())) {
            for (String site : sites.keySet()) {
                timetable.now(site);
            }
            turns.await();
        } catch (SchedulerException e) {
            throw new IllegalStateException("the schedule did not start: " + e.getMessage(), e);
        }
        failures.forEach((site, problem) -> {
            throw new IllegalStateException("the turn of shop " + site + " failed: " + problem, problem);
        });
        return outcomes;
    }

    /** Screenshots of the shops that were crawled, for people to ask for; to be closed before the desk. */
    public RequestedScreenshots requested() {
        return new RequestedScreenshots(
                desk.store(),
                sites,
                site -> turn.screenshots(site, CrawlPlan.DEFAULT_BUDGET, AGENT, kill),
                !screenshots.settings().off(),
                kill,
                Clock.systemUTC());
    }

    private DemoOutcome outcome(long seed, Map<String, SiteTurn.Outcome> outcomes, Duration took) {
        Set<String> seen = new HashSet<>();
        List<Hit> hits = new ArrayList<>();
        outcomes.values()
                .forEach(one -> one.listings().forEach(listing -> {
                    seen.add(listing.id());
                    hits.addAll(desk.store().hits().ofListing(listing.id()));
                }));
        List<Found> found = hits.stream()
                .map(hit -> new Found(hit.listing(), hit.right(), hit.verdict()))
                .toList();
        return new DemoOutcome(
                seed,
                outcomes.values().stream().map(SiteTurn.Outcome::crawl).toList(),
                desk.vault().reader().size(),
                seen.size(),
                outcomes.values().stream()
                        .mapToLong(
                                one -> one.judged() == null ? 0 : one.judged().failed())
                        .sum(),
                hits,
                desk.queue().counts(zhicha.reporting.review.QueueFilter.ALL).total(),
                Scorecard.of(market.truth(), seen, found),
                RulePrecision.of(hits, market.truth()),
                outcomes.values().stream()
                        .map(SiteTurn.Outcome::screenshots)
                        .reduce(ScreenshotReport.NONE, ScreenshotReport::and),
                took);
    }
}
