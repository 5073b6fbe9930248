package zhicha.rules.subject.json;

import zhicha.rules.rule.Wording;

/** A JSON text is no listing. The message, in English, names the field, the value and the cure. */
public final class ListingProblem extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Wording wording;

    public ListingProblem(Wording wording) {
        this(plain(wording.zh()), plain(wording.en()));
    }

    private ListingProblem(String zh, String en) {
        super(en);
        this.wording = new Wording(zh, en);
    }

    private static String plain(String message) {
        // what a seller wrote must not disturb the terminal or the log that shows it
        return message.replaceAll("\\p{Cntrl}", "\uFFFD");
    }

    /** The message in both languages. */
    public Wording wording() {
        return wording;
    }
}
