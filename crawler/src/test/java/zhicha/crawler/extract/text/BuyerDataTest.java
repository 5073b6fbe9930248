package zhicha.crawler.extract.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuyerDataTest {
    @ParameterizedTest
    @CsvSource({
        "收货人：张三，电话见下, 收货人：***，电话见下",
        "订单号：20261122A8841 已发货, 订单号：*** 已发货",
        "身份证 11010519491231002X 已核, 身份证 *** 已核",
        "批发电话 13800138000, 批发电话 13800138000",
        "条码 690123456789012345, 条码 690123456789012345",
    })
    void aSellersTextKeepsItsOwnContacts(String text, String masked) {
        assertEquals(masked, BuyerData.masked(text));
    }

    @ParameterizedTest
    @CsvSource({
        "很好 13912345678 找我, 很好 *** 找我",
        "mail li.wei@post.example please, mail *** please",
        "微信：liwei_88 交流, 微信：*** 交流",
        "寄到黑龙江省哈尔滨市南岗区花园街道某某路8号302室很快, 寄到***很快",
        "call +86 139 1234 5678, call ***",
        "加qq 12345678 看图, 加qq *** 看图",
        "the Lexington VX 3-Light is fine, the Lexington VX 3-Light is fine",
        "how the reviewer bought the item, how the reviewer bought the item",
    })
    void aReviewKeepsNone(String text, String masked) {
        assertEquals(masked, BuyerData.maskedReview(text));
    }

    @ParameterizedTest
    @CsvSource({
        "王女士专拍链接 13912345678, ***专拍链接 ***",
        "补差价 李先生 138 0013 8000 勿拍, 补差价 *** *** 勿拍",
        "Reserved listing for Emma Brown - oak shelf, Reserved listing for *** - oak shelf",
        "厂家直销 保温杯 批发 13800138000, 厂家直销 保温杯 批发 13800138000",
        "乐高积木 42115 兼容, 乐高积木 42115 兼容",
        "老干妈 王先生同款 唐装, 老干妈 王先生同款 唐装",
        "适用于博世 0986AB1234 刹车片, 适用于博世 0986AB1234 刹车片",
        "Custom order for Lego fans, Custom order for Lego fans",
    })
    void aTitleKeepsTheGoodsAndTheSellerAndLosesTheBuyer(String title, String masked) {
        assertEquals(masked, BuyerData.maskedTitle(title));
    }

    @Test
    void whatBuyersWroteWithinADescriptionIsMaskedUpToWhereTheSellerSpeaksAgain() {
        assertEquals(
                "型号 13912345678-A，正品。买家评价：***：很好，电话 ***，微信：***。用户名：*** 赞。联系客服：13800138000，微信：shop_2026",
                BuyerData.masked("型号 13912345678-A，正品。买家评价：王女士：很好，电话 13912345678，微信：liwei_88。用户名：小李2020 赞。"
                        + "联系客服：13800138000，微信：shop_2026"));
        assertEquals(
                "Oak shelf. Customer reviews: reviewed by ***: fine, call ***. Contact us: +86 138 0013 8000",
                BuyerData.masked("Oak shelf. Customer reviews: reviewed by Emma Brown: fine, call +44 20 7946 0958."
                        + " Contact us: +86 138 0013 8000"));
    }

    @Test
    void aBuyerWhoSpeaksOfTheSellerIsStillABuyer() {
        assertEquals("用户评价：质量好，售后也好，我的电话*** ***", BuyerData.masked("用户评价：质量好，售后也好，我的电话13812345678 张女士"));
        assertEquals(
                "用户评价：批发商推荐的，联系客服很快，微信：***\n售后电话：13800138000",
                BuyerData.masked("用户评价：批发商推荐的，联系客服很快，微信：liwei_88\n售后电话：13800138000"));
    }

    @Test
    void fieldsOfReviewsLoseTheirPeopleHoweverTheyAreNested() {
        Map<String, Object> kept = BuyerData.kept(Map.of(
                "warehouse", "哈尔滨",
                "买家昵称", "小**明",
                "reviews",
                        List.of(Map.of(
                                "author",
                                Map.of("name", "Li Wei"),
                                "avatar",
                                "https://x/1.jpg",
                                "text",
                                "好 13912345678")),
                "comments.userName", "Li Wei"));
        assertEquals(Map.of("warehouse", "哈尔滨", "reviews", List.of(Map.of("text", "好 ***"))), kept);
        assertFalse(kept.toString().contains("Li Wei"));
    }
}
