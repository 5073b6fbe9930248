package zhicha.app.cli.house;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import zhicha.app.cli.evidence.ProveCommand;
import zhicha.app.cli.evidence.RetainCommand;
import zhicha.app.cli.evidence.RootCommand;
import zhicha.app.cli.evidence.ScreenshotCommand;
import zhicha.app.cli.evidence.ShowCommand;
import zhicha.app.cli.terminal.CommandFailure;
import zhicha.app.cli.terminal.Exit;
import zhicha.app.cli.terminal.Listed;
import zhicha.app.cli.terminal.Streams;
import zhicha.crawler.evidence.verify.Finding;
import zhicha.crawler.evidence.verify.VaultVerifier;
import zhicha.crawler.evidence.verify.VerificationReport;
import zhicha.crawler.evidence.wacz.check.WaczVerifier;

@Command(
        name = "evidence",
        description = "证据 / sealed evidence.",
        subcommands = {
            EvidenceCommand.Verify.class,
            RootCommand.class,
            ProveCommand.class,
            ShowCommand.class,
            RetainCommand.class,
            ScreenshotCommand.class
        })
public final class EvidenceCommand {
    @Command(
            name = "verify",
            description =
                    "校验证据库、单个存证或线索证据包，说明哪些成立、哪些不成立 / checks a vault, a capture or a lead package; says what holds and what does not.")
    static final class Verify implements Callable<Integer> {
        @Parameters(
                paramLabel = "PATH",
                description = "证据库目录、“目录/存证号”或 .wacz 文件 / a vault's folder, FOLDER/sha256:…, or a .wacz file")
        private Path path = Path.of("");

        @Option(
                names = "--copy",
                description = "这是程序写入期间复制的副本：只有末尾不完整时仍算通过，并指明不完整之处 / this is a copy made while the program"
                        + " wrote: it passes where nothing but its end is torn, and what is torn is told")
        private boolean copy;

        @Mixin
        private Listed listed = new Listed();

        @Mixin
        private Streams streams = new Streams();

        @Override
        public Integer call() throws IOException {
            PrintWriter out = streams.out();
            VerificationReport report;
            try {
                report = WaczVerifier.isPackage(path) ? WaczVerifier.verify(path) : VaultVerifier.verify(path);
            } catch (NoSuchFileException e) {
                throw CommandFailure.unavailable(
                        "没有可校验的证据 / nothing to verify: " + e.getMessage(),
                        "给出证据库目录、目录/sha256:… 或 .wacz 文件 / give a vault's folder, FOLDER/sha256:…, or a .wacz file");
            }
            report.notes().forEach(streams.err()::println);
            for (Finding finding : report.findings()) {
                out.println(listed.line(finding, Verify::json, Verify::plain));
            }
            out.flush();
            streams.err()
                    .printf(
                            "存证 / captures %d，记录 / records %d，字节 / bytes %,d，不符 / findings %d%n最后一个存证 / last capture %s%n%s%n",
                            report.captures(),
                            report.records(),
                            report.bytes(),
                            report.findings().size(),
                            report.last(),
                            report.holds() ? "校验通过 / everything holds" : "校验未通过 / not everything holds");
            if (!report.holds() && report.holdsButForItsEnd()) {
                streams.err()
                        .println(
                                "仅末尾不完整，其余全部成立：程序写入期间复制的副本会如此；若不是副本，则末尾已被截去"
                                        + " / all holds but the end, which is torn as in a copy made while the program wrote; if this is no copy, its end was cut off");
                if (copy) {
                    return Exit.DONE;
                }
                streams.err()
                        .println(
                                "  -> 是副本则加 --copy；否则与备份核对 / if it is such a copy, add --copy; else compare it with a backup");
                return Exit.FINDINGS;
            }
            if (!report.holds()) {
                streams.err()
                        .println(
                                "  -> 保留现状，勿作改动；与备份逐项核对，上列存证不宜用于线索"
                                        + " / keep it as it is; compare it with a backup, and use none of the captures named above for a lead");
            }
            return report.holds() ? Exit.DONE : Exit.FINDINGS;
        }

        private static String plain(Finding finding) {
            return "✗ " + finding.line();
        }

        private static String json(Finding finding) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put(
                    "finding",
                    finding.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
            fields.put("file", finding.file());
            fields.put("offset", finding.offset());
            if (finding.capture() != null) {
                fields.put("capture", finding.capture());
            }
            fields.put("detail", finding.detail());
            if (finding.atEnd()) {
                fields.put("atEnd", true);
            }
            return JsonMapper.shared().writeValueAsString(fields);
        }
    }
}
