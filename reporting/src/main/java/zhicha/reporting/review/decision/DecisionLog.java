package zhicha.reporting.review.decision;

import java.util.List;

/** The log of decisions as it is read back. */
public interface DecisionLog {
    /** The log in its order, from the entry after {@code sequence}. */
    List<Decision> decisionsAfter(long sequence, int limit);

    ChainHead head();

    /**
     * The end of the decision log.
     *
     * @param sequence of the last entry, 0 for an empty log
     * @param digest of the last entry, zeros for an empty log
     */
    record ChainHead(long sequence, String digest) {
        public static final ChainHead EMPTY = new ChainHead(0, "0".repeat(64));
    }
}
