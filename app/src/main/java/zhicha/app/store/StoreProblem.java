package zhicha.app.store;

/** The store cannot be used; the message says what to do. */
public final class StoreProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private StoreProblem(String message, Throwable cause) {
        super(message, cause);
    }

    static StoreProblem unreachable(StoreSettings settings, Throwable cause) {
        String why = deepest(cause);
        String cure = why.contains("already in use") || why.contains("locked")
                ? "another zhicha has it open: stop that one, or give this one another folder with --data"
                : "check the address, the user and that the server runs (zhicha doctor)";
        return new StoreProblem("cannot open the store at " + settings + ": " + why + "; " + cure, cause);
    }

    static StoreProblem outdated(StoreSettings settings, Throwable cause) {
        return new StoreProblem(
                "cannot bring the tables of the store at " + settings + " up to date: " + deepest(cause)
                        + "; if a newer zhicha wrote it, run that one, else restore the last backup",
                cause);
    }

    private static String deepest(Throwable problem) {
        Throwable deepest = problem;
        while (deepest.getCause() != null && deepest.getCause() != deepest) {
            deepest = deepest.getCause();
        }
        String message = deepest.getMessage();
        return message == null ? deepest.getClass().getName() : message;
    }
}
