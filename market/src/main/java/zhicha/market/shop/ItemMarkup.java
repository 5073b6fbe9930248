package zhicha.market.shop;

import zhicha.market.offer.Offer;

/** How a shop writes one listing into a page. Implementations hold no state. */
interface ItemMarkup {
    /** What belongs into the page's head, besides title and style. */
    String head(Offer offer, Links links);

    /** The part of the body that shows the listing. */
    String body(Offer offer, Links links);

    /** Absolute and relative addresses of one shop. */
    record Links(Look look, String base) {
        String item(Offer offer) {
            return look.item(offer.item());
        }

        String picture(String name) {
            return "/img/" + name;
        }

        String absolute(String path) {
            return base + path;
        }
    }
}
