package zhicha.market.shop.markup;

import zhicha.market.offer.Offer;
import zhicha.market.seller.Shopkeeper;

/** OpenGraph for what sharing needs; the rest only by selectors. */
public final class OpenGraphMarkup implements ItemMarkup {
    @Override
    public String head(Offer offer, Links links) {
        StringBuilder head = new StringBuilder();
        meta(head, "og:type", "product");
        meta(head, "og:title", offer.title());
        meta(head, "og:url", links.absolute(links.item(offer)));
        meta(head, "og:site_name", links.shop());
        meta(head, "og:description", offer.description());
        offer.pictures().forEach(name -> meta(head, "og:image", links.absolute(links.picture(name))));
        meta(head, "product:price:amount", offer.price().amount().toPlainString());
        meta(head, "product:price:currency", "CNY");
        meta(head, "product:condition", offer.condition());
        meta(head, "product:retailer_item_id", offer.item());
        if (offer.brand() != null) {
            meta(head, "product:brand", offer.brand());
        }
        return head.toString();
    }

    private static void meta(StringBuilder head, String property, String content) {
        head.append("<meta property=\"")
                .append(property)
                .append("\" content=\"")
                .append(Html.text(content))
                .append("\">\n");
    }

    @Override
    public String body(Offer offer, Links links) {
        StringBuilder thumbs = new StringBuilder();
        for (String name : offer.pictures()) {
            thumbs.append("<a href=\"")
                    .append(links.picture(name))
                    .append("\"><img src=\"")
                    .append(links.picture(name))
                    .append("\" alt=\"\"></a>");
        }
        Shopkeeper keeper = offer.keeper();
        return """
                <article class="item"><div class="gallery">%s</div><div class="facts">
                <h2 class="name">%s</h2><p class="price">%s</p><p class="meta"><i class="sold">%s</i> <i>剩余 <b class="stock">%d</b></i>
                <i class="dispatch">%s</i></p>
                <div class="shop"><a data-shop="%s" href="/shop/%s">%s</a> <span class="place">%s</span>
                <small class="licence">%s</small> %s</div></div></article>
                <section class="detail"><p>%s</p></section>
                """.formatted(
                        thumbs,
                        Html.text(offer.title()),
                        offer.price().shown(),
                        offer.sold().shown(),
                        offer.stock(),
                        keeper.shipsFrom(),
                        keeper.id(),
                        keeper.id(),
                        Html.text(keeper.name()),
                        keeper.location(),
                        keeper.licence(),
                        Html.spans("contact", keeper.contacts()),
                        Html.text(offer.description()));
    }
}
