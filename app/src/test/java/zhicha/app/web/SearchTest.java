package zhicha.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.reporting.review.flag.RightSnapshot;
import zhicha.rules.pack.Sector;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.Seller;
import zhicha.rules.watch.RightKind;

/** Searching the archive over HTTP, as an analyst does. */
class SearchTest {
    private static final Seller SHOP = new Seller("s-1", "冰城欢乐玩具店", "黑龙江 哈尔滨", null, List.of());

    @TempDir
    static Path folder;

    private static ConsoleHouse house;
    private static URI console;

    @BeforeAll
    static void open() throws Exception {
        house = new ConsoleHouse(folder, 0);
        console = house.address();
        SampleMarket market = new SampleMarket(house, folder, 7);
        RightSnapshot right = market.right("tm-lelexiong", RightKind.TRADEMARK, "乐乐熊", Sector.TOYS, "积木");
        market.titled(right, SHOP, "乐★乐★熊 积木", "厂家直供，乐\u200b乐熊正品保证");
        market.titled(right, SHOP, "拼装积木 城堡", "普通积木");
        for (int i = 0; i < 40; i++) {
            house.store
                    .listings()
                    .save(
                            Listing.builder("plain-" + i, "红肠 礼盒 第" + i + "号")
                                    .platform("demo-c")
                                    .seller(new Seller("s-2", "松江源食品批发", null, null, List.of()))
                                    .build(),
                            null,
                            Instant.parse("2026-11-22T00:00:00Z"));
        }
        Visit shen = Visit.of(console, "shen");
        for (int i = 0; i < 600; i++) {
            if (shen.get("/search").text().contains("/ 42")) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError(
                "not searchable within 30 seconds: " + shen.get("/search").text());
    }

    @AfterAll
    static void close() throws Exception {
        house.close();
    }

    private static String typed(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Elements rows(Visit.Answer answer) {
        return answer.page().select("table.queue tbody tr");
    }

    @Test
    void aDisguisedNameIsFoundMarkedAndLeadsToItsCardItsSealedPageAndItsShop() throws Exception {
        Visit lin = Visit.of(console, "lin");
        Visit.Answer answer = lin.get("/search?q=" + typed("乐乐熊"));
        assertEquals(200, answer.status());
        assertEquals(1, rows(answer).size());
        Element row = rows(answer).getFirst();
        assertEquals("乐★乐★熊", row.selectFirst("a.title mark").text());
        assertNotNull(row.selectFirst(".why mark"), "the place in the description");
        assertTrue(row.text().contains("疑似"), row::text);
        assertEquals(
                200, lin.get(row.selectFirst("a[href^=/review/]").attr("href")).status());
        assertEquals(
                200, lin.get(row.selectFirst("a[href^=/sealed/]").attr("href")).status());
        Visit.Answer picture = lin.get(row.selectFirst("img").attr("src"));
        assertEquals(200, picture.status());
        assertEquals("image/jpeg", picture.header("Content-Type"));
        Visit.Answer shop = lin.get(row.getElementsContainingOwnText("同店其他商品").attr("href"));
        assertEquals(2, rows(shop).size());
    }

    @Test
    void filtersAndPagesKeepTogether() throws Exception {
        Visit shen = Visit.of(console, "shen");
        Visit.Answer first = shen.get("/search?q=" + typed("红肠") + "&platform=demo-c&seller=" + typed("松江源")
                + "&verdict=clear&from=2026-11-21&to=2026-11-23&newest=1&order=time");
        assertEquals(30, rows(first).size());
        assertTrue(first.text().contains("1–30 / 40"), first::text);
        assertNull(rows(first).getFirst().selectFirst("a[href^=/review/]"), "no card where nothing was flagged");
        assertEquals(
                "clear", first.page().selectFirst("#s-verdict option[selected]").attr("value"));
        Visit.Answer second =
                shen.get(first.page().getElementsContainingOwnText("下一页").last().attr("href"));
        assertEquals(10, rows(second).size());
        assertTrue(second.text().contains("31–40 / 40"), second::text);
        assertEquals(
                0, rows(shen.get("/search?q=" + typed("红肠") + "&verdict=flag")).size());
        assertEquals(
                0, rows(shen.get("/search?q=" + typed("红肠") + "&to=2026-11-01")).size());
    }

    @Test
    void whatIsTypedNeverBringsAProblemPage() throws Exception {
        Visit shen = Visit.of(console, "shen");
        for (String query : List.of(
                "q=%00",
                "q=%ED%A0%BD",
                "q=***",
                "q=" + typed("\"("),
                "q=" + typed("星".repeat(500)),
                "q=a&page=-1",
                "q=a&page=99999999999",
                "q=&page=999999",
                "q=a&from=2026-02-31&to=x&verdict=x&order=x",
                "platform=" + typed("\u0000"),
                "seller=" + typed("★"),
                "q=-" + typed("积木"))) {
            Visit.Answer answer = shen.get("/search?" + query);
            assertEquals(200, answer.status(), query);
            assertNotNull(answer.page().selectFirst("#s-q"), query);
        }
        for (String query : List.of(
                "",
                "?listing=x",
                "?listing=%00&content=" + "0".repeat(64),
                "?listing=plain-1&content=" + "0".repeat(64))) {
            assertEquals(404, shen.get("/search/picture" + query).status(), query);
        }
    }

    @Test
    void whoMaySeeTheQueueMaySearch() throws Exception {
        assertEquals("/sign-in", new Visit(console).get("/search").address().getPath());
        Visit administrator = Visit.of(console, "guan");
        assertEquals(403, administrator.get("/search?q=a").status());
        assertEquals(403, administrator.get("/search/picture?listing=a").status());
        assertFalse(administrator.get("/overview").page().html().contains("href=\"/search\""));
        for (String name : List.of("lin", "wang", "shen", "wei")) {
            assertEquals(200, Visit.of(console, name).get("/search").status(), name);
        }
    }
}
