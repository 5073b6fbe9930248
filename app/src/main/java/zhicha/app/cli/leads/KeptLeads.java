package zhicha.app.cli.leads;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import zhicha.app.cli.terminal.CommandFailure;
import zhicha.app.cli.terminal.Exit;
import zhicha.reporting.lead.Lead;
import zhicha.reporting.lead.LeadStore;

/** The leads of a store as a verb asks for them: all, or one by its number. */
record KeptLeads(LeadStore leads) {
    private static final int ROWS = 200;

    /** Every lead, latest number first. */
    List<Lead> all() {
        List<Lead> all = new ArrayList<>();
        List<Lead> some;
        do {
            some = leads.leads(Set.of(), ROWS, all.size());
            all.addAll(some);
        } while (some.size() == ROWS);
        return all;
    }

    /** @throws CommandFailure where there is none */
    Lead named(String number) {
        return leads.lead(number)
                .orElseThrow(() -> new CommandFailure(
                        Exit.BAD_DATA,
                        "没有这条线索 / there is no lead " + number,
                        "leads list 列出全部编号 / leads list tells the numbers there are"));
    }
}
