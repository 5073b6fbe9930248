package zhicha.market.offer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import zhicha.market.goods.Money;
import zhicha.market.goods.Sold;
import zhicha.market.seller.Shopkeeper;
import zhicha.market.truth.Reach;
import zhicha.market.truth.TruthEntry;
import zhicha.rules.pack.Sector;

/**
 * One listing as its shop shows it, with the truth beside it.
 *
 * @param item item number, digits
 * @param condition {@code new} or {@code used}
 * @param pictures file names in the market's picture book
 */
public record Offer(
        String item,
        Shopkeeper keeper,
        Sector sector,
        String title,
        String description,
        @Nullable String brand,
        Money price,
        Sold sold,
        int stock,
        String condition,
        List<String> pictures,
        TruthEntry truth) {
    public Offer {
        pictures = List.copyOf(pictures);
    }

    public Reach reach() {
        return truth.reach();
    }
}
