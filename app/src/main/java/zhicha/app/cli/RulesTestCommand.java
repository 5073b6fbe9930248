package zhicha.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import zhicha.app.desk.Judgement;
import zhicha.app.judge.RuleTrial;
import zhicha.rules.pack.RulePack;
import zhicha.rules.pack.RuleTest;
import zhicha.rules.watch.Right;

@Command(name = "test", description = "运行规则包旁的样例 / runs the examples beside the rules.")
final class RulesTestCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..*",
            paramLabel = "DIR",
            description = "规则包目录，默认 rules/packs / folders of packs; default: rules/packs")
    private List<Path> folders = List.of();

    @Option(names = "--json", description = "每行一个 JSON / JSON Lines")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = SpecOut.out(spec);
        PrintWriter err = SpecOut.err(spec);
        List<Path> given = folders.isEmpty() ? List.of(Zhicha.root().resolve("rules/packs")) : folders;
        Judgement judgement = PacksGiven.load(given, err);
        Map<String, List<Right>> rights =
                judgement.packs().rulebook().packs().stream().collect(Collectors.toMap(RulePack::id, RulePack::rights));
        RuleTrial trial = new RuleTrial(judgement.matcher());
        int failed = 0;
        for (RuleTest test : judgement.packs().tests()) {
            List<String> unmet = trial.run(test, rights.getOrDefault(test.pack(), List.of()));
            if (!unmet.isEmpty()) {
                failed++;
            }
            if (json) {
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
        return failed > 0 ? Exit.FINDINGS : PacksGiven.broken(judgement) ? Exit.BAD_DATA : Exit.DONE;
    }
}
