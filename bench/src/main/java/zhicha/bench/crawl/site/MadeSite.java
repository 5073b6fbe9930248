package zhicha.bench.crawl.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A site of invented listings on loopback hosts, drawn from a seed: the same seed gives the same bytes. A host has a front
 * page, {@code /item/1.html} and so on, and a robots.txt that forbids {@code /private/}, which every page links to.
 *
 * @param net the hosts are {@code 127.0.net.1}, {@code 127.0.net.2} and so on
 * @param items listings on each host
 * @param bytes length of a listing's page, give or take a paragraph
 */
public record MadeSite(long seed, int net, int hosts, int items, int bytes) {
    private static final String[] NOUNS = {"积木", "滑雪镜", "大米", "保温杯", "雪地靴", "人参", "木耳", "围巾", "台灯", "手套"};
    private static final String[] WORDS = {
        "黑土", "当季", "真空包装", "轻便", "防滑", "耐磨", "手工", "加厚", "儿童", "户外", "冬季", "原产地", "现货", "防水", "礼盒", "家用"
    };
    private static final int RELATED = 24;

    public List<String> names() {
        return IntStream.rangeClosed(1, hosts)
                .mapToObj(host -> "127.0." + net + "." + host)
                .toList();
    }

    /** Front pages and listings, robots.txt not counted. */
    public int pages() {
        return hosts * (items + 1);
    }

    /** Writes every page below {@code folder/HOST/}. */
    public void write(Path folder) throws IOException {
        List<String> names = names();
        for (int host = 0; host < hosts; host++) {
            String name = names.get(host);
            Path home = Files.createDirectories(folder.resolve(name));
            Files.createDirectories(home.resolve("item"));
            Files.writeString(home.resolve("robots.txt"), "User-agent: *\nDisallow: /private/\n");
            Files.writeString(home.resolve("index.html"), front(host, name));
            for (int item = 1; item <= items; item++) {
                Files.writeString(
                        home.resolve("item").resolve(number(host, item) + ".html"), listing(host, name, item));
            }
        }
    }

    /** No two hosts have the same item, so that each page is a listing of its own. */
    private static int number(int host, int item) {
        return host * 100_000 + item;
    }

    /** The front page links as many listings as a page may show; the others are reached from there. */
    private String front(int host, String name) {
        StringBuilder page = new StringBuilder(head(name, "测速商城"));
        for (int item = 1; item <= Math.min(items, 40); item++) {
            page.append("<li><a href=\"/item/")
                    .append(number(host, item))
                    .append(".html\">商品 ")
                    .append(item)
                    .append("</a></li>\n");
        }
        return page.append("</ul></body></html>").toString();
    }

    private static String head(String host, String title) {
        return "<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>" + title + " " + host
                + "</title></head><body><nav><a href=\"/\">首页</a> <a href=\"/private/cart\">购物车</a></nav><ul>\n";
    }

    private String listing(int host, String name, int item) {
        Random random = new Random(seed * 31 + number(host, item));
        String noun = NOUNS[random.nextInt(NOUNS.length)];
        String title = word(random) + word(random) + noun + " " + name + "-" + item;
        String price = String.format(Locale.ROOT, "%d.%02d", 5 + random.nextInt(900), random.nextInt(100));
        StringBuilder page = new StringBuilder(bytes + 4096);
        page.append("<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>")
                .append(title)
                .append("</title>\n<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",")
                .append("\"@type\":\"Product\",\"name\":\"")
                .append(title)
                .append("\",\"sku\":\"")
                .append(number(host, item))
                .append(
                        "\",\"brand\":{\"@type\":\"Brand\",\"name\":\"测速牌\"},\"offers\":{\"@type\":\"Offer\",\"price\":\"")
                .append(price)
                .append(
                        "\",\"priceCurrency\":\"CNY\",\"availability\":\"https://schema.org/InStock\"}}</script>\n</head><body>\n")
                .append("<nav><a href=\"/\">首页</a> <a href=\"/private/cart\">购物车</a>"
                        + " <a href=\"https://partner.example/\">合作</a></nav>\n<main><h1>")
                .append(title)
                .append("</h1><p class=\"price\">¥")
                .append(price)
                .append("</p>\n<ul class=\"related\">\n");
        for (int link : related(random, item)) {
            page.append("<li><a href=\"/item/")
                    .append(number(host, link))
                    .append(".html\">")
                    .append(word(random))
                    .append(noun)
                    .append(' ')
                    .append(link)
                    .append("</a></li>\n");
        }
        page.append("</ul>\n<table>\n");
        for (int row = 0; row < 20; row++) {
            page.append("<tr><th>规格 ")
                    .append(row)
                    .append("</th><td>")
                    .append(word(random))
                    .append("</td></tr>\n");
        }
        page.append("</table>\n");
        int written = utf8(page);
        while (written < bytes) {
            StringBuilder text = new StringBuilder("<div class=\"review\"><b>买家 ")
                    .append(random.nextInt(10_000))
                    .append("</b><p>");
            for (int i = 0; i < 30; i++) {
                text.append(word(random)).append(i % 7 == 6 ? "，" : "");
            }
            text.append("。</p></div>\n");
            written += utf8(text);
            page.append(text);
        }
        return page.append("</main></body></html>").toString();
    }

    /** Twice its number and the one after, so that all are reached in few steps, and others by chance. */
    private List<Integer> related(Random random, int item) {
        List<Integer> links = new ArrayList<>();
        for (int next : new int[] {2 * item, 2 * item + 1, item + 1}) {
            if (next <= items) {
                links.add(next);
            }
        }
        while (links.size() < RELATED) {
            links.add(1 + random.nextInt(items));
        }
        return links;
    }

    private static String word(Random random) {
        return WORDS[random.nextInt(WORDS.length)];
    }

    private static int utf8(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
