package zhicha.crawler.frontier;

import java.util.Optional;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.plan.PageKind;

/**
 * An address that is being worked on.
 *
 * @param key see {@link zhicha.crawler.plan.Route#key}
 * @param depth links from a start page; 0 for the start page itself
 * @param attempts requests that were made for it before this one and came to nothing
 * @param cuts days that ended while it was worked on; what its host did is not to blame for them
 * @param lease names this piece of work; a completion under an older lease is not taken
 */
public record Entry(
        String key,
        WebAddress address,
        PageKind kind,
        Optional<String> item,
        int depth,
        int attempts,
        int cuts,
        String lease) {
    /** As it was found, and nobody works on it. */
    public Entry(String key, WebAddress address, PageKind kind, Optional<String> item, int depth) {
        this(key, address, kind, item, depth, 0, 0, "");
    }

    public Entry leased(String as) {
        return new Entry(key, address, kind, item, depth, attempts, cuts, as);
    }

    /** Asked once more in vain, and nobody works on it. */
    public Entry attempted() {
        return new Entry(key, address, kind, item, depth, attempts + 1, cuts, "");
    }

    /** Cut short by the end of one more day, and nobody works on it. */
    public Entry cut() {
        return new Entry(key, address, kind, item, depth, attempts, cuts + 1, "");
    }
}
