package zhicha.bench.words;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.dictionary.py.Pinyin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.sourceforge.pinyin4j.PinyinHelper;

/**
 * How a character is read, after pinyin4j (characters) and HanLP (which reading a word takes).
 *
 * @param sound initial and final in ASCII, {@code v} for ü
 * @param tone 1 to 5, 5 being the neutral tone
 */
public record Syllable(String sound, int tone) {
    private static final Map<Character, String> MARKED =
            Map.of('a', "āáǎàa", 'e', "ēéěèe", 'i', "īíǐìi", 'o', "ōóǒòo", 'u', "ūúǔùu", 'v', "ǖǘǚǜü");

    private static Syllable parse(String numbered) {
        String sound = numbered.replace("u:", "v").replace("ü", "v");
        int last = sound.length() - 1;
        boolean toned = Character.isDigit(sound.charAt(last));
        return new Syllable(toned ? sound.substring(0, last) : sound, toned ? sound.charAt(last) - '0' : 5);
    }

    /** All readings of a character, the usual one first; empty for what is no Chinese character. */
    public static List<Syllable> readings(char character) {
        String[] numbered = PinyinHelper.toHanyuPinyinStringArray(character);
        return numbered == null
                ? List.of()
                : Arrays.stream(numbered).map(Syllable::parse).distinct().toList();
    }

    /** The syllables of a name as it is read; empty where one of its characters has no reading. */
    public static List<Syllable> of(String name) {
        List<Syllable> syllables = new ArrayList<>();
        for (Pinyin pinyin : HanLP.convertToPinyinList(name)) {
            if (pinyin == Pinyin.none5) {
                return List.of();
            }
            syllables.add(new Syllable(pinyin.getPinyinWithoutTone().replace("ü", "v"), pinyin.getTone()));
        }
        return syllables.size() == name.length() ? syllables : List.of();
    }

    /** With its tone mark, by the rule of Hanyu Pinyin: on a or e, on the o of ou, else on the last vowel. */
    public String marked() {
        int at = sound.indexOf('a') >= 0
                ? sound.indexOf('a')
                : sound.indexOf('e') >= 0 ? sound.indexOf('e') : sound.indexOf("ou");
        for (int i = sound.length() - 1; at < 0 && i >= 0; i--) {
            at = MARKED.containsKey(sound.charAt(i)) ? i : at;
        }
        if (at < 0) {
            return sound;
        }
        String marks = MARKED.getOrDefault(
                sound.charAt(at), sound.substring(at, at + 1).repeat(5));
        return (sound.substring(0, at) + marks.charAt(tone - 1) + sound.substring(at + 1)).replace('v', 'ü');
    }
}
