package zhicha.bench.crawl;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import zhicha.bench.crawl.Contest.Result;
import zhicha.bench.crawl.frontier.FrontierLoad;
import zhicha.bench.crawl.peer.Contender;
import zhicha.bench.crawl.peer.Contenders;
import zhicha.bench.crawl.peer.OurCrawl;
import zhicha.bench.crawl.site.MadeSite;
import zhicha.bench.crawl.site.SiteServer;

/** Crawls a made site as fast as it goes, beside other crawlers, and politely; and fills the frontier. */
@Command(
        name = "crawl",
        mixinStandardHelpOptions = true,
        description = "采集的速度、礼貌与内存 / speed, politeness and memory of crawling")
public final class CrawlSpeed implements Callable<Integer> {
    public static final String WHAT =
            "pages a second and CPU a page, every page sealed, beside crawler4j, Scrapy and crawlee; politeness; memory";

    private static final long SEED = 20261123;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PrintStream out = System.out;

    @Option(
            names = "--hosts",
            description = "主机数 / hosts of the fast site (default: ${DEFAULT-VALUE})",
            defaultValue = "16")
    private int hosts;

    @Option(
            names = "--items",
            description = "每台主机的商品数 / listings on each of them (default: ${DEFAULT-VALUE})",
            defaultValue = "513")
    private int items;

    @Option(
            names = "--polite-hosts",
            description = "礼貌测试的主机数 / hosts of the polite run (default: ${DEFAULT-VALUE})",
            defaultValue = "100")
    private int politeHosts;

    @Option(
            names = "--delay",
            description = "礼貌测试的间隔毫秒 / milliseconds between two requests to a host there (default: ${DEFAULT-VALUE})",
            defaultValue = "1000")
    private int delay;

    @Option(
            names = "--polite-items",
            description = "礼貌测试每台主机的商品数 / listings on each host there (default: ${DEFAULT-VALUE})",
            defaultValue = "60")
    private int politeItems;

    @Option(
            names = "--known",
            description = "待采队列的地址数 / addresses the frontier is filled with (default: ${DEFAULT-VALUE})",
            defaultValue = "1000000")
    private int known;

    @Option(
            names = "--only",
            split = ",",
            description = "只测其中几项 / only some of: fast, peers, polite, frontier (default: all)")
    private List<String> only = List.of("fast", "peers", "polite", "frontier");

    @Option(
            names = "--crawlee",
            description = "crawlee 的 npm 目录 / folder where crawlee was installed (default: ${DEFAULT-VALUE})")
    private Path crawlee = Path.of("crawlee");

    @Option(
            names = "--lean-server",
            description = "不用 nginx / serve by the built-in server although nginx is installed")
    private boolean lean;

    @Option(names = "--folder", description = "临时位置 / where files are put for a while (default: the system's folder)")
    private Path folder = Path.of(System.getProperty("java.io.tmpdir"));

    @Option(names = "--seed", description = "种子 / seed (default: ${DEFAULT-VALUE})", defaultValue = "" + SEED)
    private long seed;

    @Option(names = "--quick", description = "小样本，数值无意义 / a small run, its figures mean nothing")
    private boolean quick;

    @Option(names = "--json", description = "JSON Lines")
    private boolean json;

    private final List<String> figures = new ArrayList<>();
    private boolean sound = true;

    private CrawlSpeed() {}

