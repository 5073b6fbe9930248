package zhicha.reporting.lead;

import java.util.List;
import org.jspecify.annotations.Nullable;
import zhicha.reporting.lead.routing.Place;
import zhicha.reporting.seller.SellerKey;
import zhicha.rules.subject.Seller;

/**
 * The legal subject a lead is about, as far as pages show it.
 *
 * @param shops the shop as shown on each platform, in the order of the listings
 * @param licence social credit code in its proper shape, or null
 * @param place where it does business
 */
public record Subject(
        SellerKey key, List<Shop> shops, @Nullable String licence, Place place) {
    public Subject {
        shops = List.copyOf(shops);
    }

    /** Displayed name of the first shop, or null where none is shown. */
    public @Nullable String name() {
        return shops.stream()
                .map(shop -> shop.seller().name())
                .filter(name -> name != null && !name.isBlank())
                .findFirst()
                .orElse(null);
    }

    /** @param platform null where the listing names none */
    public record Shop(@Nullable String platform, Seller seller) {}
}
