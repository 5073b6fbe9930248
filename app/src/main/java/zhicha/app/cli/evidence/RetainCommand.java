package zhicha.app.cli.evidence;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
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
import zhicha.app.cli.terminal.PlainLine;
import zhicha.app.cli.terminal.Streams;
import zhicha.app.evidence.ReferredCaptures;
import zhicha.app.store.Store;
import zhicha.crawler.evidence.Retention;
import zhicha.crawler.evidence.RetentionPlan;
import zhicha.crawler.evidence.Vault;
import zhicha.crawler.evidence.VaultReader;
import zhicha.crawler.evidence.folder.VaultFolder;
import zhicha.rules.subject.CaptureId;

@Command(
        name = "retain",
        description =
                "列出超过留存期限、且无标记、决定或线索引用的存证内容；--remove 才删除，并在清单中留下说明 / lists payloads past their"
                        + " retention that no flag, decision or lead refers to; only --remove takes them away, with a tombstone.")
public final class RetainCommand implements Callable<Integer> {
    private static final int LEAST_DAYS = 30;

    @Mixin
    private VaultGiven given = new VaultGiven();

    @Option(
            names = "--days",
            description =
                    "留存天数；默认按设置 evidence.retention / days of retention; default: the settings' evidence.retention")
    private @Nullable Integer days;

    @Option(names = "--remove", description = "删除所列内容 / take away what is listed")
    private boolean removing;

    @Mixin
    private Listed listed = new Listed();

    @Mixin
    private Streams streams = new Streams();

    @Override
    public Integer call() throws IOException {
        PrintWriter err = streams.err();
        int age = age();
        VaultFolder folder = given.folder(err);
        Clock clock = Clock.systemUTC();
        if (!removing) {
            RetentionPlan plan = plan(VaultReader.open(folder.root()), age, clock, err);
            err.println("未删除任何内容 / nothing was removed"
                    + (list(plan, err).captures() == 0 ? "" : " -> evidence retain --remove"));
            return Exit.DONE;
        }
        Retention.Outcome outcome;
        try (Vault vault = Vault.open(folder.root(), clock)) {
            RetentionPlan plan = plan(vault.reader(), age, clock, err);
            list(plan, err);
            outcome = new Retention(vault).remove(plan);
        }
        err.printf("已删除 / removed %d 条记录 / records%n", outcome.removed());
        if (outcome.kept() > 0) {
            err.println(outcome.kept() + " 条记录过小，原样保留 / records are too small for a tombstone and were left");
        }
        outcome.problems().forEach(problem -> err.println("✗ " + problem));
        return outcome.problems().isEmpty() ? Exit.DONE : Exit.FINDINGS;
    }

    private RetentionPlan plan(VaultReader vault, int age, Clock clock, PrintWriter err) throws IOException {
        try (Store store = given.state().openStore(err)) {
            Set<CaptureId> referred = new ReferredCaptures(store).of(vault);
            return RetentionPlan.of(vault, age, referred, clock.instant());
        }
    }

    private int age() {
        Integer chosen = days == null ? KeptState.evidence().retentionDays() : days;
        if (chosen == null) {
            throw CommandFailure.usage(
                    "没有留存期限：默认永久保存 / there is no period of retention: everything is kept for ever",
                    "--days 730，或 zhicha.yaml 的 evidence.retention / --days 730, or evidence.retention in zhicha.yaml");
        }
        if (chosen < LEAST_DAYS) {
            throw CommandFailure.usage("--days " + chosen + "：至少 / at least " + LEAST_DAYS, "--days " + LEAST_DAYS);
        }
        return chosen;
    }

    private RetentionPlan.Extent list(RetentionPlan plan, PrintWriter err) throws IOException {
        RetentionPlan.Extent extent =
                plan.each(one -> streams.out().println(listed.line(one, RetainCommand::json, RetainCommand::plain)));
        streams.out().flush();
        err.printf(
                "%s：存证 / captures %d，记录 / records %d，字节 / bytes %,d%n",
                plan.policy(), extent.captures(), extent.records(), extent.bytes());
        return extent;
    }

    private static String plain(RetentionPlan.Candidate one) {
        return one.sealed() + "  " + one.capture().value() + "  " + one.record().length() + "  "
                + PlainLine.of(one.record().uri());
    }

    private static String json(RetentionPlan.Candidate one) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("capture", one.capture().value());
        fields.put("sealed", one.sealed());
        fields.put("address", one.record().uri());
        fields.put("record", one.record().id());
        fields.put("type", one.record().type());
        fields.put("bytes", one.record().length());
        fields.put("sha256", one.record().sha256());
        return JsonMapper.shared().writeValueAsString(fields);
    }
}
