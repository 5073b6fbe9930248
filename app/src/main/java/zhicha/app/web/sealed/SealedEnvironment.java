package zhicha.app.web.sealed;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import zhicha.app.web.sealed.SealedCaptures.Circumstance;
import zhicha.rules.rule.Wording;

/** The check that was sealed before a job, in the few lines that a reader of a page wants. */
final class SealedEnvironment {
    private SealedEnvironment() {}

    static List<Circumstance> of(JsonNode found) {
        List<Circumstance> lines = new ArrayList<>();
        JsonNode machine = found.path("machine");
        lines.add(new Circumstance(
                new Wording("采集环境", "Machine"),
                found.path("tool").asString("") + " · " + machine.path("os").asString("") + " · "
                        + machine.path("java").asString("")));
        List<String> clocks = new ArrayList<>();
        for (JsonNode clock : found.path("clocks")) {
            clocks.add(clock.path("source").asString("") + " "
                    + (clock.path("offsetMillis").isNumber()
                            ? clock.path("offsetMillis").asLong() + " ms"
                            : "（" + clock.path("problem").asString("") + "）"));
        }
        lines.add(new Circumstance(
                new Wording("校时", "Clock compared"),
                clocks.isEmpty() ? "未设比对时钟 / no clock to compare with" : String.join(" · ", clocks)));
        JsonNode network = found.path("network");
        String egress =
                network.path("egress").isString() ? network.path("egress").asString() : "未知 / unknown";
        lines.add(new Circumstance(
                new Wording("网络", "Network"), network.path("route").asString("") + " · egress " + egress));
        lines.add(new Circumstance(
                new Wording("程序文件 SHA-256", "Program files, SHA-256"),
                found.path("program").path("sha256").asString("")));
        return lines;
    }
}
