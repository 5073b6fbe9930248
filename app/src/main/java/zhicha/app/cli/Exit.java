package zhicha.app.cli;

/** Exit codes, promised to other programs and listed in the README. The figures above 64 are those of BSD's sysexits. */
final class Exit {
    static final int DONE = 0;
    /** Findings or failed checks. */
    static final int FINDINGS = 1;

    static final int USAGE = 2;
    /** Bad input data; the good part was still processed. */
    static final int BAD_DATA = 65;
    /** Something it needs is not there. */
    static final int UNAVAILABLE = 69;
    /** A bug of ours. */
    static final int BUG = 70;

    private Exit() {}
}
