package zhicha.bench.crawl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import zhicha.bench.crawl.frontier.FrontierRun;
import zhicha.bench.crawl.site.MadeSite;

/** Crawls a made site as fast as it goes, beside other crawlers, and politely; and fills the frontier. */
@Command(
        name = "crawl",
        mixinStandardHelpOptions = true,
        description = "采集的速度、礼貌与内存 / speed, politeness and memory of crawling")
public final class CrawlSpeed implements Callable<Integer> {
    public static final String WHAT =
            "pages a second and CPU a page, every page sealed, beside crawler4j, Scrapy and crawlee; politeness; memory";

    private static final long SEED = 20261123;

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
            names = "--together",
            description =
                    "同时运行各采集器 / lets all crawlers run at the same time, each with a server of its own: other programs on the machine"
                            + " then disturb all alike")
    private boolean together;

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
        Report report = new Report(System.out, json);
        Files.createDirectories(folder);
        Path work = Files.createTempDirectory(folder, "crawl-speed").toAbsolutePath();
        try {
            report.line(String.format(
                    Locale.ROOT,
                    "种子 / seed %d, Java %d, %s, %d CPU; 其他程序也在用这台机器时，请看 CPU 秒与同次之比 / where other programs use the"
                            + " machine too, go by CPU seconds and by ratios within this run",
                    seed,
                    Runtime.version().feature(),
                    System.getProperty("os.arch"),
                    Runtime.getRuntime().availableProcessors()));
            if (only.contains("fast") || only.contains("peers")) {
                MadeSite site = new MadeSite(seed, 0, hosts, items, 21_600);
                new FastRun(report, site, only.contains("fast"), only.contains("peers"), crawlee, together, lean)
                        .run(work);
            }
            if (only.contains("polite")) {
                MadeSite site = new MadeSite(seed, 1, politeHosts + 1, politeItems, 6_000);
                new PoliteRun(report, site, delay).run(work);
            }
            if (only.contains("frontier")) {
                new FrontierRun(report, known).run(work);
            }
        } finally {
            Folders.delete(work);
        }
        report.end();
        return report.sound() ? 0 : 1;
    }
}
