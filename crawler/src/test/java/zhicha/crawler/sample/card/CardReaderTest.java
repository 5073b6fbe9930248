package zhicha.crawler.sample.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import zhicha.crawler.sample.frame.ListCard;

class CardReaderTest {
    private static Map<String, ListCard> read(String html) {
        CardReader reader = new CardReader(
                link -> link.contains("/item/") ? link.substring(link.lastIndexOf('/') + 1) : null, "CNY");
        return reader.read(Jsoup.parse(html, "https://shop.example/c/toys"));
    }

    @Test
    void readsWhatStandsAroundEachLink() {
        Map<String, ListCard> cards = read("""
                <ul><li><a href="/item/1"><img src="1.jpg"></a><div class="title"><a href="/item/1">乐高 积木</a></div>
                <span class="price">¥1,299.00</span><i>3.5万+人付款</i><em class="shop-name">玩具城</em><b>5年老店</b></li>
                <li><a href="/item/2"><h3>拼图</h3> ￥19.9 已售200+ 开店2年</a></li>
                <li><a href="/item/3">没有价格 2026 款</a></li></ul>""");
        assertEquals(new ListCard("乐高 积木", new BigDecimal("1299.00"), 35_000L, "玩具城", 5L), cards.get("1"));
        assertEquals(new ListCard("拼图", new BigDecimal("19.9"), 200L, "", 2L), cards.get("2"));
        ListCard bare = cards.get("3");
        assertEquals("没有价格 2026 款", bare.title());
        assertNull(bare.price(), "a year is no price");
    }

    @Test
    void aCardEndsWhereTheNextListingBegins() {
        Map<String, ListCard> cards =
                read("<div><p><a href='/item/1'>A</a> ¥10</p><p><a href='/item/2'>B</a> ¥20</p></div>");
        assertEquals(new BigDecimal("10"), cards.get("1").price());
        assertEquals(new BigDecimal("20"), cards.get("2").price());
    }

    /** Whatever a page is, reading its cards ends soon and keeps to its bounds. */
    @Test
    void hostilePagesAreReadToTheirBounds() {
        String deep = "<div>".repeat(5_000) + "<a href='/item/1'>" + "长".repeat(100_000) + "</a>";
        assertTrue(read(deep).get("1").title().length() <= 200);
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            many.append("<a href='/item/").append(i).append("'>x ¥").append(i).append("</a>");
        }
        assertEquals(2_000, read(many.toString()).size());
    }
}
