package zhicha.matcher.judge;

import zhicha.matcher.hit.Reason;
import zhicha.matcher.text.fold.Disguise;
import zhicha.rules.rule.Wording;
import zhicha.rules.subject.TextField;

/** One observation as half a sentence: what was seen and where, and nothing about anybody's intent. */
final class ReasonWording {
    private ReasonWording() {}

    static Wording of(Reason reason) {
        return switch (reason) {
            case Reason.MarkText mark -> mark(mark);
            case Reason.CodeWord word ->
                new Wording(
                        field(word.field()).zh() + "出现用语“" + Quoted.of(word.seen()) + "”",
                        "the " + field(word.field()).en() + " uses the term “" + Quoted.of(word.seen()) + "”");
            case Reason.ShopName shop ->
                new Wording(
                        "店铺名称“" + Quoted.of(shop.seen()) + "”将“" + shop.form() + "”与“" + shop.claim() + "”连用",
                        "the shop's name “" + Quoted.of(shop.seen()) + "” joins “" + shop.form() + "” with “"
                                + shop.claim() + "”");
            case Reason.CopiedText text ->
                new Wording(
                        field(text.field()).zh() + "有一段文字与受保护文本（" + text.reference() + "）相同，约占该文本的"
                                + percent(text.overlap()),
                        "a passage of the " + field(text.field()).en() + " agrees with the protected text "
                                + text.reference() + ", about " + percent(text.overlap()) + " of it");
            case Reason.PriceBelow price ->
                new Wording(
                        "标价" + price.amount().toPlainString() + "（" + price.currency() + "），约为官方最低价"
                                + price.official().toPlainString() + "的" + percent(price.ratio()),
                        "the price " + price.amount().toPlainString() + " " + price.currency() + " is about "
                                + percent(price.ratio()) + " of the lowest official price "
                                + price.official().toPlainString());
            case Reason.CopiedPicture picture ->
                new Wording(
                        "第" + (picture.image() + 1) + "张图片与受保护图片（" + picture.reference() + "）高度近似，256位指纹相差"
                                + picture.distance() + "位",
                        "picture " + (picture.image() + 1) + " is close to the protected picture " + picture.reference()
                                + ": " + picture.distance() + " of 256 fingerprint bits differ");
            case Reason.Logo logo ->
                new Wording(
                        "第" + (logo.image() + 1) + "张图片中有与权利标识（" + logo.reference() + "）相近的图形，" + logo.inliers()
                                + "组特征点吻合",
                        "picture " + (logo.image() + 1) + " shows a shape like the protected logo " + logo.reference()
                                + ": " + logo.inliers() + " points agree");
            case Reason.PictureText text ->
                new Wording(
                        "第" + (text.image() + 1) + "张图片中的文字识别为“" + Quoted.of(text.seen()) + "”",
                        "the words “" + Quoted.of(text.seen()) + "” were read in picture " + (text.image() + 1));
            case Reason.Query query -> query(query);
        };
    }

    private static Wording query(Reason.Query query) {
        if (query.field() == null) {
            return new Wording(
                    "商品信息符合规则“" + query.rule() + "”的检索式", "the listing matches the query of the rule " + query.rule());
        }
        String seen = Quoted.of(query.seen());
        return new Wording(
                field(query.field()).zh() + "中的“" + seen + "”符合规则“" + query.rule() + "”的检索式",
                "“" + seen + "” in the " + field(query.field()).en() + " matches the query of the rule "
                        + query.rule());
    }

    private static Wording mark(Reason.MarkText mark) {
        String seen = Quoted.of(mark.seen());
        Disguise disguise = Disguise.of(mark.evasion()).orElse(Disguise.CONFUSABLE);
        if (disguise == Disguise.EXACT) {
            return new Wording(
                    field(mark.field()).zh() + "写有“" + seen + "”",
                    "the " + field(mark.field()).en() + " says “" + seen + "”");
        }
        return new Wording(
                field(mark.field()).zh() + "写作“" + seen + "”，对应名称“" + mark.form() + "”（"
                        + disguise.wording().zh() + "）",
                "the " + field(mark.field()).en() + " writes “" + seen + "” for “" + mark.form() + "”, "
                        + disguise.wording().en());
    }

    /** The field's name in a sentence. */
    static Wording field(TextField field) {
        return switch (field) {
            case TITLE -> new Wording("标题", "title");
            case BRAND -> new Wording("品牌栏", "brand");
            case DESCRIPTION -> new Wording("商品描述", "description");
            case CATEGORY -> new Wording("类目", "category");
            case SELLER_NAME -> new Wording("店铺名称", "shop's name");
        };
    }

    private static String percent(double share) {
        double percent = share * 100;
        return percent < 1 ? "1%" : Math.round(percent) + "%";
    }
}
