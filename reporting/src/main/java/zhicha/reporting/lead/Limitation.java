package zhicha.reporting.lead;

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
        LocalDate actSeenOn, LocalDate ordinary, LocalDate extended, boolean safetySector, Wording note) {}
