package zhicha.bench.disguise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All ways of disguise that the benchmark knows, in the order of its report. */
public final class Ways {
    /**
     * One way.
     *
     * @param kind its name in labels and reports
     * @param chinese its name in Chinese
     * @param evasions names of the evasion that say this, in hits
     * @param context whether what is written may also be read otherwise, so that a title needs the right's goods to be clear
     */
    public record Way(String kind, String chinese, Set<String> evasions, boolean context, Disguise disguise) {}

    private static final Set<String> INSERTED = Set.of("inserted-symbol");
    private static final Set<String> INVISIBLE = Set.of("zero-width");
    private static final Set<String> SHAPED = Set.of("compatibility", "confusable");
    private static final Set<String> LOOKS = Set.of("confusable");
    private static final Set<String> LEET = Set.of("leet", "confusable");
    /** Many characters that look alike sound alike too, having a part in common: either name is right. */
    private static final Set<String> OTHER_CHARACTER = Set.of("sound-alike", "near-sound", "look-alike-character");

    private static final Set<String> SPELLED = Set.of("pinyin");
    private static final Set<String> REORDERED = Set.of("reordered");

    private static final List<Way> ALL = List.of(
            new Way("inserted-symbol", "插入符号", INSERTED, false, Insertions.SYMBOL),
            new Way("inserted-brackets", "括起一字", INSERTED, false, Insertions.BRACKETED),
            new Way("inserted-space", "插入空格", INSERTED, false, Insertions.SPACE),
            new Way("inserted-emoji", "插入表情", INSERTED, false, Insertions.EMOJI),
            new Way("inserted-digit", "插入数字", INSERTED, false, Insertions.DIGIT),
            new Way("zero-width", "零宽字符", INVISIBLE, false, Insertions.ZERO_WIDTH),
            new Way("soft-hyphen", "软连字符", INVISIBLE, false, Insertions.SOFT_HYPHEN),
            new Way("variation-selector", "变体选择符", INVISIBLE, false, Insertions.VARIATION_SELECTOR),
            new Way("bidi", "双向控制符", INVISIBLE, false, Insertions.BIDI),
            new Way("full-width", "全角", Set.of("full-width"), false, Letters.FULL_WIDTH),
            new Way("circled", "带圈字母", SHAPED, false, Letters.CIRCLED),
            new Way("mathematical", "数学字母", SHAPED, false, Letters.MATHEMATICAL),
            new Way("small-capitals", "小型大写", SHAPED, false, Letters.SMALL_CAPITAL),
            new Way("case", "大小写混写", Set.of("case"), false, Letters.CASE),
            new Way("confusable", "形近字母", LOOKS, false, Letters.CONFUSABLE),
            new Way("bars", "I 与 l 互换", LOOKS, false, Letters.BARS),
            new Way("letter-pairs", "rn/m 等", LOOKS, false, Letters.LETTER_PAIRS),
            new Way("accents", "加附加符", LOOKS, false, Letters.ACCENTS),
            new Way("leet", "数字代字母", LEET, false, Letters.LEET),
            new Way("leet-signs", "符号代字母", LEET, false, Letters.LEET_SIGNS),
            new Way("traditional", "繁体", Set.of("traditional"), false, Shapes.TRADITIONAL),
            new Way("variant", "异体", Set.of("traditional"), false, Shapes.VARIANT),
            new Way("sound-alike", "同音同调", OTHER_CHARACTER, true, Sounds.SAME_TONE),
            new Way("sound-alike-toneless", "同音异调", OTHER_CHARACTER, true, Sounds.TONELESS),
            new Way("near-sound", "近音", OTHER_CHARACTER, true, Sounds.NEAR_SOUND),
            new Way("pinyin", "拼音", SPELLED, true, Sounds.PINYIN),
            new Way("pinyin-marked", "带调拼音", SPELLED, true, Sounds.MARKED_PINYIN),
            new Way("pinyin-spaced", "拼音带空格", SPELLED, true, Sounds.SPACED_PINYIN),
            new Way("mixed-pinyin", "拼音汉字混写", SPELLED, true, Sounds.MIXED_PINYIN),
            new Way("look-alike", "形近字", OTHER_CHARACTER, true, Shapes.LOOK_ALIKE),
            new Way("split", "拆字", Set.of("split-character"), true, Shapes.SPLIT),
            new Way("joined", "合字", Set.of("joined-character"), true, Shapes.JOINED),
            new Way("emoji", "表情代字", Set.of("emoji"), true, Shapes.EMOJI),
            new Way("reversed", "倒写", REORDERED, true, Orders.REVERSED),
            new Way("interleaved", "夹写", REORDERED, true, Orders.INTERLEAVED));

    private static final List<Disguise> FIRST = List.of(
            Shapes.TRADITIONAL,
            Sounds.SAME_TONE,
            Sounds.MIXED_PINYIN,
            Shapes.LOOK_ALIKE,
            Letters.LEET,
            Letters.CONFUSABLE,
            Letters.ACCENTS,
            Letters.FULL_WIDTH,
            Shapes.SPLIT,
            Sounds.TONELESS);
    private static final List<Disguise> SECOND = List.of(
            Insertions.SYMBOL,
            Insertions.ZERO_WIDTH,
            Insertions.EMOJI,
            Insertions.SPACE,
            Insertions.SYMBOL,
            Insertions.BIDI);

    private Ways() {}

    public static List<Way> all() {
        List<Way> all = new ArrayList<>(ALL);
        all.add(new Way("two-at-once", "两种并用", Set.of(), true, (name, random) -> {
            Optional<String> once = Disguise.one(FIRST, random).of(name, random);
            return once.flatMap(written -> Disguise.one(SECOND, random).of(written, random));
        }));
        return all;
    }
}
