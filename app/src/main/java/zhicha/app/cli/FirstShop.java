package zhicha.app.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A shop of invented goods on loopback for the {@link FirstRun}: pages as shops make them, with and without structured data,
 * so that what is learned of them is of use with others. The same each time.
 */
final class FirstShop implements AutoCloseable {
    /** Enough for what runs for every page to be noticed as such. */
    static final int GOODS = 1_000;

    private static final Pattern ITEM = Pattern.compile("/item/(\\d{1,6})");
    private static final long SEED = 20261123;
    private static final int RELATED = 20;
    private static final String[] NOUNS = {"积木", "保温杯", "雪地靴", "木耳", "围巾", "台灯", "手套", "大米"};
    private static final String[] WORDS = {"加厚", "儿童", "户外", "现货", "防水", "礼盒", "家用", "轻便", "冬季", "手工"};

    private final HttpServer server;

    FirstShop() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", FirstShop::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Matcher item = ITEM.matcher(path);
        String page = path.equals("/") ? front() : item.matches() ? goods(Integer.parseInt(item.group(1))) : "";
        byte[] body = page.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String front() {
        StringBuilder page = new StringBuilder(head("首页", "")).append("<ul>");
        for (int item = 1; item <= GOODS; item++) {
            page.append(link(item, NOUNS[item % NOUNS.length]));
        }
        return page.append("</ul></body></html>").toString();
    }

    private static String head(String title, String more) {
        return "<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>" + title + "</title>" + more
                + "</head><body><nav class=\"menu\"><a href=\"/\">首页</a> <a href=\"/help\">帮助</a></nav>";
    }

    private static String link(int item, String name) {
        return "<li class=\"card\"><a href=\"/item/" + item + "\">" + name + " " + item + "</a></li>\n";
    }

    private static String goods(int item) {
        Random random = new Random(SEED + item);
        String title = words(random, 3) + NOUNS[item % NOUNS.length] + " " + item + " 号";
        String price = String.format(Locale.ROOT, "%d.%02d", 5 + random.nextInt(900), random.nextInt(100));
        // of five two say it for machines, two for people alone, and one in attributes
        String data = item % 5 < 2 ? """
                <script type="application/ld+json">{"@context": "https://schema.org", "@type": "Product", "name": "%s",
                 "sku": "%d", "offers": {"@type": "Offer", "price": "%s", "priceCurrency": "CNY",
                 "availability": "https://schema.org/InStock"}}</script>""".formatted(title, item, price) : "";
        String scope = item % 5 == 2 ? " itemscope itemtype=\"https://schema.org/Product\"" : "";
        StringBuilder page = new StringBuilder(head(title, data))
                .append("<div class=\"crumbs\"><a href=\"/\">首页</a> &gt; <a href=\"/item/1\">百货</a></div><main")
                .append(scope)
                .append("><h1 itemprop=\"name\">")
                .append(title)
                .append("</h1><p class=\"price\">¥<b itemprop=\"price\">")
                .append(price)
                .append("</b></p><p>已售 ")
                .append(random.nextInt(3_000))
                .append(" 件</p><button class=\"buy\">立即购买</button><div class=\"shop-name\">冰城百货</div>\n")
                .append("<table class=\"spec\">");
        for (int row = 0; row < 12; row++) {
            page.append("<tr><th>规格 ")
                    .append(row)
                    .append("</th><td>")
                    .append(words(random, 2))
                    .append("</td></tr>");
        }
        page.append("</table><div class=\"description\">");
        for (int paragraph = 0; paragraph < 12; paragraph++) {
            page.append("<p>").append(words(random, 40)).append("。</p>\n");
        }
        page.append("</div></main><ul class=\"related\">");
        for (int i = 0; i < RELATED; i++) {
            page.append(link(1 + random.nextInt(GOODS), words(random, 2)));
        }
        return page.append("</ul><footer>© 示例</footer></body></html>").toString();
    }

    private static String words(Random random, int many) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < many; i++) {
            text.append(WORDS[random.nextInt(WORDS.length)]).append(i % 9 == 8 ? "，" : "");
        }
        return text.toString();
    }
}
