package zhicha.app.screenshot;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zhicha.app.store.Store;
import zhicha.app.store.listing.ListingRows;
import zhicha.app.store.screenshot.Ended;
import zhicha.app.store.screenshot.Screenshots;
import zhicha.app.store.screenshot.Wish;
import zhicha.crawler.fetch.KillSwitch;
import zhicha.crawler.plan.SiteFile;
import zhicha.rules.rule.Wording;
import zhicha.rules.subject.Listing;

/**
 * Screenshots that people ask for in the console: queued durably, then taken at once by a thread of their own, politely
 * like all else. Thread-safe.
 */
public final class RequestedScreenshots implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RequestedScreenshots.class);
    private static final int SHOWN = 20;
    /** By then it is surely over. */
    private static final long LATER_MILLIS = 500;

    private final Store store;
    private final Screenshots screenshots;
    private final Map<String, SiteFile> sites;
    private final Taker taker;
    private final KillSwitch kill;
    private final Clock clock;
    private final boolean possible;
    private final Set<String> poked = ConcurrentHashMap.newKeySet();
    /** Sites of which another program has something in work. */
    private final Set<String> awaited = ConcurrentHashMap.newKeySet();

    private final ExecutorService work = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("screenshots").factory());

    /** Takes what waits for a site. */
    @FunctionalInterface
    public interface Taker {
        ScreenshotReport take(SiteFile site) throws InterruptedException;
    }

    /**
     * @param sites that can be asked, by id
     * @param possible whether the settings allow any
     */
    public RequestedScreenshots(
            Store store, Map<String, SiteFile> sites, Taker taker, boolean possible, KillSwitch kill, Clock clock) {
        this.store = store;
        this.screenshots = store.screenshots();
        this.sites = Map.copyOf(sites);
        this.taker = taker;
        this.possible = possible;
        this.kill = kill;
        this.clock = clock;
    }

    /** A console that shows screenshots and takes none. */
    public static RequestedScreenshots none(Store store, Clock clock) {
        return new RequestedScreenshots(store, Map.of(), site -> ScreenshotReport.NONE, false, new KillSwitch(), clock);
    }

    /** What came of asking. */
    public sealed interface Asked {
        /** It is queued, and taken as soon as the site may be asked. */
        record Queued() implements Asked {}

        /** Somebody asked for it already. */
        record Waiting() implements Asked {}

        record Refused(Wording why) implements Asked {}
    }

    /** Whether one of this listing can be asked for here. */
    public boolean offered(Listing listing) {
        return refusal(listing).isEmpty();
    }

    private Optional<Wording> refusal(Listing listing) {
        if (!possible) {
            return Optional.of(new Wording(
                    "设置中已关闭截图（evidence.screenshots）",
                    "the settings have screenshots switched off (evidence.screenshots)"));
        }
        if (listing.capture() == null || listing.url() == null) {
            return Optional.of(new Wording(
                    "该商品不是由本系统采集，没有可截取的网页", "the listing was not crawled by this system; there is no page"));
        }
        if (listing.platform() == null || !sites.containsKey(listing.platform())) {
            return Optional.of(new Wording(
                    "本机没有该站点的站点文件，不能访问它", "there is no site file of its site here, so it may not be asked"));
        }
        return Optional.empty();
    }

    /** @param listing its id */
    public Asked ask(String listing, String who) {
        Listing latest = store.listings().listing(listing).orElse(null);
        if (latest == null) {
            return new Asked.Refused(new Wording("没有这件商品", "there is no such listing"));
        }
        Optional<Wording> refusal = refusal(latest);
        if (refusal.isPresent()) {
            return new Asked.Refused(refusal.get());
        }
        boolean queued = screenshots.ask(wish(latest, who, clock));
        poke(String.valueOf(latest.platform()));
        return queued ? new Asked.Queued() : new Asked.Waiting();
    }

    /** Of a listing that has all that {@link #ask} looks for. */
    public static Wish wish(Listing listing, String who, Clock clock) {
        return new Wish(
                listing.id(),
                ListingRows.substance(listing),
                java.util.Objects.requireNonNull(listing.platform()),
                java.util.Objects.requireNonNull(listing.url()),
                java.util.Objects.requireNonNull(listing.capture()),
                Wish.Cause.REQUEST,
                who,
                clock.instant());
    }

    private void poke(String site) {
        SiteFile file = sites.get(site);
        if (file == null || !poked.add(site)) {
            return;
        }
        try {
            work.execute(() -> {
                // first, so that what is asked for from now on is not overlooked
                poked.remove(site);
                if (!kill.pulled()) {
                    take(file);
                }
            });
        } catch (RejectedExecutionException ending) {
            LOG.debug("screenshots of {} wait for the next start", site);
        }
    }

    /**
     * Looks again once what another program had in work should be free. A program that was killed lets go of nothing, and what
     * it held would wait for the site's next turn, or for ever where it has none.
     *
     * @param report of the pass that met with it; nothing is done where it met with none
     */
    public void lookAgain(String site, ScreenshotReport report) {
        if (report.held().isEmpty() || !awaited.add(site)) {
            return;
        }
        long wait = Duration.between(clock.instant(), report.held().get()).toMillis();
        CompletableFuture.delayedExecutor(Math.max(0, wait) + LATER_MILLIS, TimeUnit.MILLISECONDS)
                .execute(() -> {
                    awaited.remove(site);
                    poke(site);
                });
    }

    private void take(SiteFile site) {
        try {
            ScreenshotReport report = taker.take(site);
            lookAgain(site.site().id(), report);
            report.lacking()
                    .forEach(one -> LOG.info(
                            "listing {}: no screenshot: {} {}", one.wish().listing(), one.lack(), one.detail()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error(
                    "site {}: screenshots that were asked for still wait",
                    site.site().id(),
                    e);
        }
    }

    /** What became of a listing's screenshots, the latest first. */
    public List<Ended> of(String listing) {
        return screenshots.of(listing, SHOWN);
    }

    /** What waits for a listing. */
    public Optional<Wish> waitingFor(String listing) {
        return screenshots.waitingFor(listing);
    }

    /** To be called when the kill switch was pulled; waits for what is in hand to be put away. */
    @Override
    public void close() {
        work.shutdown();
        try {
            if (!work.awaitTermination(60, TimeUnit.SECONDS)) {
                LOG.warn("a screenshot is still in hand; it is taken again at the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
