package zhicha.crawler.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zhicha.crawler.life.LifeLine.Look;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.Price;

class LifeLineTest {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

    private static Look seen(int day, String price, long sales) {
        Listing listing = Listing.builder("shop-1", "灯")
                .price(new Price(new BigDecimal(price), "CNY", null))
                .sales(sales)
                .build();
        return new Look(START.plus(Duration.ofDays(day)), listing, null, "");
    }

    private static Look gone(int day) {
        return new Look(START.plus(Duration.ofDays(day)), null, null, "http-404");
    }

    @Test
    void whatChangedIsToldFieldByFieldAndGoingAndComingBackOnce() {
        List<Look> looks = new ArrayList<>(List.of(
                seen(0, "129.00", 5),
                seen(1, "129", 6),
                seen(3, "99.00", 6),
                gone(5),
                gone(6),
                seen(9, "89.00", 6),
                seen(10, "89.00", 6)));
        LifeLine life = LifeLine.of(looks);
        assertEquals(
                List.of("first-seen", "changed", "changed", "gone", "back"),
                life.events().stream().map(LifeEvent::written).toList());
        assertEquals(
                List.of(new FieldChange("sales", List.of("5"), List.of("6"))),
                life.events().get(1).changes(),
                "129 and 129.00 are one price");
        assertEquals(
                List.of(new FieldChange("price", List.of("129 CNY"), List.of("99.00 CNY"))),
                life.events().get(2).changes());
        assertEquals("price", life.events().get(4).changes().getFirst().field(), "what changed while it was away");
        assertEquals(START, life.firstSeen());
        assertEquals(START.plus(Duration.ofDays(10)), life.lastSeen());
        assertFalse(life.gone());
        assertEquals(
                List.of(false, true, true, false, true, false),
                life.intervals().stream().map(LifeLine.Interval::changed).toList(),
                "a counter is no change that anybody comes back for");
        Collections.shuffle(looks, new Random(7));
        assertEquals(life, LifeLine.of(looks), "in whatever order they were noted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<title>抱歉</title><h1>该商品已下架</h1>",
                "<h1>宝贝不存在</h1><p>去别处看看",
                "<title>商品已失效</title>",
                "<title>Shop</title><h2>This item is no longer available</h2>",
                "<h1>Product not found</h1>",
                "<title>404 Not Found</title>"
            })
    void aPageThatSaysTheOfferIsGoneIsToldFromOneThatSells(String html) {
        assertTrue(RemovedText.of(Jsoup.parse(html), false).isPresent(), html);
        assertTrue(RemovedText.of(Jsoup.parse(html), true).isEmpty(), "what has a price is on offer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<h1>积木 拼装玩具</h1><p>本店商品不存在质量问题，" + "放心购买，支持七天无理由退换，全国联保，假一赔十。",
                "<title>Lost and found: a novel</title><h1>Lost and found</h1>",
                "<h1>501 Blue jeans by Acme</h1>"
            })
    void aPageOfGoodsIsNot(String html) {
        String shop = html + "<p>" + "请看商品详情。".repeat(80);
        assertTrue(RemovedText.of(Jsoup.parse(shop), false).isEmpty(), html);
    }
}
