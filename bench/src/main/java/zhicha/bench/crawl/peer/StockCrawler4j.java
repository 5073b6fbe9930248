package zhicha.bench.crawl.peer;

import crawlercommons.filters.basic.BasicURLNormalizer;
import de.hshn.mi.crawler4j.frontier.HSQLDBFrontierConfiguration;
import edu.uci.ics.crawler4j.crawler.CrawlConfig;
import edu.uci.ics.crawler4j.crawler.CrawlController;
import edu.uci.ics.crawler4j.crawler.Page;
import edu.uci.ics.crawler4j.crawler.WebCrawler;
import edu.uci.ics.crawler4j.fetcher.PageFetcher;
import edu.uci.ics.crawler4j.frontier.FrontierConfiguration;
import edu.uci.ics.crawler4j.parser.HtmlParseData;
import edu.uci.ics.crawler4j.robotstxt.RobotstxtConfig;
import edu.uci.ics.crawler4j.robotstxt.RobotstxtServer;
import edu.uci.ics.crawler4j.url.WebURL;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import zhicha.bench.crawl.Child;

/**
 * crawler4j 5.1.0 as it ships, with its own HSQLDB frontier, fetcher, robots and parser; its delay between requests is set
 * to zero. Arguments: folder, threads, start addresses.
 */
public final class StockCrawler4j {
    private static final AtomicLong PRODUCTS = new AtomicLong();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private StockCrawler4j() {}

    public static void main(String[] arguments) throws Exception {
        CrawlConfig config = new CrawlConfig();
        config.setCrawlStorageFolder(arguments[0]);
        config.setPolitenessDelay(0);
        config.setMaxDepthOfCrawling(-1);
        config.setThreadMonitoringDelaySeconds(1);
        config.setThreadShutdownDelaySeconds(1);
        config.setCleanupDelaySeconds(1);
        config.setUserAgentString("crawler4j (+bench@zhicha.example)");
        BasicURLNormalizer normalizer = new BasicURLNormalizer();
        FrontierConfiguration frontier = new HSQLDBFrontierConfiguration(config, 10);
        PageFetcher fetcher = new PageFetcher(config, normalizer);
        RobotstxtServer robots = new RobotstxtServer(new RobotstxtConfig(), fetcher, frontier.getWebURLFactory());
        CrawlController controller = new CrawlController(config, normalizer, fetcher, robots, frontier);
        for (String start : Arrays.asList(arguments).subList(2, arguments.length)) {
            controller.addSeed(start);
        }
        controller.start(Reading::new, Integer.parseInt(arguments[1]));
        System.out.println("PRODUCTS " + PRODUCTS.get());
        System.out.println(Child.told());
        System.exit(0);
    }

    /** Takes the product of each page's JSON-LD; links are crawler4j's own business. */
    private static final class Reading extends WebCrawler {
        @Override
        public boolean shouldVisit(Page from, WebURL url) {
            return url.getURL().startsWith("http://127.0.");
        }

        @Override
        public void visit(Page page) {
            if (page.getParseData() instanceof HtmlParseData html) {
                String text = html.getHtml();
                int from = text.indexOf("application/ld+json\">");
                int to = text.indexOf("</script>", Math.max(0, from));
                if (from > 0 && to > from) {
                    try {
                        var product = JSON.readTree(text.substring(from + 21, to));
                        if (product.path("offers").has("price")) {
                            PRODUCTS.incrementAndGet();
                        }
                    } catch (JacksonException e) {
                        System.err.println(page.getWebURL().getURL() + ": " + e.getMessage());
                    }
                }
            }
        }
    }
}
