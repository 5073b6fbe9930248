package zhicha.bench.titles;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import zhicha.bench.words.Dictionary;

/** Marketplace titles to measure speed with: of ten, one holds a watched name. */
public final class PlainTitles {
    private static final int USUAL_WORD = 6;

    private PlainTitles() {}

    /** Different titles by a seed; the names are taken from all of these. */
    public static List<String> naming(List<String> names, int count, long seed) {
        Grammar grammar = new Grammar();
        RandomGenerator random = DisguisedTitles.random(seed, "speed");
        List<String> words = Dictionary.words(USUAL_WORD);
        List<String> titles = new ArrayList<>(count);
        while (titles.size() < count) {
            boolean named = random.nextInt(10) == 0;
            String group = Grammar.one(grammar.groups(), random);
            titles.add(grammar.fill(
                    grammar.frame(named ? "named-bare" : grammar.usualSection(random), random),
                    group,
                    Map.of(
                            "name", List.of(Grammar.one(names, random)),
                            "word", List.of(Grammar.one(words, random), Grammar.one(words, random))),
                    random));
        }
        return titles;
    }

    /** For each of so many rights, three words for goods of one group, as a maintainer gives them. */
    public static List<List<String>> goods(int count, long seed) {
        Grammar grammar = new Grammar();
        RandomGenerator random = DisguisedTitles.random(seed, "goods");
        List<List<String>> goods = new ArrayList<>(count);
        while (goods.size() < count) {
            String group = Grammar.one(grammar.groups(), random);
            goods.add(Stream.generate(() -> grammar.fill("{goods}", group, Map.of(), random))
                    .limit(3)
                    .distinct()
                    .toList());
        }
        return goods;
    }
}
