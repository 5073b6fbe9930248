package zhicha.app.cli.house;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import zhicha.app.cli.terminal.Exit;
import zhicha.app.cli.terminal.Listed;
import zhicha.app.cli.terminal.ProjectRoot;
import zhicha.app.cli.terminal.Streams;
import zhicha.app.doctor.Examination;
import zhicha.app.doctor.Finding;

@Command(name = "doctor", description = "检查运行环境，缺什么、怎么办 / says what is missing, and the cure.")
public final class DoctorCommand implements Callable<Integer> {
    @Option(names = "--data", description = "数据目录 / data folder (default: ${DEFAULT-VALUE})", defaultValue = "data")
    private Path data = Path.of("data");

    @Option(names = "--port", description = "控制台端口 / port of the console", defaultValue = "8686")
    private int port;

    @Mixin
    private Listed listed = new Listed();

    @Mixin
    private Streams streams = new Streams();

    @Override
    public Integer call() {
        List<Finding> findings = new Examination(ProjectRoot.resolve(data), port).findings();
        PrintWriter out = streams.out();
        for (Finding finding : findings) {
            if (listed.json()) {
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
