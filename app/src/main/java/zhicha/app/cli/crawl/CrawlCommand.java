package zhicha.app.cli.crawl;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import zhicha.app.cli.given.AgentGiven;
import zhicha.app.cli.given.KeptState;
import zhicha.app.cli.given.PacksGiven;
import zhicha.app.cli.given.SiteFilesGiven;
import zhicha.app.cli.terminal.CommandFailure;
import zhicha.app.cli.terminal.Exit;
import zhicha.app.cli.terminal.Interruption;
import zhicha.app.cli.terminal.OutputFile;
import zhicha.app.cli.terminal.Streams;
import zhicha.app.crawl.CrawlAgent;
import zhicha.app.crawl.SiteTurn;
import zhicha.app.desk.Desk;
import zhicha.app.settings.EvidenceSettings;
import zhicha.app.store.row.Outage;
import zhicha.app.store.row.StuckRow;
import zhicha.crawler.crawl.CrawlBrokenException;
import zhicha.crawler.crawl.CrawlListener;
import zhicha.crawler.crawl.CrawlReport;
import zhicha.crawler.fetch.FetchLimits;
import zhicha.crawler.fetch.KillSwitch;
import zhicha.crawler.plan.CrawlPlan;
import zhicha.crawler.plan.SiteFile;
import zhicha.crawler.plan.search.SearchTerm;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.json.ListingWriter;

@Command(
        name = "crawl",
        description = "按站点文件采集一次，输出商品 JSON Lines / crawls once and writes listings as JSON Lines. "
                + "被中断的采集再次执行时从断点继续 / one that was stopped goes on when started again.")
public final class CrawlCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(CrawlCommand.class);

    @Option(names = "--site", required = true, arity = "1..*", paramLabel = "FILE", description = "站点文件 / site files")
    private List<Path> siteFiles = List.of();

    @Option(
            names = "--budget",
            description = "每站最多页数 / most pages a site (default: ${DEFAULT-VALUE})",
            defaultValue = "10000")
    private int budget = CrawlPlan.DEFAULT_BUDGET;

    @Option(names = "--out", paramLabel = "FILE", description = "输出文件，默认标准输出 / default: standard output")
    private @Nullable Path outFile;

    @Option(names = "--vault", paramLabel = "DIR", description = "证据库目录 / vault (default: vault in the data folder)")
    private @Nullable Path vault;

    @Option(
            names = "--deadline",
            paramLabel = "SECONDS",
            description = "每个地址最长用时（秒） / most seconds for one address (default: ${DEFAULT-VALUE})",
            defaultValue = "60")
    private int deadline;

    @Option(
            names = "--rules",
            arity = "1..*",
            paramLabel = "DIR",
            description =
                    "规则包：站点文件写明 search 时，以其中的名称检索 / packs whose names are searched for where a site file says how")
    private List<Path> rules = List.of();

    @Mixin
    private KeptState state = new KeptState();

    @Option(
            names = "--contact",
            description = "采集者联系方式，写入 User-Agent / how a shop reaches you; default: the settings' crawl.contact")
    private @Nullable String contact;

    @Mixin
    private Streams streams = new Streams();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter err = streams.err();
        if (budget < 1) {
            throw CommandFailure.usage("--budget " + budget + " 须大于零 / must be above zero", "--budget 500");
        }
        if (deadline < 1) {
            throw CommandFailure.usage("--deadline " + deadline + " 须大于零 / must be above zero", "--deadline 60");
        }
        SiteFilesGiven given = SiteFilesGiven.read(siteFiles, err);
        List<SiteFile> sites = given.sound();
        CrawlAgent agent = AgentGiven.of(
                contact != null ? contact : KeptState.settings(err).contact(), sites);
        FetchLimits limits = FetchLimits.USUAL.withDeadline(Duration.ofSeconds(deadline));
        List<SearchTerm> terms = PacksGiven.names(rules, err);
        KillSwitch kill = new KillSwitch();
        List<Listing> listings = new ArrayList<>();
        boolean failed = false;
        boolean broken = false;
        boolean stopped = false;
        try (Interruption interruption = Interruption.calls(kill::pull);
                Desk desk = state.openDesk(vault, err);
                CrawlProgress progress = new CrawlProgress();
                ExecutorService pool = Executors.newFixedThreadPool(Math.clamp(sites.size(), 1, 4))) {
            EvidenceSettings evidence = KeptState.evidence();
            desk.vault().ask(evidence.sources());
            SiteTurn turn =
                    desk.crawls(terms, desk.screenshots(evidence.screenshots())).within(limits);
            List<CrawlNotes> notes = sites.stream().map(CrawlNotes::new).toList();
            List<Future<SiteTurn.Outcome>> turns = new ArrayList<>();
            for (int i = 0; i < sites.size(); i++) {
                SiteFile site = sites.get(i);
                CrawlListener heard = progress.beside(notes.get(i));
                turns.add(pool.submit(() -> turn.take(site, budget, agent, kill, heard)));
            }
            for (Future<SiteTurn.Outcome> one : turns) {
                awaited(one);
            }
            progress.close();
            for (int i = 0; i < turns.size(); i++) {
                try {
                    SiteTurn.Outcome outcome = turns.get(i).get();
                    listings.addAll(outcome.listings());
                    stopped |= outcome.crawl().stop() == CrawlReport.Stop.STOPPED;
                    CrawlWords.print(outcome, sites.get(i), notes.get(i), err);
                } catch (ExecutionException e) {
                    String id = sites.get(i).site().id();
                    Throwable why = e.getCause();
                    if (why instanceof CrawlBrokenException || why != null && Outage.is(why)) {
                        broken = true;
                        err.println("站点 / site " + id + "：采集无法继续 / its crawl could not go on: " + why.getMessage());
                        // a row that is locked for good says itself what to do
                        if (StuckRow.in(why).isEmpty()) {
                            err.println(
                                    "  -> 排除原因（如磁盘已满、数据库未运行）后再次执行，将从断点继续"
                                            + " / mend that (is the disk full, or the database down?); the same command then goes on from there");
                        }
                        continue;
                    }
                    failed = true;
                    LOG.error("site {}: its crawl broke off", id, e.getCause());
                    err.println("站点 / site " + id
                            + "：采集中断，再次执行将从断点继续 / its crawl broke off; the same command goes on from there: "
                            + e.getCause());
                }
            }
            write(listings);
            if (stopped) {
                // said before the interruption is closed, for then the process may end at any moment
                err.println("采集被中断，再次执行同一命令将从断点继续 / stopped; the same command goes on from here");
            }
        }
        return failed ? Exit.BUG : broken ? Exit.UNAVAILABLE : given.broken() ? Exit.BAD_DATA : Exit.DONE;
    }

    /** Waits; what came of it is told when all have ended, below the progress that stands on the terminal. */
    private static void awaited(Future<?> turn) throws InterruptedException {
        try {
            turn.get();
        } catch (ExecutionException toldLater) {
            LOG.debug("a crawl broke off", toldLater);
        }
    }

    private void write(List<Listing> listings) throws IOException {
        try (OutputFile out = OutputFile.to(outFile)) {
            ListingWriter writer = new ListingWriter(out.stream());
            for (Listing listing : listings) {
                writer.write(listing);
            }
            writer.flush();
            out.whole();
        }
    }
}
