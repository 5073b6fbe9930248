package zhicha.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.stream.Stream;
import zhicha.app.desk.Desk;
import zhicha.app.desk.PictureMeans;
import zhicha.crawler.fetch.KillSwitch;
import zhicha.market.DemoMarket;
import zhicha.market.MarketSettings;

/** The demo's main job, done once for all tests of this JVM: the open market, the desk with its queue, and the outcome. */
public final class JudgedMarket {
    private static JudgedMarket done;

    private final Path folder;
    private final DemoMarket market;
    private final Desk desk;
    private final DemoRun run;
    private final DemoOutcome outcome;

    private JudgedMarket() throws IOException, InterruptedException {
        folder = Files.createTempDirectory("zhicha-demo-test");
        market = DemoMarket.open(MarketSettings.anyPorts(folder.resolve("market")));
        desk = Desk.open(folder, Clock.systemUTC());
        run = new DemoRun(market, desk, PictureMeans.PLAIN, new KillSwitch(), (entry, ending) -> {});
        outcome = run.run(MarketSettings.SEED);
        Runtime.getRuntime().addShutdownHook(new Thread(this::tidy));
    }

    public static synchronized JudgedMarket get() throws IOException, InterruptedException {
        if (done == null) {
            done = new JudgedMarket();
        }
        return done;
    }

    /** The data folder: {@code --data}. */
    public Path folder() {
        return folder;
    }

    public DemoMarket market() {
        return market;
    }

    public Desk desk() {
        return desk;
    }

    public DemoRun run() {
        return run;
    }

    public DemoOutcome outcome() {
        return outcome;
    }

    private void tidy() {
        try {
            desk.close();
            market.close();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            System.err.println("could not tidy up " + folder + ": " + e);
        }
    }
}
