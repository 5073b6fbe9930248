package zhicha.reporting.lead;

import java.util.List;
import zhicha.rules.rule.Wording;

/**
 * What the thresholds for police transfer say about an estimate. Never "not to be transferred": reasonable suspicion is
 * for the officer to weigh, whatever a figure says.
 *
 * @param offences articles of the Criminal Law that the kind of act may fall under
 * @param verdict one sentence; where no row was verified it is 未核验，不作判断
 */
public record CriminalHint(Level level, List<String> offences, Wording verdict) {
    public CriminalHint {
        offences = List.copyOf(offences);
    }

    public enum Level {
        /** No verified row speaks about it, or no figure could be estimated. */
        NO_JUDGEMENT,
        /** A verified row's figure may be reached, or more than half of it. */
        POSSIBLY_REACHED,
        /** The estimate is below half of every verified row; says nothing about transfer. */
        NOT_SHOWN_BY_ESTIMATE
    }
}
