package zhicha.app.cli.rules;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import zhicha.app.cli.given.KeptState;
import zhicha.app.cli.given.PackFolders;
import zhicha.app.cli.given.PacksGiven;
import zhicha.app.cli.terminal.Exit;
import zhicha.app.cli.terminal.Listed;
import zhicha.app.cli.terminal.Streams;
import zhicha.app.desk.Judgement;
import zhicha.app.judge.RuleTrial;
import zhicha.app.settings.Settings;
import zhicha.rules.pack.RulePack;
import zhicha.rules.pack.RuleTest;
import zhicha.rules.watch.Right;

@Command(name = "test", description = "运行规则包旁与站点文件旁的样例 / runs the examples beside the rules and beside site files.")
final class RulesTestCommand implements Callable<Integer> {
    @Mixin
    private PackFolders folders = new PackFolders();

    @Option(
            names = "--site",
            arity = "1..*",
            paramLabel = "FILE",
            description = "站点文件：运行其旁的 NAME.tests/tests.yaml；默认 zhicha.yaml 所列站点"
                    + " / site files whose NAME.tests/tests.yaml is run; default: the sites of zhicha.yaml")
    private List<Path> sites = List.of();

    @Mixin
    private Listed listed = new Listed();

    @Mixin
    private Streams streams = new Streams();

    @Override
    public Integer call() {
        // who names only the one kind means only that
        boolean packs = folders.given() || sites.isEmpty();
        boolean broken = false;
        int failed = 0;
        if (packs) {
            Judgement judgement = PacksGiven.load(folders.named(), streams.err());
            failed += packs(judgement);
            broken = PacksGiven.broken(judgement);
        }
        List<Path> named = sites.isEmpty() && !folders.given() ? planned() : sites;
        if (!named.isEmpty()) {
            SiteExamples examples = SiteExamples.run(named, !sites.isEmpty(), listed, streams);
            failed += examples.failed();
            broken |= examples.broken();
        }
        return failed > 0 ? Exit.FINDINGS : broken ? Exit.BAD_DATA : Exit.DONE;
    }

    private List<Path> planned() {
        return KeptState.settings(streams.err()).sites().stream()
                .map(Settings.PlannedSite::file)
                .toList();
    }

    private int packs(Judgement judgement) {
        PrintWriter out = streams.out();
        PrintWriter err = streams.err();
        Map<String, List<Right>> rights =
                judgement.packs().rulebook().packs().stream().collect(Collectors.toMap(RulePack::id, RulePack::rights));
        RuleTrial trial = new RuleTrial(judgement.matcher());
        int failed = 0;
        for (RuleTest test : judgement.packs().tests()) {
            List<String> unmet = trial.run(test, rights.getOrDefault(test.pack(), List.of()));
            if (!unmet.isEmpty()) {
                failed++;
            }
            if (listed.json()) {
                out.println(JsonMapper.shared()
                        .writeValueAsString(Map.of("pack", test.pack(), "test", test.name(), "unmet", unmet)));
            } else if (!unmet.isEmpty()) {
                out.println("✗ " + test.file() + ":" + test.line() + "：" + test.name());
                unmet.forEach(sentence -> out.println("    " + sentence));
            }
        }
        out.flush();
        int all = judgement.packs().tests().size();
        err.println("样例 / examples " + all + "，通过 / passed " + (all - failed) + "，未通过 / failed " + failed);
        return failed;
    }
}
