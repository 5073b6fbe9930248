package zhicha.reporting.lead.estimate;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import zhicha.reporting.law.Threshold;
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

    /**
     * @param verified thresholds of these offences that somebody verified and that are in force on the day of the act
     * @param turnover null where nothing could be estimated
     */
    public static CriminalHint of(List<String> offences, List<Threshold> verified, @Nullable Turnover turnover) {
        List<Threshold> rows = verified.stream()
                .filter(row -> row.metric() == Threshold.Metric.TURNOVER || row.metric() == Threshold.Metric.SALES)
                .toList();
        if (turnover == null || rows.isEmpty()) {
            return new CriminalHint(
                    Level.NO_JUDGEMENT,
                    offences,
                    new Wording("未核验，不作判断", "no judgement: no verified figure or no estimate"));
        }
        // from half of a figure on it is worth a look: reasonable suspicion is enough
        boolean near = rows.stream()
                .anyMatch(row -> turnover.high().multiply(BigDecimal.TWO).compareTo(row.value()) >= 0);
        return near
                ? new CriminalHint(
                        Level.POSSIBLY_REACHED,
                        offences,
                        new Wording(
                                "可能达到或接近追诉标准（估算，须核实）", "may reach or come near a threshold (estimate, to be verified)"))
                : new CriminalHint(
                        Level.NOT_SHOWN_BY_ESTIMATE,
                        offences,
                        new Wording(
                                "现有估算未显示接近追诉标准；有合理怀疑的仍应依法移送",
                                "the estimate shows nothing near a threshold; reasonable suspicion still calls for a transfer"));
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
