package zhicha.app.cli.evidence;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import zhicha.app.cli.given.AgentGiven;
import zhicha.app.cli.given.KeptState;
import zhicha.app.cli.given.SiteFilesGiven;
import zhicha.app.cli.terminal.CommandFailure;
import zhicha.app.cli.terminal.Exit;
import zhicha.app.cli.terminal.Interruption;
import zhicha.app.cli.terminal.Listed;
import zhicha.app.cli.terminal.ShellUser;
import zhicha.app.cli.terminal.Streams;
import zhicha.app.crawl.CrawlAgent;
import zhicha.app.desk.Desk;
import zhicha.app.screenshot.LackWords;
import zhicha.app.screenshot.RequestedScreenshots;
import zhicha.app.screenshot.ScreenshotPass;
import zhicha.app.settings.EvidenceSettings;
import zhicha.app.settings.Settings;
import zhicha.app.store.screenshot.Ended;
import zhicha.app.store.screenshot.Screenshots;
import zhicha.crawler.fetch.KillSwitch;
import zhicha.crawler.plan.CrawlPlan;
import zhicha.crawler.plan.SiteFile;
import zhicha.crawler.plan.WorkingHours;
import zhicha.rules.rule.Wording;
import zhicha.rules.subject.Listing;

@Command(
        name = "screenshot",
        description = "访问商品页并固定整页截图（服务运行时请在研判页截取） / asks for the pages of listings and seals a screenshot of"
                + " each (while the service runs, ask on the card).")
public final class ScreenshotCommand implements Callable<Integer> {
    @Parameters(paramLabel = "LISTING", arity = "1..*", description = "商品编号 / ids of listings")
    private List<String> ids = List.of();

    @Option(
            names = "--site",
            arity = "1..*",
            paramLabel = "FILE",
            description = "站点文件；默认为设置中的 sites / site files; default: those of the settings")
    private List<Path> siteFiles = List.of();

    @Option(
            names = "--contact",
            description = "采集者联系方式，写入 User-Agent / how a shop reaches you; default: the settings' crawl.contact")
    private @Nullable String contact;

    @Mixin
    private KeptState state = new KeptState();

    @Mixin
    private Listed listed = new Listed();

