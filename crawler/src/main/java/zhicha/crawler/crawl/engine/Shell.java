package zhicha.crawler.crawl.engine;

import crawlercommons.filters.basic.BasicURLNormalizer;
import edu.uci.ics.crawler4j.crawler.CrawlConfig;
import edu.uci.ics.crawler4j.crawler.CrawlController;
import edu.uci.ics.crawler4j.crawler.Page;
import edu.uci.ics.crawler4j.crawler.WebCrawler;
import edu.uci.ics.crawler4j.fetcher.PageFetchResult;
import edu.uci.ics.crawler4j.fetcher.PageFetcher;
import edu.uci.ics.crawler4j.parser.HtmlParser;
import edu.uci.ics.crawler4j.parser.Parser;
import edu.uci.ics.crawler4j.parser.TextParseData;
import edu.uci.ics.crawler4j.robotstxt.RobotstxtConfig;
import edu.uci.ics.crawler4j.robotstxt.RobotstxtServer;
import edu.uci.ics.crawler4j.url.TLDList;
import edu.uci.ics.crawler4j.url.WebURL;
import edu.uci.ics.crawler4j.url.WebURLFactory;
import java.util.Optional;
import java.util.Set;
import zhicha.crawler.crawl.work.CrawlWork;
import zhicha.crawler.fetch.FetchOutcome;

/**
 * crawler4j around our own parts. It gives its threads, its watch over them and its page loop: next address, fetch, parse,
 * visit, processed. Everything it would do itself within these steps is replaced, because its own frontier loses pages,
 * its politeness bursts, its fetcher trusts any certificate and hangs, and its parser knows only UTF-8.
 */
final class Shell {
    /** Tells crawler4j's loop that there is nothing to parse; no server's status, and no redirect. */
    private static final int NOTHING_TO_READ = 599;

    private final CrawlController controller;
    private final CrawlWork work;
    private final int threads;

    Shell(CrawlWork work, WorkQueue queue, int threads) throws Exception {
        this.work = work;
        this.threads = threads;
        CrawlConfig config = config();
        BasicURLNormalizer normalizer = new BasicURLNormalizer();
        TLDList domains = new TLDList(config);
        WebURLFactory urls = () -> {
            throw new IllegalStateException("all addresses come from the frontier");
        };
        OurFetcher fetcher = new OurFetcher(config, normalizer);
        RobotstxtConfig noRobots = new RobotstxtConfig();
        // ours are asked before every request, for start pages too
        noRobots.setEnabled(false);
        this.controller = new CrawlController(
                config,
                normalizer,
                fetcher,
                new OurParser(config, normalizer, domains, urls),
                new RobotstxtServer(noRobots, fetcher, urls),
                domains,
                new QueueConfiguration(queue, urls));
        queue.whenEmpty(controller::shutdown);
    }

    void start() {
        controller.startNonBlocking(OurCrawler::new, threads);
    }

    private static CrawlConfig config() {
        CrawlConfig config = new CrawlConfig();
        // only made if it is not there; nothing is kept in it
        config.setCrawlStorageFolder(System.getProperty("java.io.tmpdir"));
        config.setBatchReadSize(1);
        config.setPolitenessDelay(0);
        // its TLS trusts everybody; it is never used, and not even built
        config.setIncludeHttpsPages(false);
        config.setThreadMonitoringDelaySeconds(1);
        config.setThreadShutdownDelaySeconds(1);
        config.setCleanupDelaySeconds(1);
        config.setHaltOnError(false);
        config.setRespectNoFollow(false);
        config.setRespectNoIndex(false);
        return config;
    }

    private final class OurFetcher extends PageFetcher {
        OurFetcher(CrawlConfig config, BasicURLNormalizer normalizer) throws Exception {
            super(config, normalizer, url -> -1L);
            // the client that the super class made is never used: let go of its thread and sockets
            super.shutDown();
        }

        @Override
        public PageFetchResult fetchPage(WebURL url) throws InterruptedException {
            WorkUrl workUrl = (WorkUrl) url;
            Optional<FetchOutcome.Fetched> fetched = work.fetch(workUrl.entry);
            workUrl.fetched = fetched.orElse(null);
            PageFetchResult result = new Loaded(fetched.map(one -> one.answer().body()));
            result.setFetchedUrl(url.getURL());
            result.setStatusCode(fetched.map(FetchOutcome.Fetched::status).orElse(NOTHING_TO_READ));
            return result;
        }

        @Override
        public synchronized void shutDown() {}
    }

    private static final class Loaded extends PageFetchResult {
        private final Optional<byte[]> body;

        Loaded(Optional<byte[]> body) {
            super(false);
            this.body = body;
        }

        @Override
        public boolean fetchContent(Page page, int maxBytes) {
            body.ifPresent(page::setContentData);
            return body.isPresent();
        }
    }

    private final class OurParser extends Parser {
        OurParser(CrawlConfig config, BasicURLNormalizer normalizer, TLDList domains, WebURLFactory urls)
                throws Exception {
            super(config, normalizer, new HtmlParser() {}, domains, urls);
        }

        @Override
        public void parse(Page page) throws Exception {
            WorkUrl url = (WorkUrl) page.getWebURL();
            if (url.fetched != null) {
                url.harvest = work.read(url.entry, url.fetched).orElse(null);
            }
            TextParseData nothing = new TextParseData();
            // links go into our frontier together with the page's ending, not through crawler4j
            nothing.setOutgoingUrls(Set.of());
            page.setParseData(nothing);
        }
    }

    private final class OurCrawler extends WebCrawler {
        @Override
        public void visit(Page page) {
            WorkUrl url = (WorkUrl) page.getWebURL();
            if (url.fetched != null && url.harvest != null) {
                work.record(url.entry, url.fetched, url.harvest);
            }
        }

        @Override
        protected void onParseError(WebURL url, Exception problem) {
            work.troubled(((WorkUrl) url).entry, ((WorkUrl) url).fetched, problem);
        }

        @Override
        protected void onUnhandledException(Page page, Throwable problem) {
            WorkUrl url = (WorkUrl) page.getWebURL();
            work.troubled(url.entry, url.fetched, problem);
        }

        @Override
        protected void onUnexpectedStatusCode(String url, int status, String type, String description) {
            // its ending has been recorded where it was fetched
        }
    }
}