    /** @return the exit code */
    public static int run(String... arguments) {
        return new CommandLine(new CrawlSpeed()).execute(arguments);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (quick) {
            hosts = Math.min(hosts, 3);
            items = Math.min(items, 12);
            politeHosts = Math.min(politeHosts, 4);
            politeItems = Math.min(politeItems, 4);
            delay = Math.min(delay, 300);
            known = Math.min(known, 20_000);
        }
        Files.createDirectories(folder);
        Path work = Files.createTempDirectory(folder, "crawl-speed").toAbsolutePath();
        try {
            line(String.format(
                    Locale.ROOT,
                    "种子 / seed %d, Java %d, %s, %d CPU; 其他程序也在用这台机器时，请看 CPU 秒与同次之比 / where other programs use the"
                            + " machine too, go by CPU seconds and by ratios within this run",
                    seed,
                    Runtime.version().feature(),
                    System.getProperty("os.arch"),
                    Runtime.getRuntime().availableProcessors()));
            if (only.contains("fast") || only.contains("peers")) {
                fast(work);
            }
            if (only.contains("polite")) {
                polite(work);
            }
            if (only.contains("frontier")) {
                frontier(work);
            }
        } finally {
            Folders.delete(work);
        }
        out.println(String.join("; ", figures));
        return sound ? 0 : 1;
    }

    private void fast(Path work) throws IOException, InterruptedException {
        MadeSite site = new MadeSite(seed, 0, hosts, items, 21_600);
        Path pages = work.resolve("fast");
        site.write(pages);
        Optional<Path> nginx = lean ? Optional.empty() : SiteServer.nginx();
        Contest.Serving serving = run -> nginx.isPresent()
                ? SiteServer.nginx(nginx.get(), site, pages, run)
                : SiteServer.lean(site, pages, run, null, 0);
        line(String.format(
                Locale.ROOT,
                "%n%,d 页，%d 台主机，由 %s 提供 / pages of %.1f KB on %d hosts, served by %s; robots obeyed, links and JSON-LD read",
                site.pages(),
                hosts,
                nginx.isPresent() ? "nginx" : "内置服务器",
                site.bytes() / 1000.0,
                hosts,
                nginx.isPresent() ? "nginx" : "the built-in server"));
        line(String.format(
                Locale.ROOT,
                "%-34s%10s%10s%14s%12s%10s",
                "",
                "pages",
                "pages/s",
                "CPU s/1,000",
                "peak MB",
                "forbidden"));
        List<Contender> contenders = new ArrayList<>();
        if (only.contains("fast")) {
            contenders.add(Contenders.ours("zhicha, sealing", OurCrawl.JSON_LD));
            contenders.add(Contenders.ours("zhicha, sealing, whole extraction", OurCrawl.WHOLE));
        }
        if (only.contains("peers")) {
            contenders.addAll(List.of(Contenders.crawler4j(), Contenders.scrapy(), Contenders.crawlee(crawlee)));
        }
        Map<String, Result> results = new LinkedHashMap<>();
        for (Contender contender : contenders) {
            if (contender.missing().isPresent()) {
                line(String.format(
                        "%-34s%s", contender.name(), contender.missing().get()));
                continue;
            }
            Result result = Contest.run(contender, site, serving, hosts, "0ms", 10 * site.pages(), work);
            results.put(contender.name(), result);
            show(result, site);
        }
        Result ours = results.get("zhicha, sealing");
        if (ours == null) {
            return;
        }
        sound &= ours.pages() == site.pages()
                && ours.forbidden() == 0
                && ours.output().contains("SEALED " + site.pages() + " ");
        figures.add(String.format(
                Locale.ROOT,
                "%.0f pages/s and %.2f CPU s per 1,000 pages, all sealed",
                ours.pagesPerSecond(),
                ours.cpuPerThousand()));
        results.values().stream()
                .filter(result -> !result.name().startsWith("zhicha"))
                .forEach(peer -> figures.add(String.format(
                        Locale.ROOT,
                        "%.1f times %s at %.2f of its CPU",
                        ours.pagesPerSecond() / peer.pagesPerSecond(),
                        peer.name(),
                        ours.cpuPerThousand() / peer.cpuPerThousand())));
    }

