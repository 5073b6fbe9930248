package zhicha.app.web.sealed;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import zhicha.app.web.sealed.SealedCaptures.Circumstance;
import zhicha.rules.rule.Wording;

/** The check that was sealed before a job, in the few lines that a reader of a page wants. */
final class SealedEnvironment {
    private static final Wording IMPORT = new Wording(
            "未联网取得：网页记录来自导入文件，其时间与来源以文件所载为准",
            "nothing was asked for: the records came in a file, and their times and origin are as it says");

    private SealedEnvironment() {}

    static List<Circumstance> of(JsonNode found) {
        List<Circumstance> lines = new ArrayList<>();
        JsonNode machine = found.path("machine");
        lines.add(new Circumstance(
                new Wording("采集环境", "Machine"),
                same(found.path("tool").asString("") + " · "
                        + machine.path("os").asString("") + " · "
                        + machine.path("java").asString(""))));
        List<String> clocks = new ArrayList<>();
        for (JsonNode clock : found.path("clocks")) {
            clocks.add(clock.path("source").asString("") + " "
                    + (clock.path("offsetMillis").isNumber()
                            ? clock.path("offsetMillis").asLong() + " ms"
                            : "(" + clock.path("problem").asString("") + ")"));
        }
        lines.add(new Circumstance(
                new Wording("校时", "Clock compared"),
                clocks.isEmpty()
                        ? new Wording("未设比对时钟", "no clock to compare with")
                        : same(String.join(" · ", clocks))));
        JsonNode network = found.path("network");
        boolean known = network.path("egress").isString();
        lines.add(new Circumstance(
                new Wording("网络", "Network"),
                found.path("scope").isString()
                        ? IMPORT
                        : known
                                ? new Wording(
                                        "直连，出口地址 " + network.path("egress").asString(),
                                        "direct, from " + network.path("egress").asString())
                                : new Wording("直连，出口地址未知", "direct, own address unknown")));
        lines.add(new Circumstance(
                new Wording("程序文件 SHA-256", "Program files, SHA-256"),
                same(found.path("program").path("sha256").asString(""))));
        return lines;
    }

    private static Wording same(String text) {
        return new Wording(text, text);
    }
}
