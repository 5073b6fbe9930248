package zhicha.matcher.judge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import zhicha.matcher.hit.Defence;
import zhicha.matcher.hit.Reason;
import zhicha.matcher.observe.Observed;
import zhicha.rules.rule.Verdict;
import zhicha.rules.rule.Wording;

/** Tells in Chinese and in English why a listing is put before a person: what was seen, what speaks for the seller, what follows. */
public final class Explanation {
    private Explanation() {}

    public static Wording of(Observed observed, Judgement judgement) {
        // a set for the sentences that two rules or two defences have in common
        Set<Wording> rules = new LinkedHashSet<>();
        for (Judgement.Fired fired : judgement.fired()) {
            if (fired.verdict() == judgement.verdict()) {
                rules.add(filled(fired, observed));
            }
        }
        StringBuilder zh = new StringBuilder(256);
        StringBuilder en = new StringBuilder(512);
        for (Wording rule : rules) {
            ended(rule.zh(), "。", zh);
            ended(rule.en(), ".", en);
            en.append(' ');
        }
        List<Wording> reasons = new ArrayList<>(observed.reasons().size());
        for (Reason reason : observed.reasons()) {
            reasons.add(ReasonWording.of(reason));
        }
        join("所见：", "Seen: ", reasons, zh, en);
        if (!observed.defences().isEmpty()) {
            Set<Wording> defences = new LinkedHashSet<>();
            for (Defence defence : observed.defences()) {
                defences.add(defence(defence));
            }
            join("同时注意到：", "Also noted: ", defences, zh, en);
        }
        Wording closing = closing(judgement.verdict());
        return new Wording(
                zh.append(closing.zh()).toString(), en.append(closing.en()).toString());
    }

    private static Wording closing(Verdict verdict) {
        return switch (verdict) {
            case FLAG -> new Wording("现作为涉嫌侵权线索提请人工核查。", "Put forward as a lead for a person to verify.");
            case WATCH -> new Wording("现有情形尚可能属于正当使用，仅作留意。", "This may well be lawful use; it is only kept in view.");
            case CLEAR -> new Wording("无需处理。", "Nothing needs to be done.");
        };
    }

    private static void join(
            String zhHead, String enHead, Collection<Wording> parts, StringBuilder zh, StringBuilder en) {
        zh.append(zhHead);
        en.append(enHead);
        boolean first = true;
        for (Wording part : parts) {
            zh.append(first ? "" : "；").append(part.zh());
            en.append(first ? "" : "; ").append(part.en());
            first = false;
        }
        zh.append("。");
        en.append(". ");
    }

    private static void ended(String sentence, String stop, StringBuilder into) {
        String text = sentence.strip();
        boolean ends = !text.isEmpty() && "。.！!？?；;".indexOf(text.charAt(text.length() - 1)) >= 0;
        into.append(text).append(ends ? "" : stop);
    }

    /** The rule's own sentence. All names are filled in at one go, so that what a seller wrote is never read as one of them. */
    private static Wording filled(Judgement.Fired fired, Observed observed) {
        String name = observed.right().name();
        String seen = name;
        String form = name;
        for (Reason reason : fired.because()) {
            switch (reason) {
                case Reason.MarkText mark -> {
                    seen = mark.seen();
                    form = mark.form();
                }
                case Reason.CodeWord word -> seen = word.seen();
                case Reason.ShopName shop -> {
                    seen = shop.seen();
                    form = shop.form();
                }
                case Reason.CopiedText text -> seen = text.seen();
                case Reason.PriceBelow price -> seen = price.amount().toPlainString();
                case Reason.CopiedPicture picture -> seen = picture.reference();
                case Reason.Logo logo -> seen = logo.reference();
                case Reason.PictureText text -> seen = text.seen();
                case Reason.Query query -> seen = query.field() == null ? seen : query.seen();
            }
        }
        Wording explain = fired.rule().explain();
        String quoted = Quoted.of(seen);
        return new Wording(fill(explain.zh(), name, quoted, form), fill(explain.en(), name, quoted, form));
    }

    private static String fill(String sentence, String right, String seen, String form) {
        StringBuilder filled = new StringBuilder(sentence.length() + 32);
        int at = 0;
        for (int open = sentence.indexOf('{'); open >= 0; open = sentence.indexOf('{', open + 1)) {
            int close = sentence.indexOf('}', open);
            String value = close < 0
                    ? null
                    : switch (sentence.substring(open + 1, close)) {
                        case "right" -> right;
                        case "seen" -> seen;
                        case "form" -> form;
                        default -> null;
                    };
            if (value != null) {
                filled.append(sentence, at, open).append(value);
                at = close + 1;
            }
        }
        return filled.append(sentence, at, sentence.length()).toString();
    }

    private static Wording defence(Defence defence) {
        return switch (defence) {
            case Defence.Permission permission ->
                new Wording("该店铺在权利人授权名单内", "the shop is on the right holder's list of permitted sellers");
            case Defence.Words words -> {
                String field = ReasonWording.field(words.field()).zh();
                String place = ReasonWording.field(words.field()).en();
                String seen = Quoted.of(words.seen());
                yield switch (words.kind()) {
                    case NOMINATIVE_USE ->
                        new Wording(
                                field + "写明“" + seen + "”，可能是说明适用对象",
                                "“" + seen + "” in the " + place + " may only say what the goods fit");
                    case SECOND_HAND ->
                        new Wording(
                                field + "写明“" + seen + "”，可能是二手转让",
                                "“" + seen + "” in the " + place + " points to second-hand goods");
                    case DENIAL ->
                        new Wording(
                                field + "以“" + seen + "”否认与该名称有关",
                                "“" + seen + "” in the " + place + " denies any connection with the name");
                    case OTHER_GOODS ->
                        new Wording(
                                field + "显示商品为“" + seen + "”，与权利所涉商品不同",
                                "the " + place + " names “" + seen + "”, goods of another kind than the right covers");
                    case COMMON_WORD ->
                        new Wording("“" + seen + "”也是日常用语", "“" + seen + "” is also a word of everyday language");
                    case OTHER_NAME ->
                        new Wording(
                                field + "中的“" + seen + "”像是作品名、人名或地名",
                                "“" + seen + "” in the " + place
                                        + " looks like the title of a work or the name of a person" + " or place");
                    case COMPARISON ->
                        new Wording(
                                field + "以“" + seen + "”与该名称作比较",
                                "“" + seen + "” in the " + place + " compares the goods with the name");
                    case AUTHORISED_SELLER ->
                        new Wording(field + "写明“" + seen + "”", "the " + place + " says “" + seen + "”");
                };
            }
            case Defence.Fact fact ->
                new Wording(
                        "商品标注的状态为“" + Quoted.of(fact.value()) + "”，可能属于"
                                + fact.kind().chinese(),
                        "the listing states " + fact.fact() + " “" + Quoted.of(fact.value()) + "”");
        };
    }
}
