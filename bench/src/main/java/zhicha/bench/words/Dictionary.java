package zhicha.bench.words;

import com.hankcs.hanlp.dictionary.CoreDictionary;
import java.util.Arrays;
import java.util.List;

/**
 * Words of everyday Chinese: those of the synonym list that ships with HanLP portable (Apache-2.0) which its core dictionary has
 * met in running text. The matcher's lexicon is another one.
 */
public final class Dictionary {
    private static final List<String> WORDS = Lines.of("/data/dictionary/synonym/CoreSynonym.txt").stream()
            .flatMap(line -> Arrays.stream(line.split(" ")).skip(1))
            .filter(word -> word.length() >= 2 && word.length() <= 4 && Hanzi.only(word))
            .distinct()
            .sorted()
            .toList();

    private Dictionary() {}

    /** Words of two to four characters met at least so often, in a fixed order. */
    public static List<String> words(int atLeast) {
        return WORDS.stream().filter(word -> frequency(word) >= atLeast).toList();
    }

    /** How often HanLP's corpus has the word; 0 for what is no word. */
    public static int frequency(String word) {
        return CoreDictionary.getTermFrequency(word);
    }
}
