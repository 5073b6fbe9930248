package zhicha.bench.crawl.peer;

import java.nio.file.Path;
import java.time.Clock;
import zhicha.app.crawl.Browser;
import zhicha.app.crawl.CrawlAgent;
import zhicha.app.crawl.SealingDoor;
import zhicha.app.store.Store;
import zhicha.app.store.StoreSettings;
import zhicha.app.store.frontier.SqlFrontiers;
import zhicha.bench.crawl.Child;
import zhicha.crawler.crawl.CrawlListener;
import zhicha.crawler.crawl.CrawlReport;
import zhicha.crawler.crawl.PageDoor;
import zhicha.crawler.crawl.engine.SiteCrawl;
import zhicha.crawler.evidence.Vault;
import zhicha.crawler.evidence.capture.CaptureContext;
import zhicha.crawler.fetch.FetchLimits;
import zhicha.crawler.fetch.KillSwitch;
import zhicha.crawler.plan.CrawlPlan;
import zhicha.crawler.plan.SiteFile;
import zhicha.crawler.plan.file.SiteFiles;

/**
 * Ours, as {@code zhicha crawl} runs it: the real engine over the embedded store, every page sealed in a real vault and its
 * listing read. Arguments: site file, data folder, threads, budget, and {@code whole} for the whole extraction or
 * {@code json-ld} for what the others read.
 */
public final class OurCrawl {
    public static final String WHOLE = "whole";
    public static final String JSON_LD = "json-ld";

    private OurCrawl() {}

    public static void main(String[] arguments) throws Exception {
        SiteFile site = SiteFiles.read(Path.of(arguments[0])).file().orElseThrow();
        Path data = Path.of(arguments[1]);
        CrawlReport report;
        long sealed;
        try (Store store = Store.open(StoreSettings.file(data));
                Vault vault = Vault.open(data.resolve("vault"), Clock.systemUTC());
                Browser browser = new Browser()) {
            CaptureContext context = CaptureContext.of(site.site().id(), "bench", CrawlAgent.PROGRAM);
            PageDoor door = arguments[4].equals(WHOLE)
                    ? new SealingDoor(vault, context, site, browser, picture -> {}, Clock.systemUTC())
                    : new JsonLdDoor(vault, context);
            CrawlPlan plan = new CrawlPlan(
                    "bench",
                    site,
                    Integer.parseInt(arguments[3]),
                    new CrawlAgent("bench@zhicha.example").text(),
                    Integer.parseInt(arguments[2]));
            report = new SiteCrawl(
                            plan,
                            new SqlFrontiers(store.jdbi()),
                            door,
                            FetchLimits.USUAL,
                            new KillSwitch(),
                            CrawlListener.SILENT,
                            Clock.systemUTC())
                    .run();
            sealed = report.captures();
        }
        System.out.println(report);
        System.out.println("SEALED " + sealed + " LISTINGS " + report.listings());
        System.out.println(Child.told());
        // crawler4j's threads wind down for some seconds more
        System.exit(0);
    }
}
