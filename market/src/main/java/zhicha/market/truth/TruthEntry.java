package zhicha.market.truth;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import zhicha.rules.rule.Verdict;

/**
 * The truth about one listing.
 *
 * @param listing id as the crawler forms it: site id, hyphen, item number
 * @param sector as written in packs
 * @param kinds at least one; the strongest expectation counts
 * @param variant disguise of an evasive spelling, transform of a copied picture; else empty
 * @param right the right it concerns; null for ordinary goods
 * @param seller the shop's id on its platform
 * @param title as shown, disguise included; the invisible included too
 * @param price decimal yuan as shown, or the lowest of a range
 * @param sales displayed number sold, a lower bound
 */
public record TruthEntry(
        String listing,
        String site,
        String item,
        String sector,
        List<Kind> kinds,
        String variant,
        @Nullable String right,
        Reach reach,
        String seller,
        String title,
        String price,
        long sales) {
    public TruthEntry {
        kinds = List.copyOf(kinds);
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("listing " + listing + " of the demo market has no kind");
        }
        if (right == null && kinds.stream().anyMatch(kind -> kind.expected() != Verdict.CLEAR)) {
            throw new IllegalArgumentException("listing " + listing + " of kinds " + kinds + " names no right");
        }
    }

    /** The verdict this listing deserves in view of its right. */
    public Verdict expected() {
        return kinds.stream().map(Kind::expected).max(Comparator.naturalOrder()).orElse(Verdict.CLEAR);
    }
}
