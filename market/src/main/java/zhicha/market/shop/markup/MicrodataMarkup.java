package zhicha.market.shop.markup;

import zhicha.market.goods.Money;
import zhicha.market.offer.Offer;
import zhicha.market.seller.Shopkeeper;

/** schema.org microdata; every other page gives the price as text only, without a {@code content} attribute. */
public final class MicrodataMarkup implements ItemMarkup {
    @Override
    public String head(Offer offer, Links links) {
        return "";
    }

    @Override
    public String body(Offer offer, Links links) {
        StringBuilder thumbs = new StringBuilder();
        for (String name : offer.pictures()) {
            thumbs.append("<img itemprop=\"image\" src=\"")
                    .append(links.picture(name))
                    .append("\" alt=\"商品图\">");
        }
        Shopkeeper keeper = offer.keeper();
        String brand = offer.brand() == null
                ? ""
                : "<tr><th>品牌</th><td itemprop=\"brand\" itemscope itemtype=\"http://schema.org/Brand\"><span itemprop=\"name\">"
                        + Html.text(offer.brand()) + "</span></td></tr>";
        return """
                <div class="item" itemscope itemtype="http://schema.org/Product">
                <meta itemprop="sku" content="%s"><meta itemprop="category" content="%s">
                <h1 itemprop="name">%s</h1>
                <div class="gallery">%s</div>
                <div class="facts"><div itemprop="offers" itemscope itemtype="http://schema.org/%s">
                <p class="price">%s</p><meta itemprop="priceCurrency" content="CNY">
                <link itemprop="itemCondition" href="http://schema.org/%s">
                <link itemprop="availability" href="http://schema.org/InStock">
                <div class="shop" itemprop="seller" itemscope itemtype="http://schema.org/Organization">
                <meta itemprop="identifier" content="%s">
                卖家：<a href="/shop/%s" data-shop="%s"><span itemprop="name">%s</span></a>
                <span class="place">%s</span></div></div>
                <table class="params">%s<tr><th>销量</th><td class="sold">%s</td></tr>
                <tr><th>库存</th><td class="stock">%d</td></tr><tr><th>发货</th><td class="dispatch">%s</td></tr>
                <tr><th>营业执照</th><td class="licence">%s</td></tr><tr><th>联系</th><td>%s</td></tr></table></div>
                <div class="detail" itemprop="description">%s</div></div>
                """.formatted(
                        offer.item(),
                        offer.sector().chinese(),
                        Html.text(offer.title()),
                        thumbs,
                        offer.price().high() == null ? "Offer" : "AggregateOffer",
                        price(offer),
                        offer.condition().equals("used") ? "UsedCondition" : "NewCondition",
                        keeper.id(),
                        keeper.id(),
                        keeper.id(),
                        Html.text(keeper.name()),
                        keeper.location(),
                        brand,
                        offer.sold().shown(),
                        offer.stock(),
                        keeper.shipsFrom(),
                        keeper.licence(),
                        Html.spans("contact", keeper.contacts()),
                        Html.text(offer.description()));
    }

    private static String price(Offer offer) {
        Money price = offer.price();
        if (price.high() != null) {
            return "<span itemprop=\"lowPrice\" content=\"%s\">%s</span>-<span itemprop=\"highPrice\" content=\"%s\">%s</span>"
                    .formatted(
                            price.amount().toPlainString(),
                            price.amount().toPlainString(),
                            price.high().toPlainString(),
                            price.high().toPlainString());
        }
        boolean content = Integer.parseInt(offer.item()) % 2 == 0;
        return "<span itemprop=\"price\""
                + (content ? " content=\"" + price.amount().toPlainString() + "\"" : "") + ">" + price.shown()
                + "</span>";
    }
}
