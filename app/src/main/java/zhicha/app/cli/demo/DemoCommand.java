package zhicha.app.cli.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import zhicha.app.archive.Archive;
import zhicha.app.cli.terminal.CommandFailure;
import zhicha.app.cli.terminal.Exit;
import zhicha.app.cli.terminal.Interruption;
import zhicha.app.cli.terminal.ProjectRoot;
import zhicha.app.cli.terminal.Streams;
import zhicha.app.demo.DemoConsole;
import zhicha.app.demo.DemoOutcome;
import zhicha.app.demo.DemoRun;
import zhicha.app.desk.Desk;
import zhicha.app.desk.PictureMeans;
import zhicha.app.screenshot.RequestedScreenshots;
import zhicha.app.settings.ScreenshotSettings;
import zhicha.crawler.fetch.KillSwitch;
import zhicha.crawler.fetch.browser.Chromium;
import zhicha.market.DemoMarket;
import zhicha.market.MarketSettings;

@Command(
        name = "demo",
        description = "演示：在本机开设示范市场，采集、判读、填充研判队列并打开控制台 / "
                + "the main job on embedded parts: a market on loopback is crawled and judged, and the console opened.")
public final class DemoCommand implements Callable<Integer> {
    private static final int USUAL_PORT = 8686;

    @Option(names = "--once", description = "做完即退出，不打开控制台 / do the job without serving, and exit")
    private boolean once;

    @Option(names = "--json", description = "以 JSON 输出结果 / print the summary as JSON")
    private boolean json;

    @Option(names = "--keep", description = "保留上次演示的数据 / go on with what the last demo left")
    private boolean keep;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "数据目录 / data folder (default: ${DEFAULT-VALUE})",
            defaultValue = "data/demo")
    private Path data = Path.of("data/demo");

    @Option(names = "--port", description = "控制台端口 / port of the console (default: 8686, or a free one)")
    private @Nullable Integer port;

    @Option(
            names = "--seed",
            description = "示范市场的种子 / seed of the market (default: ${DEFAULT-VALUE})",
            defaultValue = "20261122")
    private long seed = MarketSettings.SEED;

    @Mixin
    private Streams streams = new Streams();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = streams.out();
        PrintWriter err = streams.err();
        Path folder = ProjectRoot.resolve(data);
        try {
            DemoRun.prepare(folder, keep);
        } catch (IOException e) {
            throw CommandFailure.unavailable(String.valueOf(e.getMessage()), "--data DIR");
        }
        KillSwitch kill = new KillSwitch();
        CountDownLatch stop = new CountDownLatch(1);
        MarketSettings settings = new MarketSettings(
                seed,
                folder.resolve("market"),
                MarketSettings.standard(folder).ports(),
                Chromium.installed().isPresent() ? "when-empty" : "never");
        try (Interruption interruption = Interruption.calls(() -> {
                    kill.pull();
                    stop.countDown();
                });
                DemoMarket market = DemoMarket.open(settings);
                Desk desk = Desk.open(folder, Clock.systemUTC());
                DemoProgress progress = new DemoProgress(market.shops(), err)) {
            progress.open();
            DemoRun run = new DemoRun(
                    market,
                    desk,
                    PictureMeans.keptBelow(ProjectRoot.resolve("data")),
                    ScreenshotSettings.USUAL.perCrawl(DemoRun.SCREENSHOTS),
                    kill,
                    progress);
            DemoOutcome outcome = run.run(seed);
            progress.done();
            if (interruption.interrupted()) {
                return Exit.DONE;
            }
            if (json) {
                out.println(JsonMapper.shared().writeValueAsString(outcome.summary()));
            } else {
                new DemoWords(outcome).print(out);
            }
            out.flush();
            if (!once) {
                serve(market, desk, folder, run, stop, err);
            }
            return Exit.DONE;
        }
    }

    private void serve(DemoMarket market, Desk desk, Path folder, DemoRun run, CountDownLatch stop, PrintWriter err)
            throws IOException, InterruptedException {
        try (Archive archive = desk.archive(folder);
                RequestedScreenshots screenshots = run.requested();
                DemoConsole console = DemoConsole.open(
                        desk,
                        run.judgement().packs(),
                        List.of(market.packsFolder()),
                        archive,
                        screenshots,
                        port == null ? List.of(USUAL_PORT, 0) : List.of(port))) {
            err.println();
            err.println("控制台 / console    " + console.address());
            console.signIns()
                    .forEach(one -> err.println(
                            "  " + one.role() + "：用户名 / user " + one.user() + "  口令 / password " + one.password()));
            market.shops().forEach(shop -> err.println("示范店铺 / shop       " + shop.home() + "  " + shop.name()));
            err.println("按 Ctrl-C 结束 / Ctrl-C stops all");
            err.flush();
            stop.await();
        }
    }
}
