package zhicha.app.cli.terminal;

/** Exit codes, promised to other programs and listed in the README. The figures above 64 are those of BSD's sysexits. */
public final class Exit {
    public static final int DONE = 0;
    /** Findings or failed checks. */
    public static final int FINDINGS = 1;

    public static final int USAGE = 2;
    /** Bad input data; the good part was still processed. */
    public static final int BAD_DATA = 65;
    /** Something it needs is not there. */
    public static final int UNAVAILABLE = 69;
    /** A bug of ours. */
    public static final int BUG = 70;

    private Exit() {}
}
