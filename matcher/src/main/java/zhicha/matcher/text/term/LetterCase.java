package zhicha.matcher.text.term;

import java.util.Locale;
import java.util.regex.Pattern;
import zhicha.matcher.text.sound.EnglishWords;
import zhicha.matcher.text.sound.Sounds;

/** Whether capitals and small letters of a Latin word alternate in a way that nobody writes but to be odd. */
final class LetterCase {
    private static final Pattern USUAL = Pattern.compile("[A-Z]+|[a-z]+|[A-Z][a-z]+|[ie][A-Z][a-z]+|[^A-Za-z]*");
    private static final Pattern CAMEL = Pattern.compile("(?:[A-Z][a-z]+){2,}");
    /** From here on a name of syllables is also written with a capital for each: XiaoMi; NiKe is not. */
    private static final int SYLLABLES = 6;

    private LetterCase() {}

    static boolean odd(CharSequence word) {
        if (word.length() < 3 || USUAL.matcher(word).matches()) {
            return false;
        }
        String letters = word.toString().replaceAll("[^A-Za-z]", "");
        if (USUAL.matcher(letters).matches()) {
            return false;
        }
        return !CAMEL.matcher(letters).matches() || !ofParts(letters);
    }

    /** Whether it is written with a capital for each of its words, or each of its syllables of pinyin. */
    private static boolean ofParts(String letters) {
        boolean syllables = letters.length() >= SYLLABLES;
        boolean words = false;
        for (String part : letters.split("(?=[A-Z])")) {
            String small = part.toLowerCase(Locale.ROOT);
            words |= small.length() > 2 && EnglishWords.TABLE.contains(small);
            syllables &= Sounds.TABLE.syllable(small);
        }
        return words || syllables;
    }
}
