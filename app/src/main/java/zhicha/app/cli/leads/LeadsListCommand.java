package zhicha.app.cli.leads;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import zhicha.app.cli.given.KeptState;
import zhicha.app.cli.terminal.Exit;
import zhicha.app.cli.terminal.Listed;
import zhicha.app.cli.terminal.PlainLine;
import zhicha.app.cli.terminal.Streams;
import zhicha.app.store.Store;
import zhicha.app.web.api.ApiRecords;
import zhicha.reporting.lead.Lead;

@Command(name = "list", description = "列出线索，最近者在前 / lists the leads, latest first.")
final class LeadsListCommand implements Callable<Integer> {
    @Mixin
    private Listed listed = new Listed();

    @Mixin
    private KeptState state = new KeptState();

    @Mixin
    private Streams streams = new Streams();

    @Override
    public Integer call() {
        PrintWriter err = streams.err();
        try (Store store = state.openStore(err)) {
            List<Lead> leads = new KeptLeads(store.leads()).all();
            listed.print(leads, LeadsListCommand::json, LeadsListCommand::plain, streams.out(), err, "线索 / leads");
        }
        return Exit.DONE;
    }

    private static String json(Lead lead) {
        return ApiRecords.JSON.writeValueAsString(ApiRecords.of(lead));
    }

    private static String plain(Lead lead) {
        return "%s  %s  %s  商品 / listings %d  -> %s"
                .formatted(
                        lead.number(),
                        lead.status().chinese(),
                        PlainLine.of(lead.subject().name()),
                        lead.items().size(),
                        lead.routing().primary().name());
    }
}
