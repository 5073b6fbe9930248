package zhicha.app.service;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import zhicha.app.crawl.CrawlAgent;
import zhicha.app.packs.LivePacks;
import zhicha.app.settings.EvidenceSettings;
import zhicha.app.web.ConsoleSettings;
import zhicha.crawler.plan.SiteFile;

/**
 * What a service does, checked before it starts.
 *
 * @param packs what is judged by; the service watches them and closes them
 * @param turns each site once
 * @param sitesAtOnce how many sites are worked on at the same time
 * @param data the folder of all state, in which the packs in force are noted for {@code doctor}
 * @param evidence time-stamps, the check before a job, and retention
 */
public record ServicePlan(
        LivePacks packs,
        List<PlannedTurn> turns,
        CrawlAgent agent,
        int sitesAtOnce,
        ConsoleSettings console,
        Path data,
        EvidenceSettings evidence) {
    public ServicePlan(
            LivePacks packs,
            List<PlannedTurn> turns,
            CrawlAgent agent,
            int sitesAtOnce,
            ConsoleSettings console,
            Path data) {
        this(packs, turns, agent, sitesAtOnce, console, data, EvidenceSettings.NONE);
    }

    public ServicePlan {
        turns = List.copyOf(turns);
    }

    /** @param cron Quartz expression in Beijing time, or null for a site that is only crawled by hand */
    public record PlannedTurn(SiteFile site, @Nullable String cron) {}
}
