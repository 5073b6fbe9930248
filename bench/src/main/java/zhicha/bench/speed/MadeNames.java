package zhicha.bench.speed;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import zhicha.bench.titles.PlainTitles;
import zhicha.bench.titles.TitleSet;
import zhicha.bench.words.Dictionary;
import zhicha.rules.pack.RulePack;
import zhicha.rules.pack.Rulebook;
import zhicha.rules.watch.Particulars;
import zhicha.rules.watch.Registration;
import zhicha.rules.watch.Right;
import zhicha.rules.watch.RightKind;

/**
 * Invented names in a mix of lengths like that of a trademark register: Chinese ones of two (35 %), three (25 %) and four (20 %)
 * characters, each character as frequent as in everyday words, and Latin ones of three to ten letters (20 %).
 */
final class MadeNames {
    /** Nice classes of goods. */
    private static final int CLASSES = 34;

    private static final String VOWELS = "aeiou";
    private static final String CONSONANTS = "bcdfghklmnprstvwxz";

    private MadeNames() {}

    /** So many different names; with the same seed a shorter list begins as a longer one does. */
    static List<String> of(int count, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<String> words = Dictionary.words(3);
        Set<String> names = new LinkedHashSet<>();
        while (names.size() < count) {
            int lot = random.nextInt(100);
            names.add(
                    lot < 35
                            ? han(2, words, random)
                            : lot < 60 ? han(3, words, random) : lot < 80 ? han(4, words, random) : latin(random));
        }
        return new ArrayList<>(names);
    }

    private static String han(int length, List<String> words, RandomGenerator random) {
        StringBuilder name = new StringBuilder();
        while (name.length() < length) {
            String word = words.get(random.nextInt(words.size()));
            name.append(word.charAt(random.nextInt(word.length())));
        }
        return name.toString();
    }

    private static String latin(RandomGenerator random) {
        int length = 3 + random.nextInt(8);
        boolean vowel = random.nextBoolean();
        StringBuilder name = new StringBuilder();
        while (name.length() < length) {
            String from = vowel ? VOWELS : CONSONANTS;
            name.append(from.charAt(random.nextInt(from.length())));
            vowel = random.nextInt(8) == 0 ? vowel : !vowel;
        }
        return name.toString();
    }

    /** A pack with one right a name beside the standard rules; each has goods and a Nice class, as those that people enter. */
    static Rulebook rulebook(RulePack standard, List<String> names) {
        List<Right> rights = new ArrayList<>(names.size());
        List<List<String>> goods = PlainTitles.goods(names.size(), TitleSet.SEED);
        for (String name : names) {
            rights.add(Right.of(
                    RightKind.TRADEMARK,
                    new Particulars(
                            "made-" + rights.size(),
                            name,
                            null,
                            List.of(name),
                            List.of(),
                            List.of(),
                            List.of(1 + rights.size() % CLASSES),
                            goods.get(rights.size()),
                            Registration.UNCHECKED,
                            null,
                            List.of())));
        }
        return new Rulebook(List.of(standard, new RulePack("made", null, "2026.11.1", rights, List.of(), List.of())));
    }
}
