package zhicha.app.cli;

/** A verb cannot go on, and it is not a bug: says what, where and what to do, and with which exit code. */
final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int exit;
    private final String cure;

    CommandFailure(int exit, String problem, String cure) {
        super(problem);
        this.exit = exit;
        this.cure = cure;
    }

    static CommandFailure usage(String problem, String cure) {
        return new CommandFailure(Exit.USAGE, problem, cure);
    }

    static CommandFailure unavailable(String problem, String cure) {
        return new CommandFailure(Exit.UNAVAILABLE, problem, cure);
    }

    int exit() {
        return exit;
    }

    String cure() {
        return cure;
    }
}
