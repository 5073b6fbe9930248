package zhicha.reporting.lead.routing;

import java.util.List;
import zhicha.rules.rule.Wording;

/**
 * Which office gets a lead, and why.
 *
 * @param primary the office that should look first
 * @param through offices it goes through or that get a copy
 * @param first what must be done before anything else, in order; for instance asking the platform for the address
 * @param notes what else the officer should weigh: safety, customs, consultation
 */
public record Routing(
        Addressee primary, List<Addressee> through, List<Wording> first, Wording why, List<Wording> notes) {
    public Routing {
        through = List.copyOf(through);
        first = List.copyOf(first);
        notes = List.copyOf(notes);
    }

    /** An office that is in the directory, or one that is not and can only be described. */
    public sealed interface Addressee {
        String name();

        record Known(Agency agency) implements Addressee {
            @Override
            public String name() {
                return agency.name();
            }
        }

        /** For instance 卖家所在地（浙江省）县级以上市场监督管理部门. */
        record Described(Agency.Kind kind, String name) implements Addressee {}
    }
}
