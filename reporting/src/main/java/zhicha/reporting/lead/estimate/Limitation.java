package zhicha.reporting.lead.estimate;

import java.time.LocalDate;
import zhicha.rules.rule.Wording;

/**
 * Until when an administrative penalty is possible, reckoned from the last day the act was seen: Administrative Penalty
 * Law article 36.
 *
 * @param actSeenOn last day the listing was seen online (Beijing time)
 * @param ordinary two years later
 * @param extended five years later, where life, health or financial safety is harmed
 * @param safetySector the goods are of a sector where the longer one may apply
 */
public record Limitation(
        LocalDate actSeenOn, LocalDate ordinary, LocalDate extended, boolean safetySector, Wording note) {
    /** @param last day the act was seen for the last time */
    public static Limitation from(LocalDate last, boolean safetySector) {
        return new Limitation(
                last,
                last.plusYears(2),
                last.plusYears(5),
                safetySector,
                new Wording(
                        "自最后一次见到该行为之日起算；行为有连续或者继续状态的，从终了之日起计算",
                        "counted from the last day the act was seen; for a continuing act, from its end"));
    }
}
