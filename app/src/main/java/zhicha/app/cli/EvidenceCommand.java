package zhicha.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import zhicha.crawler.evidence.verify.Finding;
import zhicha.crawler.evidence.verify.VaultVerifier;
import zhicha.crawler.evidence.verify.VerificationReport;

@Command(name = "evidence", description = "证据 / sealed evidence.", subcommands = EvidenceCommand.Verify.class)
final class EvidenceCommand {
    @Command(
            name = "verify",
            description = "校验证据库或单个存证，说明哪些成立、哪些不成立 / checks a vault or a capture; says what holds and what does not.")
    static final class Verify implements Callable<Integer> {
        @Parameters(paramLabel = "PATH", description = "证据库目录，或“目录/存证号” / a vault's folder, or FOLDER/sha256:…")
        private Path path = Path.of("");

        @Option(names = "--json", description = "每行一个 JSON / JSON Lines")
        private boolean json;

        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            PrintWriter out = SpecOut.out(spec);
            VerificationReport report;
            try {
                report = VaultVerifier.verify(path);
            } catch (NoSuchFileException e) {
                throw CommandFailure.unavailable(
                        "没有可校验的证据 / nothing to verify: " + e.getMessage(),
                        "给出证据库目录，或目录/sha256:… / give a vault's folder, or FOLDER/sha256:…");
            }
            report.notes().forEach(SpecOut.err(spec)::println);
            for (Finding finding : report.findings()) {
                out.println(json ? JsonMapper.shared().writeValueAsString(fields(finding)) : "✗ " + finding.line());
            }
            out.flush();
            SpecOut.err(spec)
                    .printf(
                            "存证 / captures %d，记录 / records %d，字节 / bytes %,d，不符 / findings %d%n最后一个存证 / last capture %s%n%s%n",
                            report.captures(),
                            report.records(),
                            report.bytes(),
                            report.findings().size(),
                            report.last(),
                            report.holds() ? "校验通过 / everything holds" : "校验未通过 / not everything holds");
            return report.holds() ? Exit.DONE : Exit.FINDINGS;
        }

        private static Map<String, Object> fields(Finding finding) {
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
            return fields;
        }
    }
}
