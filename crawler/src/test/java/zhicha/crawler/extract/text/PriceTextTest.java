package zhicha.crawler.extract.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceTextTest {
    /** text | usual currency of the page | amount, and the end of a range | currency; a dash for none. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "¥1,299.00 | - | 1299.00 | CNY",
                "￥１２９９ | - | 1299 | CNY",
                "¥ 1299 .00 | - | 1299.00 | CNY",
                "1.299,00 € | - | 1299.00 | EUR",
                "€ 1.299 | - | 1299 | EUR",
                "12,50 € | - | 12.50 | EUR",
                "1 299,00 € | - | 1299.00 | EUR",
                "1’299.00 CHF | - | 1299.00 | CHF",
                "£51.77 | - | 51.77 | GBP",
                "$1,299 | - | 1299 | USD",
                "$1,299 | CAD | 1299 | CAD",
                "HK$1,299.9 | - | 1299.9 | HKD",
                "NT$ 12,999 | - | 12999 | TWD",
                "US$ 0.99 | - | 0.99 | USD",
                "¥1,299 | JPY | 1299 | JPY",
                "1,299円 | - | 1299 | JPY",
                "₹1,29,999.00 | - | 129999.00 | INR",
                "1 234,56 руб. | - | 1234.56 | RUB",
                "12.500 ₫ | - | 12500 | VND",
                "99-199 | CNY | 99-199 | CNY",
                "¥99.00 - ¥199.00 | - | 99.00-199.00 | CNY",
                "¥99~199 | - | 99-199 | CNY",
                "99元至199元 | - | 99-199 | CNY",
                "$10 to $20 | - | 10-20 | USD",
                "$10 – $20 | - | 10-20 | USD",
                "券后价 ¥89 | - | 89 | CNY",
                "券后价89 | CNY | 89 | CNY",
                "¥129 券后 ¥89 | - | 89 | CNY",
                "原价¥199 现价¥99 | - | 99 | CNY",
                "到手价￥1299 原价￥1599 | - | 1299 | CNY",
                "Was £20.00 Now £15.00 | - | 15.00 | GBP",
                "Now £15.00 was £20.00 | - | 15.00 | GBP",
                "1.2万 | CNY | 12000.0 | CNY",
                "¥1.28万 | - | 12800.00 | CNY",
                "1.5万元起 | - | 15000.0 | CNY",
                "3k USD | - | 3000 | USD",
                "$19.99 w/ coupon | - | 19.99 | USD",
                "€11.89 10PCS/lot | - | 11.89 | EUR",
                "€29.99 S/M | - | 29.99 | EUR",
                "S/ 1,299.90 | - | 1299.90 | PEN",
                "S/.59.90 | - | 59.90 | PEN",
                "129元/件 | - | 129 | CNY",
                "RMB 88 | - | 88 | CNY",
                "人民币88.5元 | - | 88.5 | CNY",
                "¥99起 | - | 99 | CNY",
                "满200减30 ¥159 | - | 159 | CNY",
                "¥159 满200减30 | - | 159 | CNY",
                "运费¥8 ¥159 | - | 159 | CNY",
                "9.9折 ¥88 | - | 88 | CNY",
                "2件 ¥88 | - | 88 | CNY",
                "¥88 -20% | - | 88 | CNY",
                "12期免息 ¥3588 | - | 3588 | CNY",
                "51.770 | USD | 51.770 | USD",
                "129.00 | - | 129.00 | -",
                "0.5 | CNY | 0.5 | CNY",
                "Special Price $1,299.00 | - | 1299.00 | USD",
                "$1,299.00$1,299.00 | - | 1299.00 | USD",
                "Original price was: £64.00. Current price is: £51.77. | - | 51.77 | GBP",
            })
    void understandsWhatShopsWrite(String text, String usual, String amount, String currency) {
        PriceText price =
                PriceText.parse(text, usual.equals("-") ? null : usual).orElseThrow();
        String[] ends = amount.split("-");
        assertEquals(new BigDecimal(ends[0]), price.amount());
        assertEquals(ends.length == 1 ? null : new BigDecimal(ends[1]), price.high());
        assertEquals(currency.equals("-") ? null : currency, price.currency());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "价格面议", "Sold out", "8折", "-20%", "满200减30", "12期免息", "3件", "save £5", "登录后可见", "4.5 stars"})
    void whatIsNoPriceGivesNone(String text) {
        assertTrue(
                PriceText.parse(text, "CNY").isEmpty(),
                () -> PriceText.parse(text, "CNY").toString());
    }

    @Test
    void noTextBreaksIt() {
        Random random = new Random(20261122);
        String alphabet = "0123456789.,,  -¥$€万折元'’起was减%\u0000\ud800~";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(60); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            PriceText.parse(text.toString(), "CNY")
                    .ifPresent(price -> assertTrue(price.amount().signum() >= 0));
        }
        PriceText.parse("1".repeat(1_000_000), "CNY");
        PriceText.parse("1,".repeat(500_000), "CNY");
    }
}
