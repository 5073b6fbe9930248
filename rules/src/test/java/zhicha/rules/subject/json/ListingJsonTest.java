package zhicha.rules.subject.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.ListingImage;
import zhicha.rules.subject.Price;
import zhicha.rules.subject.Seller;

class ListingJsonTest {
    private static final String CAPTURE = "sha256:" + "0123456789abcdef".repeat(4);

    private static final String FULL = """
            {"id":"jd-100012","url":"https://item.example/100012.html","platform":"jd","title":"星*火 积木","description":"第一行\\n第二行","brand":"星火","category":"玩具",\
            "price":{"amount":"129.00","currency":"CNY","high":"159.00"},"sales":35000,"stock":12,"condition":"new",\
            "seller":{"id":"s-77","name":"某店","location":"黑龙江 哈尔滨","licence":"91230100MA00000000","contacts":["0451-1"]},"shipsFrom":"浙江",\
            "images":["https://img.example/1.jpg","2.jpg"],"observedAt":"2026-11-22T08:00:00+08:00","capture":"%s"}""".formatted(CAPTURE);

    @Test
    void theContractsExampleIsReadAndWrittenLetterByLetter() throws ListingProblem {
        Listing listing = ListingJson.read(FULL);
        assertEquals("jd-100012", listing.id());
        assertEquals(new Price(new BigDecimal("129.00"), "CNY", new BigDecimal("159.00")), listing.price());
        assertEquals(new Seller("s-77", "某店", "黑龙江 哈尔滨", "91230100MA00000000", List.of("0451-1")), listing.seller());
        assertEquals(
                List.of(new ListingImage("https://img.example/1.jpg"), new ListingImage("2.jpg")), listing.images());
        assertEquals(OffsetDateTime.parse("2026-11-22T08:00:00+08:00"), listing.observedAt());
        assertEquals(CAPTURE, listing.capture().value());
        assertEquals(FULL, ListingJson.write(listing));
    }

    @Test
    void idAndTitleAreEnough() throws ListingProblem {
        String line = "{\"id\":\"1\",\"title\":\"积木\"}";
        assertEquals(Listing.of("1", "积木"), ListingJson.read(line));
        assertEquals(line, ListingJson.write(Listing.of("1", "积木")));
    }

    @Test
    void unknownFieldsAreKeptAlsoInsidePriceAndSeller() throws ListingProblem {
        String line = "{\"id\":\"1\",\"title\":\"积木\",\"price\":{\"amount\":\"1\",\"currency\":\"CNY\",\"unit\":\"盒\"},"
                + "\"seller\":{\"name\":\"某店\",\"score\":4.90},\"rank\":[1,{\"deep\":null}],\"big\":123456789012345678901234567890}";
        Listing listing = ListingJson.read(line);
        assertEquals(Map.of("unit", "盒"), listing.other().get("price"));
        assertEquals(line, ListingJson.write(listing));
    }

    @Test
    void numbersServeAsTextAndDigitsAsNumbers() throws ListingProblem {
        Listing listing = ListingJson.read(
                "{\"id\":100012345678901234567890,\"title\":361,\"price\":{\"amount\":129.0,\"currency\":\"CNY\"},\"sales\":\"35000\","
                        + "\"stock\":12.0,\"seller\":{\"id\":77,\"contacts\":13900000000},\"images\":[\"\",null,\"1.jpg\"]}");
        assertEquals("100012345678901234567890", listing.id());
        assertEquals("361", listing.title());
        assertEquals(new BigDecimal("129.0"), listing.price().amount());
        assertEquals(35000L, listing.sales());
        assertEquals(12L, listing.stock());
        assertEquals("77", listing.seller().id());
        assertEquals(List.of("13900000000"), listing.seller().contacts());
        assertEquals(List.of(new ListingImage("1.jpg")), listing.images());
    }

    @Test
    void nullIsTheSameAsMissing() throws ListingProblem {
        assertEquals(
                Listing.of("1", "x"),
                ListingJson.read(
                        "{\"id\":\"1\",\"title\":\"x\",\"price\":null,\"seller\":null,\"images\":null,\"sales\":null}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"id":"1"}                                                           | "title" is missing
            {"id":" ","title":"x"}                                               | "id" is missing
            {"id":"1","id":"2","title":"x"}                                      | Duplicate Object property "id"
            ["id"]                                                               | not a JSON object
            "id"                                                                 | not a JSON object
            {"id":"1","title":"x"} {}                                            | not JSON: Trailing token
            {"id":"1","title":"x"                                                | not JSON: Unexpected end-of-input
            {"id":"1","title":["x"]}                                             | "title" is ["x"]; write a text
            {"id":"1","title":"x","price":129}                                   | write an object such as {"amount":"129.00"
            {"id":"1","title":"x","price":{"amount":"129"}}                      | "price.currency" is missing
            {"id":"1","title":"x","price":{"amount":"¥129","currency":"CNY"}}    | "price.amount" is "¥129"
            {"id":"1","title":"x","price":{"amount":"-1","currency":"CNY"}}      | -1 is negative
            {"id":"1","title":"x","price":{"amount":"1e9999","currency":"CNY"}}  | "price.amount" is "1e9999"
            {"id":"1","title":"x","price":{"amount":"9","currency":"元"}}        | is not an ISO 4217 code
            {"id":"1","title":"x","price":{"amount":"9","currency":"CNY","high":"8"}} | below its start 9
            {"id":"1","title":"x","sales":"3.5万+"}                              | "sales" is "3.5万+"; write a whole number
            {"id":"1","title":"x","sales":1e99}                                  | "sales" is "1E+99"
            {"id":"1","title":"x","observedAt":"2026-11-22 08:00"}               | write date, time and offset
            {"id":"1","title":"x","capture":"abc"}                               | is not sha256:
            """)
    void whatIsWrongIsSaidWithTheFieldAndTheValue(String json, String reason) {
        String told =
                assertThrows(ListingProblem.class, () -> ListingJson.read(json)).getMessage();
        assertTrue(told.contains(reason), told);
    }

    @Test
    void whatASellerWroteCannotDisturbTheLog() {
        String told = assertThrows(
                        ListingProblem.class,
                        () -> ListingJson.read("{\"id\":\"1\",\"title\":\"x\",\"capture\":\"\\u001b[31m\\nERROR\"}"))
                .getMessage();
        assertTrue(told.chars().noneMatch(Character::isISOControl), told);
    }

    @Test
    void hostileJsonIsRefused() {
        assertThrows(ListingProblem.class, () -> ListingJson.read("{\"a\":".repeat(100_000)));
        assertThrows(
                ListingProblem.class, () -> ListingJson.read("{\"id\":" + "9".repeat(100_000) + ",\"title\":\"x\"}"));
    }
}
