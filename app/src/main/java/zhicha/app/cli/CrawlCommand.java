package zhicha.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import zhicha.app.crawl.CrawlAgent;
import zhicha.app.crawl.SiteTurn;
import zhicha.app.desk.Desk;
import zhicha.app.settings.SettingsFile;
import zhicha.app.store.StoreSettings;
import zhicha.crawler.crawl.CrawlReport;
import zhicha.crawler.fetch.KillSwitch;
import zhicha.crawler.plan.CrawlPlan;
import zhicha.crawler.plan.SiteFile;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.json.ListingWriter;

@Command(
        name = "crawl",
        description = "按站点文件采集一次，输出商品 JSON Lines / crawls once and writes listings as JSON Lines. "
                + "被中断的采集再次执行时从断点继续 / one that was stopped goes on when started again.")
final class CrawlCommand implements Callable<Integer> {
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
            names = "--data",
            paramLabel = "DIR",
            description = "数据目录 / data folder (default: ${DEFAULT-VALUE})",
            defaultValue = "data")
    private Path data = Path.of("data");

    @Option(
            names = "--contact",
            description = "采集者联系方式，写入 User-Agent / how a shop reaches you; default: the settings' crawl.contact")
    private @Nullable String contact;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter err = SpecOut.err(spec);
        if (budget < 1) {
            throw CommandFailure.usage("--budget " + budget + " 须大于零 / must be above zero", "--budget 500");
        }
        SiteFilesGiven given = SiteFilesGiven.read(siteFiles, err);
        List<SiteFile> sites = given.sound();
        CrawlAgent agent = agent(sites);
        Path folder = Zhicha.root().resolve(data);
        KillSwitch kill = new KillSwitch();
        List<Listing> listings = new ArrayList<>();
        boolean failed = false;
        boolean stopped = false;
        try (Interruption interruption = Interruption.calls(kill::pull);
                Desk desk = Desk.open(
                        StoreSettings.file(folder),
                        vault == null ? folder.resolve("vault") : vault,
                        Clock.systemUTC());
                ExecutorService pool = Executors.newFixedThreadPool(Math.clamp(sites.size(), 1, 4))) {
            List<CrawlNotes> notes = sites.stream().map(CrawlNotes::new).toList();
            List<Future<SiteTurn.Outcome>> turns = new ArrayList<>();
            for (int i = 0; i < sites.size(); i++) {
                SiteFile site = sites.get(i);
                CrawlNotes heard = notes.get(i);
                turns.add(pool.submit(() -> desk.crawls().take(site, budget, agent, kill, heard)));
            }
            for (int i = 0; i < turns.size(); i++) {
                try {
                    SiteTurn.Outcome outcome = turns.get(i).get();
                    listings.addAll(outcome.listings());
                    stopped |= outcome.crawl().stop() == CrawlReport.Stop.STOPPED;
                    CrawlWords.print(outcome, sites.get(i), notes.get(i), err);
                } catch (ExecutionException e) {
                    failed = true;
                    err.println("站点 / site " + sites.get(i).site().id() + ": " + e.getCause());
                }
            }
            write(listings);
        }
        if (stopped) {
            err.println("采集被中断，再次执行同一命令将从断点继续 / stopped; the same command goes on from here");
        }
        return failed ? Exit.BUG : given.broken() ? Exit.BAD_DATA : Exit.DONE;
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

    private CrawlAgent agent(List<SiteFile> sites) {
        String said = Optional.ofNullable(contact)
                .orElseGet(() -> SettingsFile.read(Zhicha.root().resolve("zhicha.yaml"))
                        .settings()
                        .contact());
        boolean ownNetwork = sites.stream().allMatch(SiteFile::privateAddresses);
        if (said.isBlank() && !ownNetwork) {
            throw CommandFailure.usage(
                    "采集公开网站前须说明身份 / say who you are before you crawl a public site",
                    "--contact monitor@agency.example，或写入 zhicha.yaml 的 crawl.contact / or crawl.contact in zhicha.yaml");
        }
        try {
            return new CrawlAgent(said.isBlank() ? "own-network" : said);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(
                    e.getMessage() == null ? "--contact" : e.getMessage(), "--contact monitor@agency.example");
        }
    }
}
