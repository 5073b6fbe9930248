package zhicha.app.cli.house;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
import zhicha.app.settings.Settings;
import zhicha.app.settings.SettingsFile;
import zhicha.app.settings.SettingsReading;

@Command(name = "doctor", description = "检查运行环境，缺什么、怎么办 / says what is missing, and the cure.")
public final class DoctorCommand implements Callable<Integer> {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "数据目录；默认按 zhicha.yaml / data folder; default: as zhicha.yaml says")
    private @Nullable Path data;

    @Option(names = "--port", description = "控制台端口；默认按 zhicha.yaml / port of the console; default: as zhicha.yaml says")
    private @Nullable Integer port;

    @Mixin
    private Listed listed = new Listed();

    @Mixin
    private Streams streams = new Streams();

    @Override
    public Integer call() {
        PrintWriter out = streams.out();
        SettingsReading reading = SettingsFile.read(ProjectRoot.resolve("zhicha.yaml"));
        Settings settings = reading.settings();
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.ofSettings(reading));
        findings.addAll(new Examination(
                        data == null ? settings.data() : ProjectRoot.resolve(data),
                        port == null ? settings.port() : port,
                        settings.packs(),
                        settings.evidence())
                .findings());
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
