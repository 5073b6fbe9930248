package zhicha.app.cli.leads;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
import zhicha.reporting.lead.Lead;
import zhicha.reporting.lead.LeadStatus;

@Command(
        name = "export",
        description = "导出线索文件，不给编号即导出全部（已撤销者除外） / writes leads as files; without numbers all that are not withdrawn.")
final class LeadsExportCommand implements Callable<Integer> {
    private static final Set<String> FORMATS = Set.of("docx", "json");

    @Parameters(arity = "0..*", paramLabel = "NUMBER", description = "线索编号 / numbers of leads")
    private List<String> numbers = List.of();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "输出目录 / folder to write to")
    private Path folder = Path.of("");

    @Option(
            names = "--format",
            split = ",",
            paramLabel = "FORMAT",
            description = "docx、json（默认 docx） / docx, json; default: docx")
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
                throw CommandFailure.usage("--format " + format + " 尚不支持 / is not written yet", "--format docx,json");
            }
        }
        boolean missing = false;
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
                    missing = true;
                    err.println(unknown.getMessage());
                    err.println("  -> " + unknown.cure());
                }
            }
            LeadFiles files = Desk.leadFiles(store, VaultReader.open(state.vault(err)));
            for (Lead lead : leads) {
                for (String format : new LinkedHashSet<>(formats)) {
                    write(lead, format, files);
                    store.audit().add(ShellUser.name(), "lead-exported", lead.number() + " " + format, "from a shell");
                }
            }
            err.println("导出线索 / leads written " + leads.size() + " -> " + folder);
        }
        return missing ? Exit.BAD_DATA : Exit.DONE;
    }

    private void write(Lead lead, String format, LeadFiles files) throws IOException {
        byte[] bytes =
                format.equals("docx") ? files.docx(lead) : (files.json(lead) + "\n").getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve(lead.number().replaceAll("[^A-Za-z0-9_-]", "_") + "." + format);
        try (OutputFile out = OutputFile.to(file)) {
            out.stream().write(bytes);
            out.whole();
        }
    }
}
