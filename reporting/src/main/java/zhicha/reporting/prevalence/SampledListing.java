package zhicha.reporting.prevalence;

import java.util.List;

/**
 * One listing of the random share.
 *
 * @param flags standing flags, at most one for each right; empty unless it was read
 */
public record SampledListing(String stratum, String shelf, Answer answer, List<RightFlag> flags) {
    public SampledListing {
        flags = List.copyOf(flags);
    }

    /**
     * @param right id
     * @param sector written sector of the right; empty where it has none
     */
    public record RightFlag(String right, String sector, Fate fate) {}
}
