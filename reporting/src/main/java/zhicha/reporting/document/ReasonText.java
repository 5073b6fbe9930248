package zhicha.reporting.document;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import zhicha.matcher.hit.EvasionWords;
import zhicha.matcher.hit.Reason;

/** One row of the comparison: what kind of sighting, what the page shows, what the right has, value and threshold. */
record ReasonText(String signal, String seen, String right, String figures) {
    private static final int LONGEST = 200;
    /** How the matcher's words for transforms read in a document; a word not listed stands as it is. */
    private static final Map<String, String> TRANSFORMS = Map.ofEntries(
            Map.entry("none", "未变换"),
            Map.entry("mirrored", "镜像翻转"),
            Map.entry("flipped", "上下翻转"),
            Map.entry("rotated-90", "旋转90°"),
            Map.entry("rotated-180", "旋转180°"),
            Map.entry("rotated-270", "旋转270°"),
            Map.entry("cropped", "裁切"),
            Map.entry("cut-out", "抠图换背景"),
            Map.entry("framed", "加边框"),
            Map.entry("overlaid", "叠加横幅"),
            Map.entry("recoloured", "调色"),
            Map.entry("inverted", "反色"),
            Map.entry("warped", "变形"));

    static ReasonText of(Reason reason) {
        return switch (reason) {
            case Reason.MarkText mark ->
                new ReasonText(
                        "文字标识",
                        place(mark.field().written(), mark.start(), mark.end()) + "“" + inert(mark.seen()) + "”",
                        "“" + inert(mark.form()) + "”",
                        "写法：" + inert(EvasionWords.of(mark.evasion()).zh()));
            case Reason.CodeWord code ->
                new ReasonText(
                        "特定用语",
                        place(code.field().written(), code.start(), code.end()) + "“" + inert(code.seen()) + "”",
                        "词表用语“" + inert(code.term()) + "”",
                        "词表：" + inert(code.list()));
            case Reason.ShopName shop ->
                new ReasonText(
                        "店铺名称",
                        "“" + inert(shop.seen()) + "”",
                        "“" + inert(shop.form()) + "”",
                        "宣称：" + inert(shop.claim()));
            case Reason.CopiedText copy ->
                new ReasonText(
                        "文字复制",
                        place(copy.field().written(), copy.start(), copy.end()) + "“" + inert(copy.seen()) + "”",
                        inert(copy.reference()),
                        "重合度 " + percent(copy.overlap()));
            case Reason.PriceBelow price ->
                new ReasonText(
                        "价格偏低",
                        price.amount().toPlainString() + " " + inert(price.currency()),
                        "官方最低 " + price.official().toPlainString() + " " + inert(price.currency()),
                        "为官方最低价的 " + percent(price.ratio()));
            case Reason.CopiedPicture copy ->
                new ReasonText(
                        "图片复制",
                        "第" + (copy.image() + 1) + "张图片",
                        inert(copy.reference()),
                        "相差 " + copy.distance() + " 位（阈值 " + copy.threshold() + "／256），变换："
                                + transform(copy.transform()));
            case Reason.Logo logo ->
                new ReasonText(
                        "图中标识",
                        "第" + (logo.image() + 1) + "张图片",
                        inert(logo.reference()),
                        "吻合点 " + logo.inliers() + "（阈值 " + logo.threshold() + "）");
            case Reason.PictureText text ->
                new ReasonText(
                        "图中文字",
                        "第" + (text.image() + 1) + "张图片“" + inert(text.seen()) + "”",
                        text.name() ? "“" + inert(text.form()) + "”" : "词表用语“" + inert(text.form()) + "”",
                        "机器识别，置信度 " + percent(text.confidence()));
            case Reason.Query query ->
                new ReasonText(
                        "规则检索",
                        query.field() == null
                                ? "商品信息整体符合"
                                : place(query.field().written(), query.start(), query.end()) + "“" + inert(query.seen())
                                        + "”",
                        "规则“" + inert(query.rule()) + "”",
                        "检索式：" + inert(query.query()));
        };
    }

    /** One change, or several joined by a plus. */
    private static String transform(String written) {
        return Arrays.stream(written.split("\\+"))
                .map(change -> TRANSFORMS.getOrDefault(change, inert(change)))
                .collect(Collectors.joining("、"));
    }

    private static String place(String field, int start, int end) {
        String name = switch (field) {
            case "title" -> "标题";
            case "description" -> "描述";
            case "brand" -> "品牌";
            case "category" -> "类目";
            default -> "店名";
        };
        return name + "第" + (start + 1) + "至" + end + "字符";
    }

    private static String percent(double share) {
        return BigDecimal.valueOf(share * 100).setScale(1, RoundingMode.HALF_UP).toPlainString() + "%";
    }

    private static String inert(String text) {
        return InertText.of(text, LONGEST);
    }
}
