package zhicha.crawler.extract.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SellerTextTest {
    @Test
    void contactsInASellersWords() {
        assertEquals(
                List.of(
                        "13800001234",
                        "0451-88886666",
                        "400-123-4567",
                        "微信：ice_snow88",
                        "QQ:12345678",
                        "a.b@shop.example"),
                ContactText.in(
                        "电话13800001234或0451-88886666，客服400-123-4567，微信：ice_snow88 QQ:12345678 邮箱a.b@shop.example"));
    }

    @Test
    void longNumbersAndMaskedOnesAreNoContacts() {
        assertEquals(List.of(), ContactText.in("订单号 9138000012345678 买家 138****1234"));
    }

    @Test
    void aLicenceNeedsItsCheckDigit() {
        // made up; the last digit is computed by GB 32100-2015
        assertEquals(Optional.of("91230100MA19000003"), ContactText.licence("统一社会信用代码：91230100MA19000003"));
        assertTrue(ContactText.licence("91230100MA1900000X").isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "https://schema.org/NewCondition,new",
        "UsedCondition,used",
        "RefurbishedCondition,refurbished",
        "九成新,used",
        "二手闲置,used",
        "全新未拆封,new",
        "官翻,refurbished",
        "pre-owned,used",
    })
    void condition(String text, String expected) {
        assertEquals(Optional.of(expected), ConditionText.parse(text));
    }

    @Test
    void textLosesControlsAndHalvesButKeepsWhatSellersHide() {
        assertEquals("a b\ufffdc\u200bd", CleanText.of("\u0000 a \r\n b\ud83dc\u200bd\u0007 ", 100));
        assertEquals("ab", CleanText.of("abc", 2));
        assertEquals("苏格兰松木 – 四十件", CleanText.ofHtml("<p>苏格兰松木 &#8211; <b>四十</b>件</p><script>x</script>", 100));
    }
}
