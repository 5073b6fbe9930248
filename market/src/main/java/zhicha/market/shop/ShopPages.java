package zhicha.market.shop;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import zhicha.market.offer.Offer;
import zhicha.market.seller.Shopkeeper;
import zhicha.market.shop.markup.Html;
import zhicha.market.shop.markup.ItemMarkup;
import zhicha.market.shop.markup.JsonLdMarkup;
import zhicha.market.shop.markup.MicrodataMarkup;
import zhicha.market.shop.markup.OpenGraphMarkup;
import zhicha.market.shop.markup.PlainMarkup;
import zhicha.market.truth.Reach;
import zhicha.rules.pack.Sector;

/** The pages of one shop: front page, categories, search, listings, sellers. */
final class ShopPages {
    static final int PER_PAGE = 12;
    private static final int SLOW_MILLIS = 300;

    private final Look look;
    private final ItemMarkup markup;
    private final ItemMarkup.Links links;
    private final Map<String, Offer> offers = new LinkedHashMap<>();

    ShopPages(Look look, List<Offer> offers, String base) {
        this.look = look;
        this.links = new ItemMarkup.Links(look.name(), base, look::item, sector -> look.category(sector, 1));
        this.markup = switch (look.site()) {
            case "demo-a" -> new JsonLdMarkup();
            case "demo-b" -> new MicrodataMarkup();
            case "demo-c" -> new PlainMarkup();
            default -> new OpenGraphMarkup();
        };
        offers.forEach(offer -> this.offers.put(offer.item(), offer));
    }

    List<Offer> offers() {
        return List.copyOf(offers.values());
    }

    Answer home() {
        StringBuilder body = new StringBuilder("<div class=\"hero\"><h1>")
                .append(look.name())
                .append("</h1><p>")
                .append(look.motto())
                .append("</p></div><h2>今日推荐</h2>");
        List<Offer> linked = linked();
        body.append(cards(linked.subList(0, Math.min(8, linked.size())), false));
        body.append("<p class=\"hot\">热门搜索：");
        for (String word : List.of("冰箱贴", "耳机", "礼盒")) {
            body.append("<a href=\"/search?q=")
                    .append(word)
                    .append("\">")
                    .append(word)
                    .append("</a> ");
        }
        body.append("</p>");
        if (look == Look.CLOUD) {
            // addresses from before the shop moved, and two that lead nowhere any more
            body.append("<h2>老顾客收藏</h2><ul>");
            for (Offer offer : linked.subList(8, 13)) {
                body.append("<li><a href=\"")
                        .append(look.item(ShopServer.oldNumber(offer.item())))
                        .append("\">上次看过的")
                        .append(offer.sector().chinese())
                        .append("</a></li>");
            }
            body.append(
                    "<li><a href=\"/item/199998\">已下架的商品</a></li><li><a href=\"/item/199999\">已下架的商品</a></li></ul>");
        }
        return page(200, look.name(), "", body.toString(), 0);
    }

    Answer category(Sector sector, int number) {
        List<Offer> here = new ArrayList<>();
        for (Offer offer : offers.values()) {
            if (offer.sector() == sector && offer.reach() != Reach.SITEMAP) {
                here.add(offer);
            }
        }
        int pages = Math.max(1, (here.size() + PER_PAGE - 1) / PER_PAGE);
        if (number < 1 || number > pages) {
            return notFound();
        }
        List<Offer> shown = here.subList((number - 1) * PER_PAGE, Math.min(here.size(), number * PER_PAGE));
        StringBuilder body = new StringBuilder("<h2>")
                .append(sector.chinese())
                .append("</h2>")
                .append(cards(shown, true))
                .append("<p class=\"pager\">");
        for (int page = 1; page <= pages; page++) {
            body.append(
                    page == number
                            ? "<b>" + page + "</b> "
                            : "<a href=\"" + look.category(sector, page) + "\">" + page + "</a> ");
        }
        boolean slow = number > 1 && (sector == Sector.FOOD || sector == Sector.TOYS);
        return page(
                200,
                sector.chinese() + " - " + look.name(),
                "",
                body.append("</p>").toString(),
                slow ? SLOW_MILLIS : 0);
    }

    Answer search(String query) {
        String word = query.startsWith("q=") ? query.substring(2).replaceAll("&.*", "") : "";
        String wanted = URLDecoder.decode(word, StandardCharsets.UTF_8);
        List<Offer> found = linked().stream()
                .filter(offer -> !wanted.isBlank() && offer.title().contains(wanted))
                .limit(24)
                .toList();
        String body = "<h2>搜索：" + Html.text(wanted) + "（" + found.size() + "）</h2>" + cards(found, true);
        return page(200, "搜索 - " + look.name(), "<meta name=\"robots\" content=\"noindex\">", body, 0);
    }

