package zhicha.app.screenshot;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zhicha.app.settings.ScreenshotSettings;
import zhicha.app.store.Store;
import zhicha.app.store.log.SiteDays;
import zhicha.app.store.screenshot.Ended;
import zhicha.app.store.screenshot.Screenshots;
import zhicha.app.store.screenshot.Wish;
import zhicha.app.store.screenshot.WishLease;
import zhicha.crawler.evidence.Vault;
import zhicha.crawler.evidence.capture.CaptureContext;
import zhicha.crawler.fetch.FetchLimits;
import zhicha.crawler.fetch.KillSwitch;
import zhicha.crawler.fetch.browser.Chromium;
import zhicha.crawler.frontier.Frontiers;
import zhicha.crawler.plan.SiteFile;
import zhicha.crawler.plan.WorkingHours;
import zhicha.rules.rule.Wording;

/**
 * Takes the screenshots that wait for a site: a small crawl of its own, with the site's robots.txt, hosts, rests, hours,
 * budget of the day and kill switch. What it is stopped at waits for the next one. Thread-safe; one for a program.
 */
public final class ScreenshotPass {
    private static final Logger LOG = LoggerFactory.getLogger(ScreenshotPass.class);
    /** Looked at in one go; what another pass or program has in work is not among it. */
    private static final int MOST_AT_ONCE = 2_000;
    /** Pages that are drawn at the same time. */
    private static final int AT_ONCE = 2;

    private final Store store;
    private final Screenshots screenshots;
    private final Frontiers frontiers;
    private final Vault vault;
    private final BrowserSource browser;
    private final ScreenshotSettings settings;
    private final Clock clock;
    private final FetchLimits limits;
    private final Semaphore drawing;
    private final AtomicBoolean told;
    private final DueScreenshots wishes;
    private final ShowingCrawl showing;

    public ScreenshotPass(
            Store store,
            Frontiers frontiers,
            Vault vault,
            BrowserSource browser,
            ScreenshotSettings settings,
            Clock clock) {
        this(
                store,
                frontiers,
                vault,
                browser,
                settings,
                clock,
                FetchLimits.USUAL,
                new Semaphore(AT_ONCE),
                new AtomicBoolean());
    }

    private ScreenshotPass(
            Store store,
            Frontiers frontiers,
            Vault vault,
            BrowserSource browser,
            ScreenshotSettings settings,
            Clock clock,
            FetchLimits limits,
            Semaphore drawing,
            AtomicBoolean told) {
        this.store = store;
        this.screenshots = store.screenshots();
        this.frontiers = frontiers;
        this.vault = vault;
        this.browser = browser;
        this.settings = settings;
        this.clock = clock;
        this.limits = limits;
        this.drawing = drawing;
        this.told = told;
        this.wishes = new DueScreenshots(screenshots, vault, settings, clock);
        this.showing = new ShowingCrawl(store, frontiers, vault, browser, settings, clock, limits, drawing);
    }

    /** The same with other limits to what a server may do. */
    public ScreenshotPass within(FetchLimits other) {
        return new ScreenshotPass(store, frontiers, vault, browser, settings, clock, other, drawing, told);
    }

    public ScreenshotSettings settings() {
        return settings;
    }

    /** Whether anything waits for a site. */
    public boolean waits(SiteFile site) {
        return !settings.off() && screenshots.waiting(site.site().id()) > 0;
    }

    /**
     * Pages of a crawl's budget that are kept for screenshots: a twentieth at the most.
     *
     * @param judged whether the crawl's listings are judged at its end, and some may be flagged
     */
    public int reserve(SiteFile site, int budget, boolean judged) {
        if (settings.off()) {
            return 0;
        }
        long wanted = judged && settings.ofFlagged()
                ? settings.perCrawl()
                : screenshots.waiting(site.site().id());
        return (int) Math.min(wanted, budget / 20);
    }

    /**
     * Takes what waits for a site, requests first. What another program has in work is left to it; the report tells when to
     * look again, since that program may have been killed.
     *
     * @param most pages that may be asked for
     * @param agent the honest user agent
     * @param tool name and version of this program, for what is sealed
     * @param context the circumstances of the crawl that this belongs to; null where they are still to be looked at
     * @throws zhicha.crawler.crawl.CrawlBrokenException if the store or the vault failed; what was not taken still waits
     */
    public ScreenshotReport take(
            SiteFile site, int most, String agent, String tool, KillSwitch kill, @Nullable CaptureContext context)
            throws InterruptedException {
        String id = site.site().id();
        if (settings.off() || screenshots.waiting(id) == 0) {
            return ScreenshotReport.NONE;
        }
        List<Ended> ended = new CopyOnWriteArrayList<>();
        try (WishLease lease = screenshots.lease(clock)) {
            List<Wish> free = screenshots.free(id, MOST_AT_ONCE, clock.instant());
            List<Wish> due = lease.take(wishes.due(free, most, one -> end(one, ended)));
            if (!due.isEmpty() && !kill.pulled() && open(site) && usable(due, ended)) {
                showing.crawl(site, due, agent, tool, kill, context, one -> end(one, ended));
            }
        }
        Optional<Instant> held =
                screenshots.held(id, clock.instant()).values().stream().min(Comparator.naturalOrder());
        return new ScreenshotReport(ended, screenshots.waiting(id), held);
    }

    static String key(Wish wish) {
        return wish.listing() + " " + wish.substance();
    }

    private boolean open(SiteFile site) {
        Instant now = clock.instant();
        return site.politeness().hours().open(now.atZone(WorkingHours.ZONE))
                && !SiteDays.of(store.jdbi(), site).spent(now);
    }

    /** Without a browser, or with one that would draw empty boxes, nobody is asked. */
    private boolean usable(List<Wish> due, List<Ended> ended) throws InterruptedException {
        Optional<Chromium> chromium = browser.get();
        if (chromium.isEmpty()) {
            if (Chromium.installed().isEmpty()) {
                return lacking(due, LackWords.NO_BROWSER, LackWords.BROWSER_MISSING, ended);
            }
            LOG.warn("the browser does not start for now, and {} screenshots wait", due.size());
            return false;
        }
        try {
            return chromium.get().showsChinese()
                    || lacking(due, LackWords.NO_LETTERS, LackWords.LETTERS_MISSING, ended);
        } catch (IOException e) {
            LOG.warn("the browser could not be asked for its letters, and screenshots wait: {}", e.toString());
            return false;
        }
    }

    private boolean lacking(List<Wish> due, String lack, Wording words, List<Ended> ended) {
        if (!told.getAndSet(true)) {
            LOG.warn("{} / {}", words.zh(), words.en());
        }
        due.forEach(wish -> end(Ended.without(wish, clock.instant(), lack, ""), ended));
        return false;
    }

    private void end(Ended one, List<Ended> ended) {
        if (screenshots.end(one)) {
            ended.add(one);
        }
    }
}
