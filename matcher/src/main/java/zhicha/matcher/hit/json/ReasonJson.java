package zhicha.matcher.hit.json;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import zhicha.matcher.hit.Box;
import zhicha.matcher.hit.Placement;
import zhicha.matcher.hit.Reason;
import zhicha.rules.rule.Signal;
import zhicha.rules.subject.TextField;

/** One reason; which keys follow {@code signal} depends on it. Boxes are {@code [left, top, right, bottom]}. */
final class ReasonJson {
    private ReasonJson() {}

    static void write(Reason reason, ObjectNode into) {
        into.put("signal", reason.signal().written());
        switch (reason) {
            case Reason.MarkText mark -> {
                into.put("field", mark.field().written()).put("start", mark.start());
                into.put("end", mark.end()).put("seen", mark.seen());
                into.put("form", mark.form()).put("evasion", mark.evasion());
            }
            case Reason.CodeWord word -> {
                into.put("field", word.field().written()).put("start", word.start());
                into.put("end", word.end()).put("seen", word.seen());
                into.put("term", word.term()).put("list", word.list());
            }
            case Reason.ShopName shop -> {
                into.put("field", TextField.SELLER_NAME.written()).put("start", shop.start());
                into.put("end", shop.end()).put("seen", shop.seen());
                into.put("form", shop.form()).put("claim", shop.claim());
            }
            case Reason.CopiedText text -> {
                into.put("field", text.field().written()).put("start", text.start());
                into.put("end", text.end()).put("seen", text.seen());
                into.put("reference", text.reference()).put("overlap", text.overlap());
            }
            case Reason.PriceBelow price -> {
                into.put("amount", price.amount().toPlainString());
                into.put("official", price.official().toPlainString());
                into.put("currency", price.currency()).put("ratio", price.ratio());
            }
            case Reason.CopiedPicture picture -> {
                into.put("image", picture.image()).put("reference", picture.reference());
                into.put("distance", picture.distance()).put("transform", picture.transform());
                into.put("threshold", picture.threshold());
                if (picture.box() != null) {
                    write(picture.box(), into);
                }
                write(picture.placement(), into);
            }
            case Reason.Logo logo -> {
                into.put("image", logo.image()).put("reference", logo.reference());
                into.put("inliers", logo.inliers());
                write(logo.box(), into);
                into.put("threshold", logo.threshold());
                write(logo.placement(), into);
            }
            case Reason.PictureText text -> {
                into.put("image", text.image()).put("seen", text.seen());
                into.put(text.name() ? "form" : "term", text.form());
                if (!text.name()) {
                    into.put("list", text.list());
                }
                write(text.box(), into);
                into.put("confidence", text.confidence());
            }
            case Reason.Query query -> {
                into.put("rule", query.rule());
                if (query.field() != null) {
                    into.put("field", query.field().written()).put("start", query.start());
                    into.put("end", query.end()).put("seen", query.seen());
                }
                into.put("query", query.query());
            }
        }
    }

    static Reason read(JsonFields json) {
        return switch (Signal.parse(json.text("signal"))) {
            case MARK_TEXT ->
                new Reason.MarkText(
                        field(json),
                        json.integer("start"),
                        json.integer("end"),
                        json.text("seen"),
                        json.text("form"),
                        json.text("evasion"));
            case CODE_WORD ->
                new Reason.CodeWord(
                        field(json),
                        json.integer("start"),
                        json.integer("end"),
                        json.text("seen"),
                        json.text("term"),
                        json.text("list"));
            case SHOP_NAME ->
                new Reason.ShopName(
                        json.integer("start"),
                        json.integer("end"),
                        json.text("seen"),
                        json.text("form"),
                        json.text("claim"));
            case COPIED_TEXT ->
                new Reason.CopiedText(
                        field(json),
                        json.integer("start"),
                        json.integer("end"),
                        json.text("seen"),
                        json.text("reference"),
                        json.number("overlap"));
            case PRICE_BELOW ->
                new Reason.PriceBelow(
                        json.amount("amount"), json.amount("official"), json.text("currency"), json.number("ratio"));
            case COPIED_PICTURE ->
                new Reason.CopiedPicture(
                        json.integer("image"),
                        json.text("reference"),
                        json.integer("distance"),
                        threshold(json),
                        json.text("transform"),
                        json.has("box") ? box(json) : null,
                        placement(json));
            case LOGO ->
                new Reason.Logo(
                        json.integer("image"),
                        json.text("reference"),
                        json.integer("inliers"),
                        threshold(json),
                        box(json),
                        placement(json));
            case PICTURE_TEXT ->
                new Reason.PictureText(
                        json.integer("image"),
                        box(json),
                        json.text("seen"),
                        json.text(json.has("list") ? "term" : "form"),
                        json.has("list") ? json.text("list") : "",
                        json.number("confidence"));
            case QUERY ->
                json.has("field")
                        ? new Reason.Query(
                                json.text("rule"),
                                json.text("query"),
                                field(json),
                                json.integer("start"),
                                json.integer("end"),
                                json.text("seen"))
                        : new Reason.Query(json.text("rule"), json.text("query"), null, 0, 0, "");
        };
    }

    private static TextField field(JsonFields json) {
        return TextField.parse(json.text("field"));
    }

    /** Other programs may leave the threshold out; 0 then says that it is not known. */
    private static int threshold(JsonFields json) {
        return json.has("threshold") ? json.integer("threshold") : 0;
    }

    private static void write(Box box, ObjectNode into) {
        into.putArray("box").add(box.left()).add(box.top()).add(box.right()).add(box.bottom());
    }

    private static void write(@Nullable Placement placement, ObjectNode into) {
        if (placement != null) {
            ArrayNode figures = into.putArray("placement");
            placement.map().forEach(figures::add);
        }
    }

    private static @Nullable Placement placement(JsonFields json) {
        return json.has("placement")
                ? new Placement(
                        Arrays.stream(json.numbers("placement", 9)).boxed().toList())
                : null;
    }

    private static Box box(JsonFields json) {
        double[] sides = json.numbers("box", 4);
        return new Box(sides[0], sides[1], sides[2], sides[3]);
    }
}
