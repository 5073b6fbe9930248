package zhicha.market.shop.markup;

import java.util.function.Function;
import java.util.function.UnaryOperator;
import zhicha.market.offer.Offer;
import zhicha.rules.pack.Sector;

/** How a shop writes one listing into a page. Implementations hold no state. */
public interface ItemMarkup {
    /** What belongs into the page's head, besides title and style. */
    String head(Offer offer, Links links);

    /** The part of the body that shows the listing. */
    String body(Offer offer, Links links);

    /**
     * Addresses of one shop; paths begin with a slash.
     *
     * @param shop its name
     * @param base scheme, host and port, without a closing slash
     * @param items path of a listing by its item number
     * @param categories path of a category's first page by its sector
     */
    record Links(String shop, String base, UnaryOperator<String> items, Function<Sector, String> categories) {
        public String item(Offer offer) {
            return items.apply(offer.item());
        }

        public String category(Offer offer) {
            return categories.apply(offer.sector());
        }

        public String picture(String name) {
            return "/img/" + name;
        }

        public String absolute(String path) {
            return base + path;
        }
    }
}
