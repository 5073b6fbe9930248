package zhicha.matcher.text.goods;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import zhicha.rules.pack.RulePack;
import zhicha.rules.pack.Rulebook;
import zhicha.rules.watch.Distinctiveness;
import zhicha.rules.watch.Right;

/** The goods words of a rulebook, numbered, and what they and the Nice classes say for each right. Immutable. */
public final class GoodsWords {
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final Map<String, Grounds> grounds = new HashMap<>();
    private final ToLongFunction<String> classes;

    /** @param classes a bit for every Nice class of the goods that a word names, none where that is not known */
    public GoodsWords(Rulebook rulebook, ToLongFunction<String> classes) {
        this.classes = classes;
        for (RulePack pack : rulebook.packs()) {
            for (Right right : pack.rights()) {
                int[] words = right.goods().stream()
                        .mapToInt(word -> numbers.computeIfAbsent(word, w -> numbers.size()))
                        .toArray();
                long mask = right.goods().stream().mapToLong(this::mask).reduce(0, (one, other) -> one | other);
                boolean distinctive = right.distinctiveness() == Distinctiveness.HIGH;
                grounds.put(right.id(), Grounds.of(right.particulars().classes(), words, mask, distinctive));
            }
        }
    }

    /** The words, each once. */
    public Collection<String> words() {
        return numbers.keySet();
    }

    /** What the word alone says where it is offered. */
    public Grounds ofWord(String word) {
        Integer number = numbers.get(word);
        return number == null
                ? Grounds.ofClasses(classes.applyAsLong(word))
                : Grounds.of(List.of(), new int[] {number}, mask(word), false);
    }

    /** The bits by which a word is known in the summaries of grounds and offers: its classes, or one of a few for other words. */
    private long mask(String word) {
        long known = classes.applyAsLong(word) & Grounds.CLASSES;
        return known == 0 ? 1L << Grounds.FIRST_WORD_BIT + Math.floorMod(word.hashCode(), Grounds.WORD_BITS) : known;
    }

    /** The grounds of a right by its id. */
    public Grounds of(String right) {
        return grounds.getOrDefault(right, Grounds.NONE);
    }
}
