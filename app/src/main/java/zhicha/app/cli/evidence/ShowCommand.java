package zhicha.app.cli.evidence;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import zhicha.app.cli.terminal.Exit;
import zhicha.app.cli.terminal.Listed;
import zhicha.app.cli.terminal.PlainLine;
import zhicha.app.cli.terminal.Streams;
import zhicha.crawler.evidence.VaultReader;
import zhicha.crawler.evidence.capture.Capture;
import zhicha.crawler.evidence.capture.SealedPayload;
import zhicha.crawler.evidence.folder.VaultFolder;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.rules.subject.CaptureId;

@Command(
        name = "show",
        description = "显示一份存证的清单与采集环境 / shows what a capture's manifest says, and the check of the machine before it.")
public final class ShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "存证号 / capture id, sha256:…")
    private String id = "";

    @Mixin
    private VaultGiven given = new VaultGiven();

    @Mixin
    private Listed listed = new Listed();

    @Mixin
    private Streams streams = new Streams();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = streams.out();
        CaptureId capture = VaultGiven.id(id);
        VaultFolder folder = given.folder(streams.err());
        VaultReader vault = VaultReader.open(folder.root());
        Capture found = vault.find(capture).orElseThrow(() -> VaultGiven.unknown(folder, capture));
        JsonNode environment = environment(vault, found);
        if (listed.json()) {
            ObjectNode all = JsonMapper.shared().createObjectNode();
            all.put("capture", capture.value());
            all.set("manifest", JsonMapper.shared().valueToTree(found.manifest()));
            all.set("environment", environment);
            out.println(JsonMapper.shared().writeValueAsString(all));
        } else {
            manifest(found, out);
            if (environment != null) {
                environment(environment, out);
            }
        }
        out.flush();
        return Exit.DONE;
    }

    /** Of the capture, or the capture itself where it is such a check. */
    private static @Nullable JsonNode environment(VaultReader vault, Capture capture) throws IOException {
        String named = capture.manifest().environment();
        CaptureId check = named == null ? capture.id() : new CaptureId(named);
        Optional<SealedPayload> note = vault.rendition(check, "environment");
        return note.map(one -> JsonMapper.shared().readTree(new String(one.bytes(), StandardCharsets.UTF_8)))
                .orElse(null);
    }

    private static void manifest(Capture capture, PrintWriter out) {
        Manifest manifest = capture.manifest();
        line(out, "存证号 / capture", capture.id().value());
        line(out, "种类 / kind", manifest.kind() + "，第 / no. " + manifest.sequence());
        line(out, "请求网址 / asked", manifest.asked());
        line(out, "应答网址 / answered", manifest.address());
        line(
                out,
                "结果 / outcome",
                manifest.outcome().kind()
                        + (manifest.outcome().detail() == null
                                ? ""
                                : "，" + manifest.outcome().detail()));
        line(out, "固定时间 / sealed", manifest.sealed().beijing());
        line(
                out,
                "时钟 / clock",
                manifest.clock().offsetMillis() == null
                        ? manifest.clock().source()
                        : manifest.clock().offsetMillis() + " ms，"
                                + manifest.clock().source());
        line(out, "程序 / tool", manifest.tool());
        line(out, "任务 / job", manifest.job());
        for (Manifest.SealedExchange exchange : manifest.exchanges()) {
            line(out, "往来 / exchange", exchange.status() + " " + exchange.uri() + "，" + exchange.ip());
            line(
                    out,
                    "  内容 / payload",
                    exchange.payload().length() + " 字节 / bytes，sha256 "
                            + exchange.payload().sha256()
                            + (exchange.payload().sm3() == null
                                    ? ""
                                    : "，sm3 " + exchange.payload().sm3()));
        }
        for (Manifest.Resource resource : manifest.resources()) {
            line(
                    out,
                    "所成 / made of it",
                    resource.kind() + "，" + resource.mediaType() + "，"
                            + resource.payload().length() + " 字节 / bytes，sha256 "
                            + resource.payload().sha256());
            Manifest.Screen screen = resource.screen();
            if (screen != null) {
                line(
                        out,
                        "  整页截图 / screenshot",
                        "窗口 / window " + screen.windowWidth() + "×" + screen.windowHeight() + "，网页 / page "
                                + screen.pageWidth() + "×" + screen.pageHeight() + "，图片 / picture " + screen.width()
                                + "×" + screen.height()
                                + (screen.pageHeight() > screen.height() ? "（下部未截 / its lower part is left out）" : "")
                                + "，" + screen.tool() + "，" + resource.made().beijing());
            }
        }
        for (Manifest.Stored record : manifest.records()) {
            line(
                    out,
                    "记录 / record",
                    record.type() + " " + record.file() + " @" + record.offset() + " +"
                            + record.length() + "，sha256 " + record.sha256()
                            + (record.sm3() == null ? "" : "，sm3 " + record.sm3()));
        }
        for (Manifest.Kept file : manifest.files()) {
            line(out, "文件 / file", file.file() + "，sha256 " + file.sha256());
        }
        for (Manifest.Removed removed : manifest.removed()) {
            line(
                    out,
                    "已删除 / removed",
                    removed.uri() + "，" + removed.capture() + "，" + removed.file() + " @" + removed.offset()
                            + "，was sha256 " + removed.sha256());
        }
    }

    private static void environment(JsonNode found, PrintWriter out) {
        out.println();
        line(out, "采集环境检查 / environment checked", found.path("made").asString(""));
        JsonNode machine = found.path("machine");
        line(
                out,
                "系统 / system",
                machine.path("os").asString("") + "，" + machine.path("java").asString("") + "，"
                        + (machine.path("diskFree").asLong(0) >> 20) + " MB 可用 / free");
        if (found.path("clocks").isEmpty()) {
            line(out, "校时 / clocks", "未设比对时钟 / no clock to compare with");
        }
        for (JsonNode clock : found.path("clocks")) {
            line(
                    out,
                    "校时 / clock",
                    clock.path("source").asString("") + "  "
                            + (clock.path("offsetMillis").isNumber()
                                    ? clock.path("offsetMillis").asLong() + " ms ± "
                                            + clock.path("withinMillis").asLong()
                                    : clock.path("problem").asString("")));
        }
        if (found.path("scope").isString()) {
            line(out, "适用 / scope", found.path("scope").asString());
        }
        JsonNode network = found.path("network");
        line(
                out,
                "网络 / network",
                network.path("route").asString("") + "，出口 / egress "
                        + (network.path("egress").isString()
                                ? network.path("egress").asString()
                                : "未知 / unknown")
                        + (network.path("proxies").isEmpty() ? "" : "，代理 / proxies " + network.path("proxies")));
        line(
                out,
                "程序文件 / program files",
                found.path("program").path("files").size() + "，sha256 "
                        + found.path("program").path("sha256").asString(""));
    }

    /** Addresses are long, and a digest that is cut is of no use. */
    private static final int LONGEST = 4_000;

    private static void line(PrintWriter out, String name, String value) {
        out.println(name + "：" + PlainLine.of(value, LONGEST));
    }
}
