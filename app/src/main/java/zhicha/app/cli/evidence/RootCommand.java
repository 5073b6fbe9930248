package zhicha.app.cli.evidence;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import zhicha.app.cli.given.KeptState;
import zhicha.app.cli.terminal.CommandFailure;
import zhicha.app.cli.terminal.Exit;
import zhicha.app.cli.terminal.Listed;
import zhicha.app.cli.terminal.Streams;
import zhicha.crawler.evidence.Vault;
import zhicha.crawler.evidence.folder.VaultFolder;
import zhicha.crawler.evidence.folder.WriterLock;
import zhicha.crawler.evidence.root.DayRoot;
import zhicha.crawler.evidence.root.Roots;
import zhicha.crawler.evidence.timestamp.TimeStamping;

@Command(
        name = "root",
        description = "写出已结束各日的日根，并按设置加盖时间戳 / writes the roots of days that are over, and has them stamped"
                + " where the settings name an authority.")
public final class RootCommand implements Callable<Integer> {
    @Mixin
    private VaultGiven given = new VaultGiven();

    @Option(names = "--day", paramLabel = "YYYY-MM-DD", description = "只写这一天 / only this day")
    private @Nullable String day;

    @Mixin
    private Listed listed = new Listed();

    @Mixin
    private Streams streams = new Streams();

    @Override
    public Integer call() throws IOException {
        PrintWriter err = streams.err();
        VaultFolder folder = given.folder(err);
        Clock clock = Clock.systemUTC();
        Roots roots = new Roots(folder);
        List<String> days = roots.over(clock.instant());
        if (day != null) {
            if (!days.contains(day)) {
                throw CommandFailure.unavailable(
                        day + " 尚未结束，或当日没有存证 / is not over in Beijing, or has no captures",
                        "已结束的日期 / days that are over: " + (days.isEmpty() ? "-" : String.join(" ", days)));
            }
            days = List.of(day);
        }
        Roots.Outcome outcome = roots.write(days);
        TimeStamping.Outcome stamps =
                new TimeStamping(folder, KeptState.evidence().authorities(), clock).run();
        vouch(folder, clock, err);
        for (String one : days) {
            Optional<DayRoot> root = Files.exists(folder.root(one)) ? DayRoot.read(folder.root(one)) : Optional.empty();
            root.ifPresent(found -> streams.out().println(listed.line(found, RootCommand::json, RootCommand::plain)));
        }
        streams.out().flush();
        err.printf(
                "日根 / roots: 新写 / written now %d，时间戳 / time-stamps: 新得 / kept now %d%n",
                outcome.written().size(), stamps.kept().size());
        outcome.problems().forEach(problem -> err.println("✗ " + problem));
        stamps.problems()
                .forEach(problem -> err.println("✗ 时间戳 / time-stamp " + problem + " -> 稍后再执行 / run this again later"));
        return !outcome.problems().isEmpty()
                ? Exit.FINDINGS
                : !stamps.problems().isEmpty() ? Exit.UNAVAILABLE : Exit.DONE;
    }

    /** Whoever writes to the vault now does it at the next hour. */
    private static void vouch(VaultFolder folder, Clock clock, PrintWriter err) throws IOException {
        if (WriterLock.held(folder)) {
            err.println("证据库正由其他程序写入，由其在清单中注明 / another program writes to the vault and will note them in the chain");
            return;
        }
        try (Vault vault = Vault.open(folder.root(), clock)) {
            vault.vouch();
        }
    }

    private static String plain(DayRoot root) {
        return root.day() + "  " + root.manifests() + "  sha256:" + root.sha256() + "  sm3:" + root.sm3();
    }

    private static String json(DayRoot root) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("day", root.day());
        fields.put("manifests", root.manifests());
        fields.put("first", root.firstId());
        fields.put("last", root.lastId());
        fields.put("sha256", root.sha256());
        fields.put("sm3", root.sm3());
        return JsonMapper.shared().writeValueAsString(fields);
    }
}
