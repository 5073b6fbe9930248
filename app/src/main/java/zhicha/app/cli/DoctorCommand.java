package zhicha.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import zhicha.app.doctor.Examination;
import zhicha.app.doctor.Finding;

@Command(name = "doctor", description = "检查运行环境，缺什么、怎么办 / says what is missing, and the cure.")
final class DoctorCommand implements Callable<Integer> {
    @Option(names = "--data", description = "数据目录 / data folder (default: ${DEFAULT-VALUE})", defaultValue = "data")
    private Path data = Path.of("data");

    @Option(names = "--port", description = "控制台端口 / port of the console", defaultValue = "8686")
    private int port;

    @Option(names = "--json", description = "每行一个 JSON / JSON Lines")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        List<Finding> findings = new Examination(Zhicha.root().resolve(data), port).findings();
        PrintWriter out = spec == null
                ? new PrintWriter(System.out, true)
                : spec.commandLine().getOut();
        for (Finding finding : findings) {
            if (json) {
                out.println(JsonMapper.shared()
                        .writeValueAsString(Map.of(
                                "check", finding.check(),
                                "state", finding.state().written(),
                                "found", finding.found(),
                                "cure", finding.cure())));
            } else {
                out.println(finding.state().mark() + " " + finding.check() + "：" + finding.found());
                if (!finding.cure().isEmpty()) {
                    out.println("    -> " + finding.cure());
                }
            }
        }
        out.flush();
        return findings.stream().anyMatch(finding -> finding.state() == Finding.State.MISSING)
                ? Exit.FINDINGS
                : Exit.DONE;
    }
}
