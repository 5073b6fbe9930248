package zhicha.app.web.review.words;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import zhicha.matcher.hit.Defence;
import zhicha.matcher.hit.EvasionWords;
import zhicha.matcher.hit.Reason;
import zhicha.reporting.HiddenCharacters;
import zhicha.rules.rule.Wording;
import zhicha.rules.subject.TextField;

/** One sentence for each reason and each defence, with the value that was measured and the threshold it was held to. */
public final class ReasonSentence {
    private ReasonSentence() {}

    public static Wording of(Reason reason) {
        return switch (reason) {
            case Reason.MarkText text -> markText(text);
            case Reason.CodeWord word ->
                new Wording(
                        field(word.field()).zh() + "出现“" + shown(word.seen()) + "”，属词表“" + word.list() + "”中的“"
                                + shown(word.term()) + "”",
                        "the " + field(word.field()).en() + " says “" + shown(word.seen()) + "”, which is “"
                                + shown(word.term()) + "” of the word list “" + word.list() + "”");
            case Reason.ShopName shop ->
                new Wording(
                        "店铺名称“" + shown(shop.seen()) + "”将“" + shop.form() + "”与“" + shown(shop.claim())
                                + "”连用，且未在授权名单中",
                        "the shop's name “" + shown(shop.seen()) + "” joins “" + shop.form() + "” with “"
                                + shown(shop.claim()) + "”, and it is not on the list of authorised sellers");
            case Reason.CopiedText text ->
                new Wording(
                        field(text.field()).zh() + "与受保护文字 " + text.reference() + " 重合 " + percent(text.overlap()),
                        "the " + field(text.field()).en() + " contains " + percent(text.overlap())
                                + " of the protected text " + text.reference());
            case Reason.PriceBelow price ->
                new Wording(
                        "标价 " + price.amount().toPlainString() + " " + price.currency() + "，为官方最低价 "
                                + price.official().toPlainString() + " 的 " + percent(price.ratio()),
                        "priced at " + price.amount().toPlainString() + " " + price.currency() + ", "
                                + percent(price.ratio()) + " of the lowest official price "
                                + price.official().toPlainString());
            case Reason.CopiedPicture picture ->
                new Wording(
                        "第 " + (picture.image() + 1) + " 张图片与参考图 " + picture.reference() + " 高度一致：相差 "
                                + picture.distance() + " 位（共 256 位，阈值 " + picture.threshold() + "）"
                                + transform(picture.transform()).zh(),
                        "picture " + (picture.image() + 1) + " agrees with the reference " + picture.reference() + ": "
                                + picture.distance() + " of 256 bits differ (threshold " + picture.threshold() + ")"
                                + transform(picture.transform()).en());
            case Reason.Logo logo ->
                new Wording(
                        "第 " + (logo.image() + 1) + " 张图片中发现标志 " + logo.reference() + "：" + logo.inliers()
                                + " 对特征点几何一致（阈值 " + logo.threshold() + "）",
                        "picture " + (logo.image() + 1) + " shows the logo " + logo.reference() + ": " + logo.inliers()
                                + " points agree geometrically (threshold " + logo.threshold() + ")");
            case Reason.PictureText text -> pictureText(text);
            case Reason.Query query -> query(query);
        };
    }

    public static Wording of(Defence defence) {
        return switch (defence) {
            case Defence.Words words ->
                new Wording(
                        words.kind().chinese() + "：" + field(words.field()).zh() + "写有“" + shown(words.seen()) + "”",
                        kind(words.kind().written()) + ": the "
                                + field(words.field()).en() + " says “" + shown(words.seen()) + "”");
            case Defence.Permission permission ->
                new Wording(
                        "授权商家：" + shown(permission.seller()) + "（依据：" + shown(permission.grounds()) + "）",
                        "authorised seller: " + shown(permission.seller()) + " (grounds: " + shown(permission.grounds())
                                + ")");
            case Defence.Fact fact ->
                new Wording(
                        fact.kind().chinese() + "：" + fact.fact() + " = " + shown(fact.value()),
                        kind(fact.kind().written()) + ": " + fact.fact() + " = " + shown(fact.value()));
        };
    }

