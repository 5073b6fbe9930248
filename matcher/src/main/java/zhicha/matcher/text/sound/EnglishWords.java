package zhicha.matcher.text.sound;

import java.util.HashSet;
import java.util.Set;
import zhicha.matcher.text.table.TableLines;

/** Everyday English words, so that lining and like are not read as pinyin. */
public final class EnglishWords {

    // after the constants, which making it needs
    public static final EnglishWords TABLE = new EnglishWords();

    private final Set<String> words = new HashSet<>();

    private EnglishWords() {
        for (String line : TableLines.of(EnglishWords.class, "english-words.txt")) {
            words.addAll(Set.of(line.split(" ")));
        }
    }

    /** Whether this is such a word, or its plural, in small letters. */
    public boolean contains(String word) {
        return words.contains(word) || word.endsWith("s") && words.contains(word.substring(0, word.length() - 1));
    }
}
