package zhicha.market.seller;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A seller of the market.
 *
 * @param id the platform's identifier of the shop, for instance {@code s-1007}
 * @param site the shop's platform
 * @param company registered name; shown on the seller's page
 * @param holder the right holder who permits this shop to sell, or null
 * @param until last day of that permission, or null where none was stated
 */
public record Shopkeeper(
        String id,
        String site,
        String name,
        String company,
        String location,
        String shipsFrom,
        String licence,
        List<String> contacts,
        @Nullable String holder,
        @Nullable LocalDate until) {
    public Shopkeeper {
        contacts = List.copyOf(contacts);
    }
}
