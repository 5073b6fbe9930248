package zhicha.reporting.lead;

import java.util.List;

/** Writes what a lead knows, and what it does not, under the four filing conditions. */
final class FilingConditions {
    private FilingConditions() {}

    static List<FilingCondition> of(Lead lead) {
        return List.of();
    }
}
