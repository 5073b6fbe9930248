package zhicha.app.screenshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import zhicha.app.settings.ScreenshotSettings;
import zhicha.app.store.Store;
import zhicha.app.store.log.SiteDays;
import zhicha.app.store.row.Outage;
import zhicha.app.store.screenshot.Ended;
import zhicha.app.store.screenshot.Wish;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.crawl.CrawlListener;
import zhicha.crawler.crawl.DayBudget;
import zhicha.crawler.crawl.engine.SiteCrawl;
import zhicha.crawler.evidence.Vault;
import zhicha.crawler.evidence.capture.CaptureContext;
import zhicha.crawler.fetch.FetchLimits;
import zhicha.crawler.fetch.FetchOutcome;
import zhicha.crawler.fetch.KillSwitch;
import zhicha.crawler.frontier.Found;
import zhicha.crawler.frontier.FrontierException;
import zhicha.crawler.frontier.Frontiers;
import zhicha.crawler.frontier.ending.Ending;
import zhicha.crawler.plan.CrawlPlan;
import zhicha.crawler.plan.PageKind;
import zhicha.crawler.plan.Route;
import zhicha.crawler.plan.SiteFile;
import zhicha.crawler.plan.WorkingHours;

/** The small crawl in which the pages of one site are asked for once more, and photographed. */
record ShowingCrawl(
        Store store,
        Frontiers frontiers,
        Vault vault,
        BrowserSource browser,
        ScreenshotSettings settings,
        Clock clock,
        FetchLimits limits,
        Semaphore drawing) {

    /**
     * Asks for the pages of these and takes their pictures.
     *
     * @param known the circumstances of the crawl that this belongs to; null where they are still to be looked at
     * @param end told of each that was taken or will never be
     */
    void crawl(
            SiteFile site,
            List<Wish> due,
            String agent,
            String tool,
            KillSwitch kill,
            @Nullable CaptureContext known,
            Consumer<Ended> end)
            throws InterruptedException {
        Map<String, Wish> wishes = new LinkedHashMap<>();
        List<Found> pages = new ArrayList<>();
        for (Wish wish : due) {
            Optional<WebAddress> address = WebAddress.of(wish.address()).filter(site.allowedHosts()::allows);
            if (address.isEmpty()) {
                end.accept(Ended.without(wish, clock.instant(), LackWords.NO_PAGE, wish.address()));
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
                allowance(site, day),
                kill,
                one -> {
                    dealtWith.add(ScreenshotPass.key(one.wish()));
                    end.accept(one);
                },
                clock);
        CrawlListener listener = (entry, ending) -> {
            Wish wish = wishes.get(entry.key());
            if (wish != null && !dealtWith.contains(ScreenshotPass.key(wish)) && says(ending)) {
                end.accept(Ended.without(wish, clock.instant(), ending.reason(), ending.detail()));
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
                && !new HashSet<>(List.of("budget-spent", "day-spent", "outside-hours", "stopped"))
                        .contains(ending.reason());
    }

    private ScreenshotDoor.Allowance allowance(SiteFile site, DayBudget day) {
        return new ScreenshotDoor.Allowance() {
            @Override
            public Optional<FetchOutcome.Refused> refusal(WebAddress wanted) {
                return ShowingCrawl.this.refusal(site, day, wanted);
            }

            @Override
            public Instant cut(Wish wish) {
                Instant now = clock.instant();
                try {
                    return Outage.outlast(() -> store.screenshots().cut(wish, now));
                } catch (JdbiException e) {
                    throw new FrontierException(
                            "that a page could not be shown whole was not kept: " + e.getMessage(), e);
                }
            }
        };
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
                        FetchOutcome.Refused.Reason.DAY_SPENT,
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