    @Mixin
    private Streams streams = new Streams();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter err = streams.err();
        Settings settings = KeptState.settings(err);
        EvidenceSettings evidence = settings.evidence();
        if (evidence.screenshots().off()) {
            throw CommandFailure.unavailable(
                    "设置中已关闭截图 / the settings have screenshots switched off",
                    "zhicha.yaml 的 evidence.screenshots.take 改为 on-request 或 flagged / set it to on-request or flagged");
        }
        List<Path> files = siteFiles.isEmpty()
                ? settings.sites().stream().map(Settings.PlannedSite::file).toList()
                : siteFiles;
        SiteFilesGiven given = SiteFilesGiven.read(files, err);
        Map<String, SiteFile> sites = new LinkedHashMap<>();
        given.sound().forEach(site -> sites.put(site.site().id(), site));
        CrawlAgent agent = AgentGiven.of(contact != null ? contact : settings.contact(), sites.values());
        KillSwitch kill = new KillSwitch();
        Instant began = Instant.now().truncatedTo(ChronoUnit.MICROS);
        try (Interruption interruption = Interruption.calls(kill::pull);
                Desk desk = state.openDesk(null, err)) {
            desk.vault().ask(evidence.sources());
            boolean bad = given.broken();
            Map<String, List<String>> wanted = new LinkedHashMap<>();
            for (String id : new LinkedHashSet<>(ids)) {
                bad |= !asked(desk, sites, id, wanted);
            }
            ScreenshotPass pass = desk.screenshots(evidence.screenshots());
            List<Ended> ended = new ArrayList<>();
            for (String site : wanted.keySet()) {
                SiteFile file = sites.get(site);
                if (file != null && !kill.pulled()) {
                    ended.addAll(pass.take(file, CrawlPlan.DEFAULT_BUDGET, agent.text(), CrawlAgent.PROGRAM, kill, null)
                            .ended());
                }
            }
            return told(wanted, ended, desk.store().screenshots(), began, bad);
        }
    }

    /** @param wanted site to the ids that wait for it */
    private boolean asked(Desk desk, Map<String, SiteFile> sites, String id, Map<String, List<String>> wanted) {
        Optional<Listing> listing = desk.store().listings().listing(id);
        PrintWriter err = streams.err();
        if (listing.isEmpty()) {
            err.println(id + "：没有这件商品 / there is no such listing -> 检查编号与 --data / check the id and --data");
            return false;
        }
        String site = listing.get().platform();
        if (listing.get().capture() == null || listing.get().url() == null || site == null) {
            err.println(id + "：不是由本系统采集，没有可截取的网页 / was not crawled by this system; there is no page");
            return false;
        }
        if (!sites.containsKey(site)) {
            err.println(id + "：没有站点 " + site + " 的站点文件 / there is no file of its site -> --site FILE");
            return false;
        }
        String who = ShellUser.name();
        desk.store().screenshots().ask(RequestedScreenshots.wish(listing.get(), who, Clock.systemUTC()));
        desk.store().audit().add(who, "screenshot-asked", id, "");
        wanted.computeIfAbsent(site, key -> new ArrayList<>()).add(id);
        return true;
    }

    /** @param began when it was asked for: what ended since was perhaps taken by another program */
    private int told(
            Map<String, List<String>> wanted, List<Ended> ended, Screenshots screenshots, Instant began, boolean bad) {
        PrintWriter err = streams.err();
        Instant now = Instant.now();
        int taken = 0;
        int asked = 0;
        boolean noBrowser = false;
        for (Map.Entry<String, List<String>> site : wanted.entrySet()) {
            Map<String, Instant> held = screenshots.held(site.getKey(), now);
            for (String id : site.getValue()) {
                asked++;
                Ended one = ended.stream()
                        .filter(known -> known.wish().listing().equals(id))
                        .findFirst()
                        .or(() -> screenshots.of(id, 1).stream()
                                .filter(other -> !other.endedAt().isBefore(began))
                                .findFirst())
                        .orElse(null);
                Instant until = held.get(id);
                if (one == null && until != null) {
                    err.println(id + "：另一程序正在截取，或刚被终止（占用至 " + time(until) + "） / another program has it in work, or was"
                            + " killed a moment ago: it holds it until then"
                            + " -> 完成后见研判页；若该程序已停止，请在该时刻之后再执行 / once it is taken the card shows it; if that"
                            + " program is gone, run this again after that time");
                } else if (one == null) {
                    err.println(id + "：仍在等待（时段、当日上限、被中断，或浏览器一时启动不了） / still waits: the site's hours, a bound of the"
                            + " day, stopped, or a browser that does not start for now"
                            + " -> 稍后再执行 / run this again later");
                } else if (one.capture() == null) {
                    Wording why = LackWords.of(one);
                    noBrowser |= "no-browser".equals(one.lack()) || "no-letters".equals(one.lack());
                    err.println(id + "：未截取 / not taken：" + why.zh() + " / " + why.en());
                } else {
                    taken++;
                    streams.out().println(listed.line(one, ScreenshotCommand::json, ScreenshotCommand::plain));
                }
            }
        }
        streams.out().flush();
        err.printf("整页截图 / screenshots %d/%d%n", taken, asked);
        return noBrowser ? Exit.UNAVAILABLE : bad ? Exit.BAD_DATA : taken < asked ? Exit.FINDINGS : Exit.DONE;
    }

    private static String time(Instant until) {
        return DateTimeFormatter.ISO_LOCAL_TIME.format(
                until.atZone(WorkingHours.ZONE).truncatedTo(ChronoUnit.SECONDS));
    }

    private static String plain(Ended one) {
        return one.wish().listing() + "  " + one.capture() + "  " + one.width() + "x" + one.height() + "  "
                + one.bytes();
    }

    private static String json(Ended one) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("listing", one.wish().listing());
        fields.put("capture", one.sealed().map(Object::toString).orElse(""));
        fields.put("page", one.wish().page().value());
        fields.put("width", one.width());
        fields.put("height", one.height());
        fields.put("bytes", one.bytes());
        return JsonMapper.shared().writeValueAsString(fields);
    }
}