    Answer item(Offer offer) {
        String head = "<link rel=\"canonical\" href=\"" + links.absolute(links.item(offer)) + "\">\n"
                + markup.head(offer, links);
        List<Offer> related = linked().stream()
                .filter(other -> other.sector() == offer.sector() && !other.equals(offer))
                .skip(Integer.parseInt(offer.item()) % 7)
                .limit(4)
                .toList();
        String body = markup.body(offer, links) + "<h2>看了又看</h2>" + cards(related, false);
        boolean slow = Integer.parseInt(offer.item()) % 40 == 0;
        return page(200, offer.title() + " - " + look.name(), head, body, slow ? SLOW_MILLIS : 0, offer.item());
    }

    /** A page that is empty until its script has run. */
    Answer shell(Offer offer) {
        return Answer.html(200, """
                <!DOCTYPE html>
                <html lang="zh-CN"><head><meta charset="utf-8"><link rel="stylesheet" href="/static/style.css"></head>
                <body><div id="app" data-goods="%s"></div><script src="/static/live.js"></script></body></html>
                """.formatted(offer.item()));
    }

    Answer seller(Shopkeeper keeper) {
        List<Offer> here = linked().stream()
                .filter(offer -> offer.keeper().equals(keeper))
                .limit(12)
                .toList();
        String body = """
                <div class="licence-page"><h1>%s</h1><h2>营业执照信息</h2><table>
                <tr><th>名称</th><td>%s</td></tr><tr><th>统一社会信用代码</th><td>%s</td></tr>
                <tr><th>住所</th><td>%s</td></tr><tr><th>发货地</th><td>%s</td></tr><tr><th>联系方式</th><td>%s</td></tr></table>
                <p class="note">演示数据：企业与号码均为虚构。</p></div><h2>在售商品</h2>%s
                """.formatted(
                        Html.text(keeper.name()),
                        Html.text(keeper.company()),
                        keeper.licence(),
                        keeper.location(),
                        keeper.shipsFrom(),
                        Html.spans("contact", keeper.contacts()),
                        cards(here, false));
        return page(200, keeper.name() + " - " + look.name(), "", body, 0);
    }

    Answer notFound() {
        return page(404, "页面不存在 - " + look.name(), "", "<h1>页面走丢了</h1><p><a href=\"/\">回首页</a></p>", 0);
    }

    private List<Offer> linked() {
        return offers.values().stream()
                .filter(offer -> offer.reach() == Reach.LINKS)
                .toList();
    }

    private String cards(List<Offer> shown, boolean tracked) {
        StringBuilder cards = new StringBuilder("<ul class=\"cards\">");
        int place = 0;
        for (Offer offer : shown) {
            place++;
            String tracking = tracked && place % 3 == 0 ? "?utm_source=list&spm=a21." + place + "&from=cat" : "";
            cards.append("<li><a href=\"")
                    .append(Html.text(address(offer) + tracking))
                    .append("\"><img loading=\"lazy\" src=\"")
                    .append(links.picture(offer.pictures().getFirst()))
                    .append("\" alt=\"\"><span>")
                    .append(Html.text(offer.title()))
                    .append("</span></a><b>")
                    .append(offer.price().shown())
                    .append("</b><small>")
                    .append(offer.sold().shown())
                    .append("</small></li>");
        }
        return cards.append("</ul>").toString();
    }

    private String address(Offer offer) {
        return switch (offer.reach()) {
            case LINKS, SITEMAP -> links.item(offer);
            case SCRIPT -> "/live" + links.item(offer);
            case FORBIDDEN -> "/internal" + links.item(offer);
        };
    }

    private Answer page(int status, String title, String head, String body, int delayMillis) {
        return page(status, title, head, body, delayMillis, "0");
    }

    private Answer page(int status, String title, String head, String body, int delayMillis, String item) {
        int declared = look == Look.NORTH ? Integer.parseInt(item) % 3 : -1;
        String meta = switch (declared) {
            case -1 -> "<meta charset=\"utf-8\">";
            case 1 -> "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=gbk\">";
            default -> "";
        };
        StringBuilder nav = new StringBuilder();
        for (Sector sector : Sector.values()) {
            nav.append("<a href=\"")
                    .append(look.category(sector, 1))
                    .append("\">")
                    .append(sector.chinese())
                    .append("</a>");
        }
        String html = """
                <!DOCTYPE html>
                <html lang="zh-CN"><head>%s
                <title>%s</title>
                <meta name="viewport" content="width=device-width,initial-scale=1">
                <link rel="stylesheet" href="/static/style.css">
                %s</head><body class="%s">
                <header><a class="logo" href="/">%s</a><form action="/search"><input name="q" placeholder="搜一搜"><button>搜索</button></form></header>
                <nav>%s</nav>
                <main>%s</main>
                <footer>%s · 知察演示市场，品牌、商家、企业均为虚构</footer></body></html>
                """.formatted(meta, Html.text(title), head, look.site(), look.name(), nav, body, look.name());
        if (declared < 0) {
            return Answer.html(status, html).after(delayMillis);
        }
        // 0: declared in the header, under the narrow name that old servers give; 1: in the page; 2: nowhere
        String type = declared == 0 ? "text/html; charset=gb2312" : "text/html";
        return new Answer(status, Map.of("Content-Type", type), html.getBytes(Answer.GB18030), delayMillis);
    }
}
