package zhicha.reporting.prevalence;

/** Where a flag of a listing stands, as far as estimates go. */
public enum Fate {
    CONFIRMED,
    DISMISSED,
    /** Open or unsure: nobody has settled it. */
    UNDECIDED
}