    private void show(Result result, MadeSite site) {
        line(String.format(
                Locale.ROOT,
                "%-34s%,10d%,10.0f%14.2f%,12.0f%10d%s",
                result.name(),
                result.pages(),
                result.pagesPerSecond(),
                result.cpuPerThousand(),
                result.used().memory() / 1e6,
                result.forbidden(),
                result.pages() == site.pages() ? "" : "  NOT ALL"));
        object(Map.of(
                "crawler",
                result.name(),
                "pages",
                result.pages(),
                "pagesPerSecond",
                result.pagesPerSecond(),
                "cpuSecondsPer1000",
                result.cpuPerThousand(),
                "peakBytes",
                result.used().memory(),
                "forbidden",
                result.forbidden()));
    }

    private void polite(Path work) throws IOException, InterruptedException {
        MadeSite site = new MadeSite(seed, 1, politeHosts + 1, politeItems, 6_000);
        Path pages = work.resolve("polite");
        site.write(pages);
        String slow = site.names().getLast();
        Result result = Contest.run(
                Contenders.ours("zhicha, polite", OurCrawl.JSON_LD),
                site,
                run -> SiteServer.lean(site, pages, run, slow, 3 * delay),
                32,
                delay + "ms",
                10 * site.pages(),
                work);
        Politeness politeness = Politeness.of(result.visits(), delay / 1000.0, slow);
        line(String.format(
                Locale.ROOT,
                "%n礼貌采集：%d 台主机，间隔 %d ms，另有一台每次应答需 %d ms / politely: %d hosts, %d ms between requests, and one host"
                        + " beside them that takes %d ms for each answer",
                politeHosts,
                delay,
                3 * delay,
                politeHosts,
                delay,
                3 * delay));
        line(String.format(
                Locale.ROOT,
                "%.2f %% of the rate of one request a host and delay, over %.1f s, %.2f %% in its second half; shortest gap %.1f ms, robots.txt counted;"
                        + " %,d requests, %d of %d pages, %.1f CPU s",
                politeness.share() * 100,
                politeness.seconds(),
                politeness.settled() * 100,
                politeness.shortest() * 1000,
                politeness.requests(),
                result.pages(),
                site.pages(),
                result.used().cpu()));
        object(Map.of(
                "politeShare",
                politeness.share(),
                "politeShareSettled",
                politeness.settled(),
                "shortestGapMillis",
                politeness.shortest() * 1000,
                "delayMillis",
                delay));
        boolean kept = politeness.shortest() * 1000 >= delay;
        sound &= kept && result.pages() == site.pages();
        figures.add(String.format(
                Locale.ROOT,
                "%.1f %% of the polite rate over %d hosts and a slow one, shortest gap %.0f of %d ms%s",
                politeness.share() * 100,
                politeHosts,
                politeness.shortest() * 1000,
                delay,
                kept ? "" : " (TOO SHORT)"));
    }

    private void frontier(Path work) throws IOException, InterruptedException {
        Path data = Files.createDirectories(work.resolve("frontier"));
        Process process = Child.java(
                        List.of("-XX:+UseSerialGC", "-Xmx1g"), FrontierLoad.class, List.of(data.toString(), "" + known))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        process.waitFor();
        Measured measured = Measured.of(output);
        line(String.format(
                Locale.ROOT,
                "%n待采队列 %,d 个地址 / frontier of %,d addresses: %.0f bytes of heap and %.0f of disk for each",
                measured.known(),
                measured.known(),
                measured.heap(),
                measured.disk()));
        line(String.format(Locale.ROOT, "%12s%22s%30s", "known", "add, us of CPU each", "take and record, us of CPU"));
        measured.steps()
                .forEach(step ->
                        line(String.format(Locale.ROOT, "%,12d%22.1f%30.1f", step.known(), step.add(), step.take())));
        object(Map.of("known", measured.known(), "heapBytesEach", measured.heap(), "diskBytesEach", measured.disk()));
        figures.add(String.format(
                Locale.ROOT, "%.0f bytes of heap for each of %,d known addresses", measured.heap(), measured.known()));
    }

    private void line(String text) {
        if (!json) {
            out.println(text);
        }
    }

    private void object(Map<String, Object> object) {
        if (json) {
            out.println(JSON.writeValueAsString(object));
        }
    }
}
