package zhicha.matcher.hit.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import zhicha.matcher.hit.Box;
import zhicha.matcher.hit.Defence;
import zhicha.matcher.hit.Hit;
import zhicha.matcher.hit.Reason;
import zhicha.rules.rule.DefenceKind;
import zhicha.rules.rule.Verdict;
import zhicha.rules.rule.Wording;
import zhicha.rules.subject.TextField;
import zhicha.rules.watch.RightKind;

class HitJsonTest {
    private static final Hit HIT = new Hit(
            "jd-100012",
            "tm-lego",
            RightKind.TRADEMARK,
            Verdict.FLAG,
            0.93,
            List.of(new Hit.FiredRule("evasive-spelling", 3)),
            List.of(
                    new Reason.MarkText(TextField.TITLE, 3, 6, "乐*高", "乐高", "inserted-symbol"),
                    new Reason.CodeWord(TextField.DESCRIPTION, 0, 2, "高仿", "高仿", "replica-wording"),
                    new Reason.ShopName(0, 7, "乐高官方旗舰店", "乐高", "官方旗舰店"),
                    new Reason.CopiedText(TextField.DESCRIPTION, 5, 90, "一段\"文字\"\n\u200b", "texts/a.txt", 0.625),
                    new Reason.PriceBelow(new BigDecimal("29.90"), new BigDecimal("199.00"), "CNY", 0.1503),
                    new Reason.CopiedPicture(0, "pictures/set.png", 24, 31, "mirrored", null),
                    new Reason.CopiedPicture(2, "pictures/set.png", 30, 31, "framed", new Box(0.1, 0.2, 0.9, 0.8)),
                    new Reason.Logo(1, "pictures/logo.png", 31, 12, new Box(0.41, 0.22, 0.63, 0.35)),
                    new Reason.Query("straps", "+title:表带", TextField.TITLE, 5, 8, "表-带"),
                    new Reason.Query("straps", "platform:jd", null, 0, 0, "")),
            List.of(
                    new Defence.Words(DefenceKind.NOMINATIVE_USE, TextField.TITLE, 0, 3, "适用于"),
                    new Defence.Permission("s-1", "年度授权"),
                    new Defence.Fact(DefenceKind.SECOND_HAND, "condition", "used")),
            new Wording("中文。", "English."));

    @Test
    void everyKindOfReasonAndDefenceComesBackAsItWas() {
        assertEquals(HIT, HitJson.read(HitJson.write(HIT)));
    }

    @Test
    void keysStandInThePromisedOrder() {
        String json = HitJson.write(HIT);
        assertTrue(
                json.startsWith(
                        "{\"listing\":\"jd-100012\",\"right\":\"tm-lego\",\"kind\":\"trademark\",\"verdict\":\"flag\",\"score\":0.93,"
                                + "\"rules\":[{\"id\":\"evasive-spelling\",\"version\":3}],\"reasons\":[{\"signal\":\"mark-text\",\"field\":\"title\","
                                + "\"start\":3,\"end\":6,\"seen\":\"乐*高\",\"form\":\"乐高\",\"evasion\":\"inserted-symbol\"},"),
                json);
        assertTrue(
                json.contains(
                        "{\"signal\":\"copied-picture\",\"image\":0,\"reference\":\"pictures/set.png\",\"distance\":24,"
                                + "\"transform\":\"mirrored\",\"threshold\":31}"),
                json);
        assertTrue(
                json.contains("{\"signal\":\"logo\",\"image\":1,\"reference\":\"pictures/logo.png\",\"inliers\":31,"
                        + "\"box\":[0.41,0.22,0.63,0.35],\"threshold\":12}"),
                json);
        assertTrue(
                json.contains(
                        "\"defences\":[{\"kind\":\"nominative-use\",\"field\":\"title\",\"start\":0,\"end\":3,\"seen\":\"适用于\"},"),
                json);
        assertTrue(
                json.contains("{\"signal\":\"query\",\"rule\":\"straps\",\"field\":\"title\",\"start\":5,\"end\":8,"
                        + "\"seen\":\"表-带\",\"query\":\"+title:表带\"},"
                        + "{\"signal\":\"query\",\"rule\":\"straps\",\"query\":\"platform:jd\"}]"),
                json);
        assertTrue(json.endsWith("\"explanation\":{\"zh\":\"中文。\",\"en\":\"English.\"}}"), json);
        assertEquals(-1, json.indexOf('\n'), "one hit is one line");
    }

    @Test
    void theExampleOfTheContractIsRead() {
        Hit hit = HitJson.read("""
                {"listing":"jd-100012","right":"tm-lego","kind":"trademark","verdict":"flag","score":0.93,"rules":[{"id":"evasive-spelling","version":3}],
                 "reasons":[{"signal":"mark-text","field":"title","start":3,"end":5,"seen":"乐*高","form":"乐高","evasion":"inserted-symbol"},
                            {"signal":"copied-picture","image":0,"reference":"pictures/set.png","distance":24,"transform":"mirrored"},
                            {"signal":"logo","image":1,"reference":"pictures/logo.png","inliers":31,"box":[0.41,0.22,0.63,0.35]}],
                 "defences":[{"kind":"nominative-use","field":"title","start":0,"end":3,"seen":"适用于"}],
                 "explanation":{"zh":"…","en":"…"},"added-later":true}
                """);
        assertEquals(3, hit.reasons().size());
        assertEquals(Verdict.FLAG, hit.verdict());
    }

    @Test
    void whatCannotBeReadNamesTheKey() {
        for (String[] wrong : new String[][] {
            {"{}", "rules"},
            {"[]", "object"},
            {"{\"listing\":", "JSON"},
            {HitJson.write(HIT).replace("\"score\":0.93", "\"score\":\"high\""), "hit.score must be a number"},
            {HitJson.write(HIT).replace("\"start\":3", "\"start\":3.5"), "hit.reasons[0].start"},
            {HitJson.write(HIT).replace("\"verdict\":\"flag\"", "\"verdict\":\"guilty\""), "flag, watch and clear"},
            {HitJson.write(HIT).replace("\"29.90\"", "\"cheap\""), "amount"},
            {HitJson.write(HIT).replace("[0.41,0.22,0.63,0.35]", "[0.41]"), "box"},
        }) {
            var problem = assertThrows(IllegalArgumentException.class, () -> HitJson.read(wrong[0]), wrong[1]);
            assertTrue(problem.getMessage().contains(wrong[1]), problem.getMessage());
        }
    }
}
