package zhicha.app.cli.leads;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import zhicha.app.cli.given.KeptState;
import zhicha.app.cli.terminal.CommandFailure;
import zhicha.app.cli.terminal.Exit;
import zhicha.app.cli.terminal.OutputFile;
import zhicha.app.cli.terminal.ShellUser;
import zhicha.app.cli.terminal.Streams;
import zhicha.app.desk.Desk;
import zhicha.app.store.Store;
import zhicha.app.web.lead.LeadFiles;
import zhicha.crawler.evidence.VaultReader;
import zhicha.crawler.evidence.wacz.PackageReport;
import zhicha.crawler.evidence.wacz.WaczWriter;
import zhicha.reporting.document.LeadCsv;
import zhicha.reporting.document.LeadSheet;
import zhicha.reporting.lead.Lead;
import zhicha.reporting.lead.LeadStatus;

@Command(
        name = "export",
        description = "导出线索文件，不给编号即导出全部（已撤销者除外） / writes leads as files; without numbers all that are not withdrawn.")
final class LeadsExportCommand implements Callable<Integer> {
    private static final Set<String> FORMATS = Set.of("docx", "json", "wacz", "csv", "xlsx");

    /** All leads in one file. */
    private static final Set<String> TABLES = Set.of("csv", "xlsx");

    @Parameters(arity = "0..*", paramLabel = "NUMBER", description = "线索编号 / numbers of leads")
    private List<String> numbers = List.of();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "输出目录 / folder to write to")
    private Path folder = Path.of("");

    @Option(
            names = "--format",
            split = ",",
            paramLabel = "FORMAT",
            description =
                    "docx、json、wacz（每条线索一个文件），csv、xlsx（全部线索一张表，leads.csv、leads.xlsx）；默认 docx"
                            + " / docx, json, wacz: a file each; csv, xlsx: one table of all, leads.csv, leads.xlsx; default: docx")
    private List<String> formats = List.of("docx");

    @Mixin
    private KeptState state = new KeptState();

    @Mixin
    private Streams streams = new Streams();

    @Override
    public Integer call() throws IOException {
        PrintWriter err = streams.err();
        for (String format : formats) {
            if (!FORMATS.contains(format)) {
                throw CommandFailure.usage(
                        "--format " + format + " 没有这种格式 / is no format", "--format docx,json,wacz,csv,xlsx");
            }
        }
        boolean lacking = false;
        try (Store store = state.openStore(err)) {
            KeptLeads kept = new KeptLeads(store.leads());
            List<Lead> leads = new ArrayList<>();
            if (numbers.isEmpty()) {
                kept.all().stream()
                        .filter(lead -> lead.status() != LeadStatus.WITHDRAWN)
                        .forEach(leads::add);
            }
            for (String number : new LinkedHashSet<>(numbers)) {
                try {
                    leads.add(kept.named(number));
                } catch (CommandFailure unknown) {
                    lacking = true;
                    err.println(unknown.getMessage());
                    err.println("  -> " + unknown.cure());
                }
            }
            Path vault = state.vault(err);
            LeadFiles files = Desk.leadFiles(store, vault, VaultReader.open(vault), Clock.systemUTC());
            for (Lead lead : leads) {
                for (String format : new LinkedHashSet<>(formats)) {
                    if (TABLES.contains(format)) {
                        continue;
                    }
                    lacking |= !write(lead, format, files, err);
                    store.audit().add(ShellUser.name(), "lead-exported", lead.number() + " " + format, "from a shell");
                }
            }
            for (String format : new LinkedHashSet<>(formats)) {
                if (TABLES.contains(format)) {
                    table(leads, format);
                    leads.forEach(lead -> store.audit()
                            .add(ShellUser.name(), "lead-exported", lead.number() + " " + format, "from a shell"));
                }
            }
            err.println("导出线索 / leads written " + leads.size() + " -> " + folder);
        }
        return lacking ? Exit.BAD_DATA : Exit.DONE;
    }

    private void table(List<Lead> leads, String format) throws IOException {
        try (OutputFile out = OutputFile.to(folder.resolve("leads." + format))) {
            if (format.equals("xlsx")) {
                LeadSheet.write(leads, out.stream());
            } else {
                Writer text = new OutputStreamWriter(out.stream(), StandardCharsets.UTF_8);
                LeadCsv.write(leads, text);
                text.flush();
            }
            out.whole();
        }
    }

    /** @return whether all that should be in the file is */
    private boolean write(Lead lead, String format, LeadFiles files, PrintWriter err) throws IOException {
        Path file = folder.resolve(lead.number().replaceAll("[^A-Za-z0-9_-]", "_") + "." + format);
        if (format.equals("wacz")) {
            return pack(lead, file, files, err);
        }
        byte[] bytes =
                format.equals("docx") ? files.docx(lead) : (files.json(lead) + "\n").getBytes(StandardCharsets.UTF_8);
        try (OutputFile out = OutputFile.to(file)) {
            out.stream().write(bytes);
            out.whole();
        }
        return true;
    }

    private static boolean pack(Lead lead, Path file, LeadFiles files, PrintWriter err) throws IOException {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            PackageReport report = files.wacz(lead, file);
            err.println("%s  存证 / captures %d，字节 / bytes %,d%s"
                    .formatted(
                            file.getFileName(),
                            report.packed().size(),
                            report.bytes(),
                            report.kept() ? "，原有文件完好，未重写 / stood there whole, left as it was" : ""));
            tell(report.lacking(), err);
            tellUnproven(report.unproven(), err);
            return removedByPolicy(report.lacking()) && report.unproven().isEmpty();
        } catch (WaczWriter.NothingToPack nothing) {
            err.println(lead.number() + "：没有可打包的存证，未生成证据包 / nothing of it can be packed, no package was written");
            boolean removed = !nothing.lacking().isEmpty() && removedByPolicy(nothing.lacking());
            if (removed) {
                tell(nothing.lacking(), err);
                return true;
            }
            err.println(
                    "  -> 商品可能来自导入数据；否则请校验证据库 / its listings may be imported; else check the vault: zhicha evidence verify");
            tell(nothing.lacking(), err);
            return false;
        }
    }

    /** Whether what is lacking was all taken away under a policy: that is said, and is no damage. */
    private static boolean removedByPolicy(List<PackageReport.Lack> lacking) {
        return lacking.stream().allMatch(lack -> lack.tombstone() != null);
    }

    private static void tell(List<PackageReport.Lack> lacking, PrintWriter err) {
        for (PackageReport.Lack lack : lacking) {
            err.println("  缺 / lacking " + lack.capture().value() + "：" + lack.why());
        }
        if (lacking.stream().anyMatch(lack -> lack.tombstone() != null)) {
            err.println("  -> 有的存证已按留存规定删除，无须补全；删除说明 / some were removed under a policy of retention, and nothing is"
                    + " to be mended; when and why: zhicha evidence show TOMBSTONE");
        }
        if (lacking.stream().anyMatch(lack -> lack.tombstone() == null)) {
            err.println(
                    "  -> 其余存证已写入；请以备份补全证据库后重新导出 / the rest was written; mend the vault from a backup and export again");
        }
    }

    private static void tellUnproven(List<String> unproven, PrintWriter err) {
        unproven.forEach(day -> err.println("  无日根证明 / without proof by its root " + day));
        if (!unproven.isEmpty()) {
            err.println("  -> 请校验证据库 / check the vault: zhicha evidence verify");
        }
    }
}
