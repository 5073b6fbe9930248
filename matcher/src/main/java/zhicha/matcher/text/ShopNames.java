package zhicha.matcher.text;

import java.util.Optional;
import zhicha.matcher.hit.Reason;
import zhicha.rules.subject.TextField;

/** Shops whose displayed name joins a right's name, plain or disguised, with a claim to be official. */
public final class ShopNames {
    private ShopNames() {}

    /** The most telling joint of name and claim for this right: the span runs from the first of the two to the last. */
    public static Optional<Reason.ShopName> claimFor(String right, TextFindings findings, String shopName) {
        if (findings.claims().isEmpty()) {
            return Optional.empty();
        }
        Reason.ShopName shortest = null;
        for (Mark mark : findings.marks()) {
            if (!mark.right().equals(right) || mark.reason().field() != TextField.SELLER_NAME) {
                continue;
            }
            for (TextFindings.Claim claim : findings.claims()) {
                int start = Math.min(mark.reason().start(), claim.start());
                int end = Math.max(mark.reason().end(), claim.end());
                if (shortest == null || end - start < shortest.end() - shortest.start()) {
                    shortest = new Reason.ShopName(
                            start,
                            end,
                            shopName.substring(start, end),
                            mark.reason().form(),
                            claim.term());
                }
            }
        }
        return Optional.ofNullable(shortest);
    }
}
