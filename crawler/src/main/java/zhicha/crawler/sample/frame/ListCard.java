package zhicha.crawler.sample.frame;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a list shows of one listing beside its link.
 *
 * @param title at most 200 characters
 * @param price the lowest of a range
 * @param sales displayed number sold
 * @param seller name of the shop, at most 80 characters
 * @param sellerYears displayed years in business
 */
public record ListCard(
        String title,
        @Nullable BigDecimal price,
        @Nullable Long sales,
        String seller,
        @Nullable Long sellerYears) {
    public static final ListCard EMPTY = new ListCard("", null, null, "", null);

    public ListCard {
        title = cut(title, 200);
        seller = cut(seller, 80);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
