package zhicha.reporting.prevalence;

import java.util.List;

/**
 * One listing of the random share.
 *
 * @param page the page of results it was drawn from, in a draw of two stages; empty else
 * @param flags standing flags, at most one for each right; empty unless it was read
 */
public record SampledListing(String stratum, String shelf, String page, Answer answer, List<RightFlag> flags) {
    public SampledListing(String stratum, String shelf, Answer answer, List<RightFlag> flags) {
        this(stratum, shelf, "", answer, flags);
    }

    public SampledListing {
        flags = List.copyOf(flags);
    }

    /**
     * @param right id
     * @param sector written sector of the right; empty where it has none
     */
    public record RightFlag(String right, String sector, Fate fate) {}
}
