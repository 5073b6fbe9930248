package zhicha.app.cli.house;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import zhicha.app.cli.given.AgentGiven;
import zhicha.app.cli.given.KeptState;
import zhicha.app.cli.given.PacksGiven;
import zhicha.app.cli.terminal.Exit;
import zhicha.app.cli.terminal.InputFile;
import zhicha.app.cli.terminal.Interruption;
import zhicha.app.cli.terminal.ProjectRoot;
import zhicha.app.cli.terminal.Streams;
import zhicha.app.crawl.CrawlAgent;
import zhicha.app.desk.Desk;
import zhicha.app.schedule.Timetable;
import zhicha.app.service.Service;
import zhicha.app.service.ServicePlan;
import zhicha.app.service.ServicePlan.PlannedTurn;
import zhicha.app.settings.Settings;
import zhicha.app.settings.SettingsFile;
import zhicha.app.settings.SettingsReading;
import zhicha.app.web.ConsoleSettings;
import zhicha.app.web.account.Accounts;
import zhicha.crawler.plan.SiteFile;
import zhicha.crawler.plan.file.SiteFileReading;
import zhicha.crawler.plan.file.SiteFiles;

@Command(
        name = "run",
        description = "按设置文件运行服务：定时采集、判读、控制台；SIGTERM 或 Ctrl-C 结束 / "
                + "the service: schedule, crawls, judging and console as the settings say, until SIGTERM or Ctrl-C.")
public final class RunCommand implements Callable<Integer> {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "设置文件 / settings file (default: ${DEFAULT-VALUE})",
            defaultValue = "zhicha.yaml")
    private Path file = Path.of("zhicha.yaml");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "数据目录；默认按设置 / data folder; default: as the settings say")
    private @Nullable Path data;

    @Option(names = "--port", description = "控制台端口；默认按设置 / port of the console; default: as the settings say")
    private @Nullable Integer port;

    @Mixin
    private Streams streams = new Streams();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter err = streams.err();
        Settings settings = settings(err);
        Path folder = data == null ? settings.data() : ProjectRoot.resolve(data);
        ServicePlan plan = plan(settings, folder, err);
        CountDownLatch stop = new CountDownLatch(1);
        try (Interruption interruption = Interruption.calls(stop::countDown);
                Desk desk = Desk.open(
                        KeptState.store(settings.within(folder)), folder.resolve("vault"), Clock.systemUTC());
                Service service = Service.start(desk, plan)) {
            err.println("控制台 / console    " + service.address());
            if (new Accounts(desk.store().jdbi(), Clock.systemUTC()).none()) {
                err.println(
                        "尚无用户，无人能登录；停止后执行 / nobody can sign in yet; stop this and run: ./zhicha users add NAME --role administrator");
            }
            for (Timetable.Upcoming next : service.upcoming()) {
                err.println("下次采集 / next crawl  "
                        + next.at().atZone(Timetable.ZONE).toOffsetDateTime() + "  " + next.site());
            }
            if (service.upcoming().isEmpty()) {
                err.println("没有定时采集的站点 / no site has a time: zhicha.yaml, sites: [{file: …, cron: …}]");
            }
            err.println("按 Ctrl-C 结束 / Ctrl-C stops all");
            err.flush();
            stop.await();
            err.println("正在停止 / stopping");
            err.flush();
        }
        return Exit.DONE;
    }

    private Settings settings(PrintWriter err) {
        SettingsReading reading = SettingsFile.read(InputFile.readable(ProjectRoot.resolve(file)));
        reading.problems().forEach(err::println);
        if (!reading.sound()) {
            throw KeptState.broken();
        }
        return reading.settings();
    }

    /** Everything that can be wrong is looked at before the first request, and told at once. */
    private ServicePlan plan(Settings settings, Path folder, PrintWriter err) {
        List<PlannedTurn> turns = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        boolean broken = false;
        for (Settings.PlannedSite planned : settings.sites()) {
            SiteFile site = site(planned.file(), err);
            if (site == null) {
                broken = true;
            } else if (!ids.add(site.site().id())) {
                broken = true;
                err.println(planned.file() + "：站点 / site " + site.site().id()
                        + " 已由另一文件给出 / is given by another file already -> 每个站点只给一个文件 / one file a site");
            } else {
                turns.add(new PlannedTurn(site, planned.cron()));
            }
        }
        if (broken) {
            throw KeptState.broken();
        }
        CrawlAgent agent = AgentGiven.of(
                settings.contact(), turns.stream().map(PlannedTurn::site).toList());
        // what can be told at once goes before the packs, whose pictures may take minutes and leave something behind
        KeptState.store(settings);
        return new ServicePlan(
                PacksGiven.live(settings.within(folder), err),
                turns,
                agent,
                settings.sitesAtOnce(),
                new ConsoleSettings(
                        settings.host(), port == null ? settings.port() : port, false, settings.openHealth()),
                folder,
                settings.evidence());
    }

    private static @Nullable SiteFile site(Path file, PrintWriter err) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            err.println("没有可读的站点文件 / no readable site file " + file
                    + " -> 检查 zhicha.yaml 的 sites / check sites in zhicha.yaml");
            return null;
        }
        SiteFileReading reading = SiteFiles.read(file);
        reading.problems().forEach(err::println);
        return reading.file().orElse(null);
    }
}
