package zhicha.market.shop.markup;

import zhicha.market.offer.Offer;
import zhicha.market.seller.Shopkeeper;

/** No structured data at all: only the selectors of the site file find the fields. Pictures are loaded lazily. */
public final class PlainMarkup implements ItemMarkup {
    /** Loads a picture when it comes into view, as a browser that shows the page would see it. */
    private static final String LOADER = """
            var seen = new IntersectionObserver(function (all) {
              all.forEach(function (one) {
                if (one.isIntersecting) { one.target.src = one.target.dataset.src; seen.unobserve(one.target); }
              });
            });
            document.querySelectorAll('img.lazy').forEach(function (img) { seen.observe(img); });""";

    @Override
    public String head(Offer offer, Links links) {
        return "";
    }

    @Override
    public String body(Offer offer, Links links) {
        StringBuilder thumbs = new StringBuilder();
        for (String name : offer.pictures()) {
            thumbs.append("<img class=\"lazy\" src=\"data:image/gif;base64,R0lGODlhAQABAAAAACw=\" data-src=\"")
                    .append(links.picture(name))
                    .append("\" alt=\"\">");
        }
        Shopkeeper keeper = offer.keeper();
        String brand =
                offer.brand() == null ? "" : "<dt>品牌</dt><dd class=\"brand\">" + Html.text(offer.brand()) + "</dd>";
        return """
                <div class="crumb"><a href="/">首页</a> &gt; <a class="kind" href="%s">%s</a></div>
                <div class="item"><div class="gallery">%s</div><div class="facts">
                <div class="goods-title">%s</div>
                <div class="price"><del>¥%d</del> <span class="now">%s</span></div>
                <div class="meta"><span class="sold">%s</span> · 库存<span class="stock">%d</span></div>
                <dl class="params">%s<dt>成色</dt><dd class="state">%s</dd><dt>发货地</dt><dd class="dispatch">%s</dd></dl>
                <div class="shop"><a class="shop-name" data-shop="%s" href="/shop/%s">%s</a>
                <em class="place">%s</em><p>执照号 <span class="licence">%s</span></p><p>%s</p></div></div></div>
                <div class="detail"><div class="detail-text">%s</div></div>
                <script>%s</script>
                """.formatted(
                        links.category(offer),
                        offer.sector().chinese(),
                        thumbs,
                        Html.text(offer.title()),
                        offer.price().amount().intValue() * 2 + 9,
                        offer.price().shown(),
                        offer.sold().shown(),
                        offer.stock(),
                        brand,
                        offer.condition().equals("used") ? "二手" : "全新",
                        keeper.shipsFrom(),
                        keeper.id(),
                        keeper.id(),
                        Html.text(keeper.name()),
                        keeper.location(),
                        keeper.licence(),
                        Html.spans("contact", keeper.contacts()),
                        Html.text(offer.description()),
                        LOADER);
    }
}
