package zhicha.matcher.hit;

import java.util.Map;
import zhicha.rules.rule.Wording;

/** What the {@code evasion} of a {@link Reason.MarkText} is called before people; the English continues "written …". */
public final class EvasionWords {
    private static final Map<String, Wording> WORDS = Map.ofEntries(
            Map.entry("exact", new Wording("原样", "plainly")),
            Map.entry("case", new Wording("大小写混写", "in oddly mixed capitals")),
            Map.entry("full-width", new Wording("全角字母", "in full-width letters")),
            Map.entry("traditional", new Wording("繁体或异体字", "in traditional or variant characters")),
            Map.entry("compatibility", new Wording("特殊字形", "in specially shaped letters")),
            Map.entry("inserted-symbol", new Wording("插入符号", "with inserted symbols")),
            Map.entry("zero-width", new Wording("插入不可见字符", "with invisible characters inside")),
            Map.entry("leet", new Wording("数字或符号代替字母", "with digits or signs for letters")),
            Map.entry("confusable", new Wording("形近字符替换", "with look-alike letters")),
            Map.entry("misspelled", new Wording("字母增减或改写", "with a letter added, dropped or changed")),
            Map.entry("reordered", new Wording("调换字序", "with its characters in another order")),
            Map.entry("initials", new Wording("拼音首字母", "by the first letters of its syllables")),
            Map.entry("near-sound", new Wording("近音字", "with characters of nearly the same sound")),
            Map.entry("sound-alike", new Wording("同音字", "with characters of the same sound")),
            Map.entry("pinyin", new Wording("拼音", "in pinyin")),
            Map.entry("joined-character", new Wording("合字", "with two characters written as one")),
            Map.entry("look-alike-character", new Wording("形近汉字", "with characters of nearly the same shape")),
            Map.entry("split-character", new Wording("拆字", "with a character split into its parts")),
            Map.entry("emoji", new Wording("表情符号代字", "with an emoji for a character")),
            Map.entry("across-fields", new Wording("分写在两个栏目", "divided between two fields")));

    private EvasionWords() {}

    /** One that is not known here, from another program, keeps the name it came with. */
    public static Wording of(String evasion) {
        Wording known = WORDS.get(evasion);
        return known == null ? new Wording(evasion, evasion) : known;
    }
}
