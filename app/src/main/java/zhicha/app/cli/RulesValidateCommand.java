package zhicha.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import zhicha.rules.load.PackReading;
import zhicha.rules.load.Packs;
import zhicha.rules.pack.RuleProblem;

@Command(name = "validate", description = "检查规则包，一次列出全部问题 / checks packs and tells all problems at once.")
final class RulesValidateCommand implements Callable<Integer> {
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
        List<Path> given = folders.isEmpty() ? List.of(Zhicha.root().resolve("rules/packs")) : folders;
        PacksGiven.check(given);
        PackReading reading = Packs.load(given);
        for (RuleProblem problem : reading.problems()) {
            out.println(json ? JsonMapper.shared().writeValueAsString(fields(problem)) : problem.toString());
        }
        out.flush();
        SpecOut.err(spec)
                .printf(
                        "规则包 / packs %d，权利 / rights %d，规则 / rules %d，样例 / examples %d，错误 / errors %d，提醒 / warnings %d%n",
                        reading.rulebook().packs().size(),
                        reading.rulebook().watchlist().size(),
                        reading.rulebook().rules().size(),
                        reading.tests().size(),
                        reading.errors().size(),
                        reading.warnings().size());
        return reading.errors().isEmpty() ? Exit.DONE : Exit.BAD_DATA;
    }

    private static Map<String, Object> fields(RuleProblem problem) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
        fields.put("file", problem.file().toString());
        fields.put("line", problem.line());
        fields.put("column", problem.column());
        fields.put("message", problem.message());
        fields.put("cure", problem.cure());
        return fields;
    }
}
