package zhicha.rules.rule;

/** A value cannot be meant as it was written; says so in both languages. {@link #getMessage()} is the English. */
public final class UntrueValue extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final transient Wording wording;

    public UntrueValue(Wording wording) {
        super(wording.en());
        this.wording = wording;
    }

    public UntrueValue(Wording wording, Throwable cause) {
        super(wording.en(), cause);
        this.wording = wording;
    }

    /** What an exception says; one that speaks a single language says it in both. */
    public static Wording of(IllegalArgumentException said) {
        return said instanceof UntrueValue untrue ? untrue.wording : Wording.same(String.valueOf(said.getMessage()));
    }
}
