package zhicha.app.cli.rules;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.json.JsonMapper;
import zhicha.app.cli.given.PackFolders;
import zhicha.app.cli.given.PacksGiven;
import zhicha.app.cli.terminal.Exit;
import zhicha.app.cli.terminal.Listed;
import zhicha.app.cli.terminal.ProjectRoot;
import zhicha.app.cli.terminal.Streams;
import zhicha.app.desk.PictureDoubts;
import zhicha.app.desk.PictureMeans;
import zhicha.matcher.query.QueryReader;
import zhicha.rules.load.PackReading;
import zhicha.rules.load.Packs;
import zhicha.rules.pack.RuleProblem;

@Command(name = "validate", description = "检查规则包，一次列出全部问题 / checks packs and tells all problems at once.")
final class RulesValidateCommand implements Callable<Integer> {
    @Mixin
    private PackFolders folders = new PackFolders();

    @Mixin
    private Listed listed = new Listed();

    @Mixin
    private Streams streams = new Streams();

    @Override
    public Integer call() {
        PrintWriter out = streams.out();
        List<Path> given = folders.named();
        PacksGiven.check(given);
        PackReading reading = Packs.load(given, QueryReader.SYNTAX);
        List<RuleProblem> doubts = PictureDoubts.of(
                PictureMeans.keptBelow(ProjectRoot.resolve(PacksGiven.DATA)).over(reading.rulebook()));
        for (RuleProblem problem :
                Stream.concat(reading.problems().stream(), doubts.stream()).toList()) {
            out.println(listed.line(problem, RulesValidateCommand::json, RuleProblem::toString));
        }
        out.flush();
        streams.err()
                .printf(
                        "规则包 / packs %d，权利 / rights %d，规则 / rules %d，样例 / examples %d，错误 / errors %d，提醒 / warnings %d%n",
                        reading.rulebook().packs().size(),
                        reading.rulebook().watchlist().size(),
                        reading.rulebook().rules().size(),
                        reading.tests().size(),
                        reading.errors().size(),
                        reading.warnings().size() + doubts.size());
        return reading.errors().isEmpty() ? Exit.DONE : Exit.BAD_DATA;
    }

    private static String json(RuleProblem problem) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
        fields.put("file", problem.file().toString());
        fields.put("line", problem.line());
        fields.put("column", problem.column());
        fields.put("message", problem.message().en());
        fields.put("cure", problem.cure().en());
        Map<String, String> chinese = new LinkedHashMap<>();
        chinese.put("message", problem.message().zh());
        chinese.put("cure", problem.cure().zh());
        fields.put("zh", chinese);
        return JsonMapper.shared().writeValueAsString(fields);
    }
}
