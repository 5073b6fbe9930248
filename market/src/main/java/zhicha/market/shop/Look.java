package zhicha.market.shop;

import java.util.List;
import zhicha.rules.pack.Sector;

/**
 * How one shop names itself, dresses, and lays out its addresses.
 *
 * @param colour main colour, {@code #rrggbb}
 * @param itemPath path of a listing, {@code %s} for the item number
 * @param categoryPath path of a category, {@code %s} for the sector
 * @param furtherPath path of a category's later pages, {@code %s} for the sector and {@code %d} for the page from 2
 * @param follow the site file's {@code follow}
 * @param listing the site file's {@code listing}
 * @param disallowed path prefix that robots.txt forbids to everybody
 */
public record Look(
        String site,
        String name,
        String motto,
        String colour,
        String itemPath,
        String categoryPath,
        String furtherPath,
        List<String> follow,
        List<String> listing,
        String disallowed) {
    /** JSON-LD, sitemap index with a gzip part, old addresses that redirect. */
    static final Look CLOUD = new Look(
            "demo-a",
            "云集优选（演示）",
            "好物不远，就在云边",
            "#c8321e",
            "/item/%s",
            "/c/%s",
            "/c/%s?page=%d",
            List.of("/c/.*", "/search.*"),
            List.of("/item/(\\d+)"),
            "/cart/");

    /** Microdata in GB18030, declared here in the header, there in the page, elsewhere nowhere. */
    static final Look NORTH = new Look(
            "demo-b",
            "北方商城（演示）",
            "老字号的网上柜台",
            "#14548c",
            "/product/%s.html",
            "/list/%s.html",
            "/list/%s-%d.html",
            List.of("/list/.*"),
            List.of("/product/(\\d+)\\.html", "/internal/product/(\\d+)\\.html"),
            "/internal/");

    /** No structured data; lazy pictures; a live section whose pages are drawn by script only. */
    static final Look BAZAAR = new Look(
            "demo-c",
            "万家集市（演示）",
            "巷子里的都在这里",
            "#d9730d",
            "/goods/%s",
            "/cat/%s",
            "/cat/%s?page=%d",
            List.of("/cat/.*", "/search.*"),
            List.of("/goods/(\\d+)", "/live/goods/(\\d+)"),
            "/admin/");

    /** OpenGraph; a crawl delay; search pages are forbidden. */
    static final Look COURTYARD = new Look(
            "demo-d",
            "小院好物（演示）",
            "慢一点，挑好的",
            "#3f7d4e",
            "/detail/%s.htm",
            "/category/%s",
            "/category/%s/%d",
            List.of("/category/.*", "/search.*"),
            List.of("/detail/(\\d+)\\.htm"),
            "/search");

    public static final List<Look> ALL = List.of(CLOUD, NORTH, BAZAAR, COURTYARD);

    public Look {
        follow = List.copyOf(follow);
        listing = List.copyOf(listing);
    }

    String item(String number) {
        return itemPath.formatted(number);
    }

    String category(Sector sector, int page) {
        return page == 1 ? categoryPath.formatted(sector.written()) : furtherPath.formatted(sector.written(), page);
    }
}
