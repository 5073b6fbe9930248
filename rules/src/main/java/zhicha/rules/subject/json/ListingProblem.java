package zhicha.rules.subject.json;

/** A JSON text is no listing. The message names the field, the value and the cure. */
public final class ListingProblem extends Exception {
    private static final long serialVersionUID = 1;

    public ListingProblem(String message) {
        // what a seller wrote must not disturb the terminal or the log that shows it
        super(message.replaceAll("\\p{Cntrl}", "\uFFFD"));
    }
}
