package zhicha.market.shop.markup;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import zhicha.market.offer.Offer;
import zhicha.market.seller.Shopkeeper;

/** JSON-LD in the shapes that shops use: alone, within {@code @graph}, offers as a list, aggregate offers for ranges. */
public final class JsonLdMarkup implements ItemMarkup {
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public String head(Offer offer, Links links) {
        ObjectNode product = product(offer, links);
        ObjectNode root = product;
        if (shape(offer) == 1) {
            root = JSON.createObjectNode().put("@context", "https://schema.org");
            ArrayNode graph = root.putArray("@graph");
            graph.addObject().put("@type", "WebSite").put("name", links.shop());
            graph.add(product);
        } else {
            product.put("@context", "https://schema.org");
        }
        // a closing script tag inside a string would end the element
        String json = JSON.writeValueAsString(root).replace("</", "<\\/");
        return "<script type=\"application/ld+json\">" + json + "</script>\n";
    }

    private static int shape(Offer offer) {
        return Integer.parseInt(offer.item()) % 4;
    }

    private static ObjectNode product(Offer offer, Links links) {
        ObjectNode product = JSON.createObjectNode();
        product.put("@type", "Product").put("sku", offer.item()).put("name", offer.title());
        product.put("description", offer.description())
                .put("category", offer.sector().chinese());
        if (offer.brand() != null) {
            product.putObject("brand").put("@type", "Brand").put("name", offer.brand());
        }
        if (offer.pictures().size() == 1 && shape(offer) == 2) {
            product.put("image", links.absolute(links.picture(offer.pictures().getFirst())));
        } else {
            ArrayNode images = product.putArray("image");
            offer.pictures().forEach(name -> images.add(links.absolute(links.picture(name))));
        }
        ObjectNode price = shape(offer) == 2 ? product.putArray("offers").addObject() : product.putObject("offers");
        if (offer.price().high() != null) {
            price.put("@type", "AggregateOffer")
                    .put("lowPrice", offer.price().amount().toPlainString());
            price.put("highPrice", offer.price().high().toPlainString());
        } else if (shape(offer) == 3) {
            price.put("@type", "Offer").put("price", offer.price().amount().doubleValue());
        } else {
            price.put("@type", "Offer").put("price", offer.price().amount().toPlainString());
        }
        price.put("priceCurrency", "CNY").put("availability", "https://schema.org/InStock");
        price.put(
                "itemCondition",
                offer.condition().equals("used")
                        ? "https://schema.org/UsedCondition"
                        : "https://schema.org/NewCondition");
        Shopkeeper keeper = offer.keeper();
        price.putObject("seller")
                .put("@type", "Organization")
                .put("identifier", keeper.id())
                .put("name", keeper.name());
        return product;
    }

    @Override
    public String body(Offer offer, Links links) {
        StringBuilder thumbs = new StringBuilder();
        for (String name : offer.pictures()) {
            thumbs.append("<img src=\"").append(links.picture(name)).append("\" alt=\"商品图\">");
        }
        Shopkeeper keeper = offer.keeper();
        return """
                <div class="item"><div class="gallery">%s</div>
                <div class="facts"><h1>%s</h1>
                <p class="price">%s</p>
                <ul><li>销量：<span class="sold">%s</span></li><li>库存：<span class="stock">%d</span> 件</li>
                <li>发货地：<span class="dispatch">%s</span></li></ul>
                <p class="buy"><b>加入购物车</b><b>立即购买</b></p></div>
                <aside class="shop"><h3><a href="/shop/%s" data-shop="%s">%s</a></h3>
                <p>所在地：<span class="place">%s</span></p>
                <p>统一社会信用代码：<span class="licence">%s</span></p>
                <p>客服：%s</p></aside></div>
                <section class="detail"><h2>商品详情</h2><p>%s</p></section>
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
