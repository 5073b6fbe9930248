package zhicha.app.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import zhicha.app.store.Store;
import zhicha.app.web.api.ApiRecords;
import zhicha.reporting.document.LeadJson;
import zhicha.reporting.lead.FilingCondition;
import zhicha.reporting.lead.Lead;
import zhicha.reporting.lead.LeadItem;
import zhicha.reporting.lead.LeadStore;
import zhicha.rules.subject.CaptureId;

@Command(
        name = "leads",
        description = "线索 / leads.",
        subcommands = {LeadsCommand.ListLeads.class, LeadsCommand.Show.class, LeadsExportCommand.class})
final class LeadsCommand {
    private static final int ROWS = 200;

    /** Every lead, latest number first. */
    static List<Lead> all(LeadStore leads) {
        List<Lead> all = new ArrayList<>();
        List<Lead> some;
        do {
            some = leads.leads(Set.of(), ROWS, all.size());
            all.addAll(some);
        } while (some.size() == ROWS);
        return all;
    }

    static CommandFailure unknown(String number) {
        return new CommandFailure(
                Exit.BAD_DATA,
                "没有这条线索 / there is no lead " + number,
                "leads list 列出全部编号 / leads list tells the numbers there are");
    }

    @Command(name = "list", description = "列出线索，最近者在前 / lists the leads, latest first.")
    static final class ListLeads implements Callable<Integer> {
        @Option(names = "--json", description = "每行一个 JSON / JSON Lines")
        private boolean json;

        @Mixin
        private KeptState state = new KeptState();

        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            PrintWriter out = SpecOut.out(spec);
            PrintWriter err = SpecOut.err(spec);
            try (Store store = state.openStore(err)) {
                List<Lead> leads = all(store.leads());
                leads.forEach(lead ->
                        out.println(json ? ApiRecords.JSON.writeValueAsString(ApiRecords.of(lead)) : line(lead)));
                out.flush();
                err.println("线索 / leads " + leads.size());
            }
            return Exit.DONE;
        }

        private static String line(Lead lead) {
            return "%s  %s  %s  商品 / listings %d  -> %s"
                    .formatted(
                            lead.number(),
                            lead.status().chinese(),
                            PlainLine.of(lead.subject().name()),
                            lead.items().size(),
                            lead.routing().primary().name());
        }
    }

    @Command(name = "show", description = "显示一条线索 / shows one lead.")
    static final class Show implements Callable<Integer> {
        @Parameters(paramLabel = "NUMBER", description = "线索编号 / its number, ZC-2026-000001")
        private String number = "";

        @Option(names = "--json", description = "全部内容，一行 JSON / all of it, as one line of JSON")
        private boolean json;

        @Mixin
        private KeptState state = new KeptState();

        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            PrintWriter out = SpecOut.out(spec);
            try (Store store = state.openStore(SpecOut.err(spec))) {
                Lead lead = store.leads().lead(number).orElseThrow(() -> unknown(number));
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
            out.println(lead.number() + "  v" + lead.version() + "  "
                    + lead.status().chinese() + "  " + lead.createdAt());
            out.println("本件为线索，非行政处罚证据；数额为估算 / a lead, no evidence for a penalty; figures are estimates");
            for (FilingCondition condition : lead.conditions()) {
                out.println();
                out.println(
                        condition.kind().chinese() + " / " + condition.kind().english());
                for (FilingCondition.Field field : condition.fields()) {
                    out.println("  " + field.label().zh() + "：" + PlainLine.of(field.shown()));
                }
            }
            out.println();
            for (LeadItem item : lead.items()) {
                CaptureId capture = item.flag().listing().capture();
                out.println("%s  %s"
                        .formatted(
                                item.flag().listing().id(),
                                PlainLine.of(item.flag().listing().title())));
                out.println("  " + PlainLine.of(item.flag().listing().url()));
                out.println("  " + item.flag().right().name() + "（"
                        + item.flag().right().id() + "）");
                out.println("  存证 / capture " + (capture == null ? "-" : capture.value()));
            }
        }
    }
}
