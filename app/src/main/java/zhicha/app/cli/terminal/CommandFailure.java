package zhicha.app.cli.terminal;

/** A verb cannot go on, and it is not a bug: says what, where and what to do, and with which exit code. */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int exit;
    private final String cure;

    public CommandFailure(int exit, String problem, String cure) {
        super(problem);
        this.exit = exit;
        this.cure = cure;
    }

    public static CommandFailure usage(String problem, String cure) {
        return new CommandFailure(Exit.USAGE, problem, cure);
    }

    public static CommandFailure unavailable(String problem, String cure) {
        return new CommandFailure(Exit.UNAVAILABLE, problem, cure);
    }

    public int exit() {
        return exit;
    }

    public String cure() {
        return cure;
    }
}
