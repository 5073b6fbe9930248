package zhicha.app.store.frontier;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import zhicha.crawler.crawl.CrawlListener;
import zhicha.crawler.crawl.CrawlReport;
import zhicha.crawler.crawl.PageHarvest;
import zhicha.crawler.crawl.engine.SiteCrawl;
import zhicha.crawler.fetch.FetchLimits;
import zhicha.crawler.fetch.FetchOutcome;
import zhicha.crawler.fetch.KillSwitch;
import zhicha.crawler.frontier.Entry;
import zhicha.crawler.plan.CrawlPlan;
import zhicha.crawler.plan.PageKind;
import zhicha.crawler.plan.file.SiteFiles;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.Listing;

/** A crawl in a process of its own, so that it can be killed. Arguments: JDBC address, site file. */
final class CrawlChild {
    private CrawlChild() {}

    public static void main(String[] arguments) throws Exception {
        JdbcConnectionPool pool = JdbcConnectionPool.create(arguments[0], "sa", "");
        H2FrontierTest.migrate(pool);
        CrawlPlan plan = new CrawlPlan(
                "crawl-1",
                SiteFiles.read(Path.of(arguments[1])).file().orElseThrow(),
                10_000,
                "Zhicha/0.1 (+https://contact.example/)",
                4);
        SqlFrontiers frontiers = new SqlFrontiers(Jdbi.create(pool));
        // as the desk does, where nobody else can have the store open
        frontiers.alone(Instant.now());
        CrawlReport report = new SiteCrawl(
                        plan,
                        frontiers,
                        CrawlChild::read,
                        FetchLimits.USUAL,
                        new KillSwitch(),
                        CrawlListener.SILENT,
                        Clock.systemUTC())
                .run();
        pool.dispose();
        System.out.println(report);
    }

    private static PageHarvest read(FetchOutcome.Fetched fetched, Entry entry) {
        CaptureId capture = new CaptureId("sha256:" + entry.key());
        if (entry.kind() == PageKind.PICTURE) {
            return PageHarvest.sealed(capture);
        }
        Document page = Jsoup.parse(
                new String(fetched.answer().body(), StandardCharsets.UTF_8),
                fetched.answer().uri().toString());
        Optional<Listing> listing = entry.item()
                .map(item -> Listing.of("demo-" + item, page.select("h1").text()));
        return new PageHarvest(
                Optional.of(capture),
                page.select("a").eachAttr("abs:href"),
                listing,
                page.select("img").eachAttr("abs:src"),
                List.of());
    }
}
