package zhicha.app.screenshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.crawl.CrawlListener;
import zhicha.crawler.crawl.DayBudget;
import zhicha.crawler.crawl.engine.SiteCrawl;
import zhicha.crawler.evidence.Capture;
import zhicha.crawler.evidence.CaptureContext;
import zhicha.crawler.evidence.Vault;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.crawler.fetch.FetchLimits;
import zhicha.crawler.fetch.FetchOutcome;
import zhicha.crawler.fetch.KillSwitch;
import zhicha.crawler.fetch.browser.Chromium;
import zhicha.crawler.frontier.Ending;
import zhicha.crawler.frontier.Found;
import zhicha.crawler.frontier.Frontiers;
import zhicha.crawler.plan.CrawlPlan;
import zhicha.crawler.plan.PageKind;
import zhicha.crawler.plan.Route;
import zhicha.crawler.plan.SiteFile;
import zhicha.crawler.plan.WorkingHours;
import zhicha.rules.rule.Wording;
import zhicha.rules.subject.CaptureId;

/**
 * Takes the screenshots that wait for a site: a small crawl of its own, with the site's robots.txt, hosts, rests, hours,
 * budget of the day and kill switch. What it is stopped at waits for the next one. Thread-safe; one for a program.
 */
public final class ScreenshotPass {
    private static final Logger LOG = LoggerFactory.getLogger(ScreenshotPass.class);
    /** A picture of a page a week after it was flagged is no picture of what was flagged. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(7);
    /** Looked at in one go; a listing whose wish is in work elsewhere is passed over. */
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
    private final Set<String> inWork;
    private final AtomicBoolean told;

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
                ConcurrentHashMap.newKeySet(),
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
            Set<String> inWork,
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
        this.inWork = inWork;
        this.told = told;
    }

    /** The same with other limits to what a server may do. */
    public ScreenshotPass within(FetchLimits other) {
        return new ScreenshotPass(store, frontiers, vault, browser, settings, clock, other, drawing, inWork, told);
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
     * Takes what waits for a site, requests first.
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
        List<Wish> mine = new ArrayList<>();
        try {
            for (Wish wish : screenshots.waiting(id, MOST_AT_ONCE)) {
                if (inWork.add(key(wish))) {
                    mine.add(wish);
                }
            }
            List<Wish> due = due(mine, most, ended);
            if (!due.isEmpty() && !kill.pulled() && open(site) && usable(due, ended)) {
                crawl(site, due, agent, tool, kill, context, ended);
            }
        } finally {
            mine.forEach(wish -> inWork.remove(key(wish)));
        }
        return new ScreenshotReport(ended, screenshots.waiting(id));
    }

    private static String key(Wish wish) {
        return wish.listing() + " " + wish.substance();
    }

    private boolean open(SiteFile site) {
        Instant now = clock.instant();
        return site.politeness().hours().open(now.atZone(WorkingHours.ZONE))
                && !SiteDays.of(store.jdbi(), site).spent(now);
    }

    /** Within the bounds of a crawl and a day; what waited too long, or was sealed before a kill, is ended here. */
    private List<Wish> due(List<Wish> waiting, int most, List<Ended> ended) {
        Instant now = clock.instant();
        Instant today = now.atZone(WorkingHours.ZONE)
                .toLocalDate()
                .atStartOfDay(WorkingHours.ZONE)
                .toInstant();
        long requests = settings.perDay() - screenshots.taken(Wish.Cause.REQUEST, today);
        long flags = Math.min(settings.perCrawl(), settings.perDay() - screenshots.taken(Wish.Cause.FLAG, today));
        List<Wish> due = new ArrayList<>();
        for (Wish wish : waiting) {
            Optional<Ended> sealed = sealedBefore(wish);
            boolean asked = wish.cause() == Wish.Cause.REQUEST;
            if (sealed.isPresent()) {
                end(sealed.get(), ended);
            } else if (!asked && wish.askedAt().plus(LONGEST_WAIT).isBefore(now)) {
                end(Ended.without(wish, now, LackWords.TOO_LATE, ""), ended);
            } else if (due.size() < most && (asked ? requests-- > 0 : settings.ofFlagged() && flags-- > 0)) {
                due.add(wish);
            }
        }
        return due;
    }

    /** A kill may have come between the sealing and the note of it. */
    private Optional<Ended> sealedBefore(Wish wish) {
        for (CaptureId part : vault.reader().partsOf(wish.page()).reversed()) {
            try {
                Optional<Manifest.Resource> picture = vault.find(part).map(Capture::manifest).stream()
                        .flatMap(manifest -> manifest.resources().stream())
                        .filter(resource -> resource.kind().equals(ScreenshotDoor.KIND))
                        .filter(resource -> Instant.parse(resource.made().utc()).isAfter(wish.askedAt()))
                        .findFirst();
                if (picture.isPresent()) {
                    Manifest.Screen screen = picture.get().screen();
                    return Optional.of(Ended.taken(
                            wish,
                            Instant.parse(picture.get().made().utc()),
                            part,
                            screen == null ? 0 : screen.width(),
                            screen == null ? 0 : screen.height(),
                            picture.get().payload().length()));
                }
            } catch (IOException | RuntimeException e) {
                LOG.debug("capture {} cannot be read: {}", part, e.toString());
            }
        }
        return Optional.empty();
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

    private void crawl(
            SiteFile site,
            List<Wish> due,
            String agent,
            String tool,
            KillSwitch kill,
            @Nullable CaptureContext known,
            List<Ended> ended)
            throws InterruptedException {
        Map<String, Wish> wishes = new LinkedHashMap<>();
        List<Found> pages = new ArrayList<>();
        for (Wish wish : due) {
            Optional<WebAddress> address = WebAddress.of(wish.address()).filter(site.allowedHosts()::allows);
            if (address.isEmpty()) {
                end(Ended.without(wish, clock.instant(), LackWords.NO_PAGE, wish.address()), ended);
                continue;
            }
            Route route = site.plain(address.get(), PageKind.WALK);
            // two listings of one address wait for each other
            if (wishes.putIfAbsent(route.key(), wish) == null) {
                pages.add(new Found(route, 0));
            }
        }
        if (pages.isEmpty()) {
            return;
        }
        // a name of its own each time: the wishes are the queue that lasts
        String crawl = store.ids().next() + "-screenshots";
        CaptureContext context = known == null ? circumstances(site, crawl, tool, kill) : known;
        DayBudget day = SiteDays.of(store.jdbi(), site);
        Set<String> dealtWith = ConcurrentHashMap.newKeySet();
        ScreenshotDoor door = new ScreenshotDoor(
                wishes,
                vault,
                context,
                browser,
                settings,
                drawing,
                wanted -> refusal(site, day, wanted),
                kill,
                one -> {
                    dealtWith.add(key(one.wish()));
                    end(one, ended);
                },
                clock);
        CrawlListener listener = (entry, ending) -> {
            Wish wish = wishes.get(entry.key());
            if (wish != null && !dealtWith.contains(key(wish)) && says(ending)) {
                end(Ended.without(wish, clock.instant(), ending.reason(), ending.detail()), ended);
            }
        };
        CrawlPlan plan = new CrawlPlan(crawl, site, pages.size(), agent, 1, CrawlPlan.Stage.SHOWN, List.of());
        SiteCrawl shown = new SiteCrawl(plan, frontiers, door, limits, kill, listener, day, clock);
        shown.frontier().add(pages, clock.instant());
        shown.run();
    }

    /** Whether an ending says something of the page, and not of our own budget. */
    private static boolean says(Ending ending) {
        return ending.kind() != Ending.Kind.READ
                && !new HashSet<>(List.of("budget-spent", "outside-hours", "stopped")).contains(ending.reason());
    }

    private Optional<FetchOutcome.Refused> refusal(SiteFile site, DayBudget day, WebAddress wanted) {
        Instant now = clock.instant();
        if (!site.politeness().hours().open(now.atZone(WorkingHours.ZONE))) {
            return Optional.of(new FetchOutcome.Refused(
                    wanted.uri(), List.of(), FetchOutcome.Refused.Reason.OUTSIDE_HOURS, "outside the site's hours"));
        }
        return day.spent(now)
                ? Optional.of(new FetchOutcome.Refused(
                        wanted.uri(),
                        List.of(),
                        FetchOutcome.Refused.Reason.BUDGET_SPENT,
                        "the site was asked as much today as it may be"))
                : Optional.empty();
    }

    private CaptureContext circumstances(SiteFile site, String crawl, String tool, KillSwitch kill) {
        try (KillSwitch.Watch watch = kill.watch(vault::askNobody)) {
            return vault.circumstances(site.site().id(), crawl, tool);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
