package zhicha.app.service;

import java.util.List;
import org.jspecify.annotations.Nullable;
import zhicha.app.crawl.CrawlAgent;
import zhicha.app.desk.Judgement;
import zhicha.app.web.ConsoleSettings;
import zhicha.crawler.plan.SiteFile;

/**
 * What a service does, checked before it starts.
 *
 * @param turns each site once
 * @param sitesAtOnce how many sites are worked on at the same time
 */
public record ServicePlan(
        Judgement judgement, List<PlannedTurn> turns, CrawlAgent agent, int sitesAtOnce, ConsoleSettings console) {
    public ServicePlan {
        turns = List.copyOf(turns);
    }

    /** @param cron Quartz expression in Beijing time, or null for a site that is only crawled by hand */
    public record PlannedTurn(SiteFile site, @Nullable String cron) {}
}
