package zhicha.matcher.text;

import java.util.List;
import java.util.Optional;
import zhicha.matcher.hit.Reason;
import zhicha.rules.subject.TextField;

/**
 * Shops whose displayed name joins a right's name with a claim to be official, either of them plain or disguised. A numbered copy of a
 * shop (官方旗舰店1店, 旗舰店二店) is seen with its number.
 */
public final class ShopNames {
    private static final String NUMBERS = "0123456789一二三四五六七八九十①②③④⑤分新老";
    /** Longest suffix such as "（第12分店）", in UTF-16 units. */
    private static final int LONGEST_SUFFIX = 6;

    private ShopNames() {}

    /**
     * The most telling joint of name and claim: the span runs from the first of the two to the last, with the number of the shop.
     *
     * @param names the names of one right
     * @param everyday whether these are but words of everyday language (苹果); then name and claim must adjoin and begin the shop's name,
     *     as in 苹果官方旗舰店, not 红苹果童装旗舰店
     */
    public static Optional<Reason.ShopName> claimFor(
            List<Mark> names, TextFindings findings, String shopName, boolean everyday) {
        Reason.ShopName shortest = null;
        for (Mark mark : names) {
            if (mark.reason().field() != TextField.SELLER_NAME) {
                continue;
            }
            for (TextFindings.Claim claim : findings.claims()) {
                int start = Math.min(mark.reason().start(), claim.start());
                int end = Math.max(mark.reason().end(), claim.end());
                boolean adjoining = mark.reason().start() == 0
                        && claim.start() - mark.reason().end() <= 1;
                if (everyday && (!adjoining || !findings.goods().isEmpty())) {
                    continue;
                }
                end = withNumber(shopName, end);
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

    /** Where a number and 店 that follow the claim end; {@code end} where none do. */
    private static int withNumber(String shopName, int end) {
        for (int at = end; at < shopName.length() && at - end < LONGEST_SUFFIX; at++) {
            char character = shopName.charAt(at);
            if (character == '店') {
                return at > end ? at + 1 : end;
            }
            if (NUMBERS.indexOf(character) < 0 && "第号（(".indexOf(character) < 0) {
                return end;
            }
        }
        return end;
    }
}
