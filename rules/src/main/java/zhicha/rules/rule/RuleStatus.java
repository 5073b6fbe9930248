package zhicha.rules.rule;

import java.util.Locale;

/** How far a rule is trusted, after Sigma's ladder. Only {@code TEST} and {@code STABLE} rules put listings in the queue. */
public enum RuleStatus {
    /** Runs and is counted, but its hits are only watched. */
    EXPERIMENTAL,
    TEST,
    STABLE,
    /** Kept for old decisions; does not run. */
    DEPRECATED;

    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }
}