    /** For instance 标题. */
    public static Wording field(TextField field) {
        return switch (field) {
            case TITLE -> new Wording("标题", "title");
            case BRAND -> new Wording("品牌栏", "brand field");
            case DESCRIPTION -> new Wording("商品描述", "description");
            case CATEGORY -> new Wording("类目", "category");
            case SELLER_NAME -> new Wording("店铺名称", "shop name");
        };
    }

    private static Wording pictureText(Reason.PictureText text) {
        String sure = percent(text.confidence());
        String zh = "第 " + (text.image() + 1) + " 张图片中的文字识别为“" + shown(text.seen()) + "”";
        String en = "“" + shown(text.seen()) + "” was read in picture " + (text.image() + 1);
        return text.name()
                ? new Wording(
                        zh + "，为权利名称“" + text.form() + "”（识别置信度 " + sure + "）",
                        en + ", the name “" + text.form() + "” (" + sure + " sure)")
                : new Wording(
                        zh + "，属词表“" + text.list() + "”中的“" + text.form() + "”（识别置信度 " + sure + "）",
                        en + ", which is “" + text.form() + "” of the word list “" + text.list() + "” (" + sure
                                + " sure)");
    }

    private static Wording query(Reason.Query query) {
        String zh = "规则“" + query.rule() + "”的检索式 " + shown(query.query());
        String en = "the query of the rule " + query.rule() + ": " + shown(query.query());
        if (query.field() == null) {
            return new Wording("商品信息符合" + zh, "the listing matches " + en);
        }
        Wording where = field(query.field());
        return new Wording(
                where.zh() + "中的“" + shown(query.seen()) + "”符合" + zh,
                "“" + shown(query.seen()) + "” in the " + where.en() + " matches " + en);
    }

    private static Wording markText(Reason.MarkText text) {
        Wording where = field(text.field());
        if (text.evasion().equals("exact")) {
            return new Wording(
                    where.zh() + "直接使用“" + shown(text.seen()) + "”",
                    "the " + where.en() + " plainly uses “" + shown(text.seen()) + "”");
        }
        Wording how = EvasionWords.of(text.evasion());
        return new Wording(
                where.zh() + "中的“" + shown(text.seen()) + "”疑为“" + text.form() + "”的变体书写（" + how.zh() + "）",
                "“" + shown(text.seen()) + "” in the " + where.en() + " may be a disguised spelling of “" + text.form()
                        + "” (" + how.en() + ")");
    }

    /** What was done to a picture: one change, or several joined by a plus, in the order they are supposed. */
    private static Wording transform(String transform) {
        if (transform.equals("none")) {
            return new Wording("", "");
        }
        List<Wording> changes = Arrays.stream(transform.split("\\+"))
                .map(ReasonSentence::change)
                .toList();
        return new Wording(
                "，经" + changes.stream().map(Wording::zh).collect(Collectors.joining("、")),
                ", " + changes.stream().map(Wording::en).collect(Collectors.joining(" and ")));
    }

    private static Wording change(String change) {
        return switch (change) {
            case "mirrored" -> new Wording("镜像翻转", "mirrored");
            case "flipped" -> new Wording("上下翻转", "turned upside down in a mirror");
            case "cropped" -> new Wording("裁切", "cropped");
            case "cut-out" -> new Wording("抠图换背景", "cut out and set on another ground");
            case "framed" -> new Wording("加边框", "framed");
            case "overlaid" -> new Wording("叠加横幅", "overlaid with a banner");
            case "recoloured" -> new Wording("调色", "recoloured");
            case "inverted" -> new Wording("反色", "with inverted colours");
            case "warped" -> new Wording("变形", "warped");
            default ->
                change.startsWith("rotated-")
                        ? new Wording("旋转 " + change.substring(8) + "°", "rotated by " + change.substring(8) + "°")
                        : new Wording(change, change);
        };
    }

    private static String kind(String written) {
        return written.replace('-', ' ');
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f%%", 100 * share);
    }

    private static String shown(String hostile) {
        return HiddenCharacters.shown(hostile);
    }
}
