package zhicha.app.service;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zhicha.app.archive.Archive;
import zhicha.app.crawl.CrawlAgent;
import zhicha.app.crawl.SiteTurn;
import zhicha.app.desk.Desk;
import zhicha.app.evidence.EvidencePass;
import zhicha.app.evidence.ReferredCaptures;
import zhicha.app.judge.Judging;
import zhicha.app.packs.LivePacks;
import zhicha.app.packs.PackBulletin;
import zhicha.app.schedule.Housekeeping;
import zhicha.app.schedule.Timetable;
import zhicha.app.screenshot.RequestedScreenshots;
import zhicha.app.screenshot.ScreenshotPass;
import zhicha.app.screenshot.ScreenshotReport;
import zhicha.app.service.ServicePlan.PlannedTurn;
import zhicha.app.web.Console;
import zhicha.crawler.fetch.KillSwitch;
import zhicha.crawler.plan.CrawlPlan;
import zhicha.crawler.plan.SiteFile;

/**
 * A running service over an open desk. A turn that an earlier service left unended is gone on with at once, and what was
 * crawled by hand meanwhile is judged.
 */
public final class Service implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Service.class);

    private final KillSwitch kill = new KillSwitch();
    private final Map<String, SiteFile> sites;
    private final SiteTurn turn;
    private final ScreenshotPass screenshots;
    private final RequestedScreenshots requested;
    private final LivePacks packs;
    private final PackBulletin bulletin;
    private final CrawlAgent agent;
    private final Archive archive;
    private final Console console;
    private final Timetable timetable;
    private final EvidencePass evidence;
    private final Housekeeping housekeeping;
    /** Sites whose next work is only to judge what was crawled by hand, and to take the screenshots that wait. */
    private final Set<String> onlyJudged = ConcurrentHashMap.newKeySet();

    private Service(Desk desk, ServicePlan plan) throws SchedulerException {
        sites = plan.turns().stream()
                .collect(Collectors.toMap(one -> one.site().site().id(), PlannedTurn::site));
        packs = plan.packs();
        bulletin = new PackBulletin(desk.store().audit(), plan.data());
        screenshots = desk.screenshots(plan.evidence().screenshots());
        turn = desk.turns(packs, screenshots);
        agent = plan.agent();
        requested = new RequestedScreenshots(
                desk.store(),
                sites,
                site -> turn.screenshots(site, CrawlPlan.DEFAULT_BUDGET, agent, kill),
                !screenshots.settings().off(),
                kill,
                Clock.systemUTC());
        desk.vault().ask(plan.evidence().sources());
        evidence = new EvidencePass(
                desk.vault(), plan.evidence(), new ReferredCaptures(desk.store())::of, Clock.systemUTC());
        // first, since a port that is taken must keep the crawls from beginning
        archive = desk.archive(plan.data());
        try {
            console = Console.start(
                    plan.console(), desk.consoleParts(() -> packs.get().packs(), packs, archive, requested));
        } catch (RuntimeException e) {
            requested.close();
            archive.close();
            throw e;
        }
        Timetable opened = null;
        try {
            opened = new Timetable(this::work, plan.sitesAtOnce());
            for (PlannedTurn planned : plan.turns()) {
                enter(planned, opened, desk);
            }
            bulletin.started(packs.board());
            packs.watch(bulletin::news);
            housekeeping = new Housekeeping(evidence);
            timetable = opened;
        } catch (SchedulerException | RuntimeException e) {
            kill.pull();
            if (opened != null) {
                opened.close();
            }
            packs.close();
            bulletin.close();
            console.close();
            requested.close();
            archive.close();
            throw e;
        }
    }

    /**
     * Starts everything.
     *
     * @throws Console.ConsoleProblem if the console cannot listen
     * @throws IllegalStateException if the schedule does not start
     */
    public static Service start(Desk desk, ServicePlan plan) {
        try {
            return new Service(desk, plan);
        } catch (SchedulerException e) {
            throw new IllegalStateException("the schedule did not start: " + e.getMessage(), e);
        }
    }

    private void enter(PlannedTurn planned, Timetable opened, Desk desk) throws SchedulerException {
        String site = planned.site().site().id();
        if (planned.cron() != null && desk.store().runs().unended(site).isPresent()) {
            LOG.info("site {}: its last turn had not ended and is gone on with", site);
            opened.now(site);
        } else if (!desk.store().runs().unjudged(site).isEmpty() || screenshots.waits(planned.site())) {
            onlyJudged.add(site);
            opened.now(site);
        }
        if (planned.cron() != null) {
            opened.every(site, planned.cron());
        }
    }

    private void work(String site) throws InterruptedException {
        SiteFile file = sites.get(site);
        if (file == null || kill.pulled()) {
            return;
        }
        try {
            long left = turn.judgeLeft(file, kill);
            if (left > 0) {
                LOG.info("site {}: {} listings that had only been crawled were judged", site, left);
            }
            if (onlyJudged.remove(site)) {
                told(site, turn.screenshots(file, CrawlPlan.DEFAULT_BUDGET, agent, kill));
                return;
            }
            SiteTurn.Outcome outcome = turn.take(file, CrawlPlan.DEFAULT_BUDGET, agent, kill, (entry, ending) -> {});
            Judging.Judged judged = outcome.judged();
            LOG.info(
                    "site {}: {}, {} pages, {} listings, {} flags new or open again, {} listings could not be judged",
                    site,
                    outcome.crawl().stop(),
                    outcome.crawl().pages(),
                    outcome.crawl().listings(),
                    judged == null ? 0 : judged.raised(),
                    judged == null ? 0 : judged.failed());
            told(site, outcome.screenshots());
        } catch (RuntimeException e) {
            LOG.error("site {}: its turn broke off and is gone on with at its next time", site, e);
        }
    }

    private void told(String site, ScreenshotReport report) {
        requested.lookAgain(site, report);
        if (!report.ended().isEmpty()) {
            LOG.info(
                    "site {}: {} screenshots, {} could not be taken, {} wait",
                    site,
                    report.taken(),
                    report.lacking().size(),
                    report.left());
        }
    }

    public URI address() {
        return console.address();
    }

    /** The sites' next times, soonest first. */
    public List<Timetable.Upcoming> upcoming() {
        try {
            return timetable.upcoming();
        } catch (SchedulerException e) {
            throw new IllegalStateException("the timetable cannot be read: " + e.getMessage(), e);
        }
    }

    /** Cuts what is being fetched, waits for what was fetched to be put away, and ends. */
    @Override
    public void close() {
        kill.pull();
        evidence.stop();
        packs.close();
        bulletin.close();
        try {
            housekeeping.close();
            timetable.close();
        } catch (SchedulerException e) {
            LOG.warn("the timetable did not end cleanly: {}", e.toString());
        } finally {
            requested.close();
            console.close();
            archive.close();
        }
    }
}
