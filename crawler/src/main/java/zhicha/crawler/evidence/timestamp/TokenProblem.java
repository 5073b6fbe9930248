package zhicha.crawler.evidence.timestamp;

/** A time-stamp that is not what it should be; the message says what is wrong with it. */
public final class TokenProblem extends Exception {
    private static final long serialVersionUID = 1;

    TokenProblem(String problem) {
        super(problem);
    }

    TokenProblem(String problem, Throwable cause) {
        super(problem + (cause.getMessage() == null ? "" : ": " + cause.getMessage()), cause);
    }
}
