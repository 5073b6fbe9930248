package zhicha.app.cli.leads;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import zhicha.app.cli.given.KeptState;
import zhicha.app.cli.terminal.Exit;
import zhicha.app.cli.terminal.PlainLine;
import zhicha.app.cli.terminal.Streams;
import zhicha.app.store.Store;
import zhicha.reporting.document.LeadJson;
import zhicha.reporting.lead.Lead;
import zhicha.reporting.lead.LeadItem;
import zhicha.reporting.lead.filing.FilingCondition;
import zhicha.reporting.lead.filing.FilingConditions;
import zhicha.rules.subject.CaptureId;

@Command(name = "show", description = "显示一条线索 / shows one lead.")
final class LeadsShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NUMBER", description = "线索编号 / its number, ZC-2026-000001")
    private String number = "";

    @Option(names = "--json", description = "全部内容，一行 JSON / all of it, as one line of JSON")
    private boolean json;

    @Mixin
    private KeptState state = new KeptState();

    @Mixin
    private Streams streams = new Streams();

    @Override
    public Integer call() {
        PrintWriter out = streams.out();
        try (Store store = state.openStore(streams.err())) {
            Lead lead = new KeptLeads(store.leads()).named(number);
            if (json) {
                out.println(LeadJson.line(lead));
            } else {
                print(lead, out);
            }
            out.flush();
        }
        return Exit.DONE;
    }

    private static void print(Lead lead, PrintWriter out) {
        out.println(
                lead.number() + "  v" + lead.version() + "  " + lead.status().chinese() + "  " + lead.createdAt());
        out.println("本件为线索，非行政处罚证据；数额为估算 / a lead, no evidence for a penalty; figures are estimates");
        for (FilingCondition condition : FilingConditions.of(lead)) {
            out.println();
            out.println(condition.kind().chinese() + " / " + condition.kind().english());
            for (FilingCondition.Field field : condition.fields()) {
                out.println("  " + field.label().zh() + "：" + PlainLine.of(field.shown()));
            }
        }
        out.println();
        for (LeadItem item : lead.items()) {
            CaptureId capture = item.flag().listing().capture();
            out.println("%s  %s"
                    .formatted(
                            PlainLine.of(item.flag().listing().id()),
                            PlainLine.of(item.flag().listing().title())));
            out.println("  " + PlainLine.of(item.flag().listing().url()));
            out.println("  " + item.flag().right().name() + "（"
                    + item.flag().right().id() + "）");
            out.println("  存证 / capture " + (capture == null ? "-" : capture.value()));
        }
    }
}
