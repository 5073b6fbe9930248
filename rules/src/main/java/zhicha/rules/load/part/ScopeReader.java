package zhicha.rules.load.part;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import zhicha.rules.pack.RuleProblem;
import zhicha.rules.pack.TermScope;
import zhicha.rules.yaml.Nearest;
import zhicha.rules.yaml.Place;

/**
 * Reads what stands behind a term of a word list: parts {@code | key: words}, where the key is {@code with}, {@code not} or
 * {@code beside} and words are parted by commas, Chinese or not.
 */
final class ScopeReader {
    private static final List<String> KEYS = List.of("with", "not", "beside");
    private static final int MOST_WORDS = 200;

    private final Consumer<RuleProblem> problems;

    ScopeReader(Consumer<RuleProblem> problems) {
        this.problems = problems;
    }

    /** Empty, with an error said, where the parts cannot be read; the term is then left out. */
    Optional<TermScope> read(List<String> parts, Place place) {
        boolean ownGoods = false;
        boolean beside = false;
        List<String> with = new ArrayList<>();
        List<String> without = new ArrayList<>();
        for (String part : parts) {
            String[] sides = part.split("[:：]", 2);
            String key = sides[0].strip();
            List<String> words = sides.length < 2
                    ? List.of()
                    : Arrays.stream(sides[1].split("[,，、]"))
                            .map(String::strip)
                            .filter(word -> !word.isEmpty())
                            .toList();
            if (!KEYS.contains(key)) {
                return refuse(
                        place,
                        "\"" + Words.shown(part.strip()) + "\" behind the term is not understood",
                        Nearest.to(key, KEYS)
                                .map(nearest -> "write " + nearest + ": …")
                                .orElse("write | with: words, | not: words or | beside: name"));
            }
            if (words.isEmpty() || words.size() > MOST_WORDS) {
                return refuse(
                        place,
                        "\"" + key + "\" names " + (words.isEmpty() ? "no word" : "more than " + MOST_WORDS + " words"),
                        "write words parted by commas, for instance not: 图纸, 蜡烛");
            }
            Optional<String> empty =
                    words.stream().filter(word -> Words.bare(word).isEmpty()).findFirst();
            if (empty.isPresent()) {
                return refuse(
                        place,
                        "\"" + Words.shown(empty.get()) + "\" holds no letter or digit, so it finds nothing",
                        "remove it or write the word");
            }
            if (key.equals("beside")) {
                if (!words.equals(List.of("name"))) {
                    return refuse(place, "\"beside\" can only be name", "write beside: name");
                }
                beside = true;
            } else if (key.equals("not")) {
                without.addAll(words);
            } else {
                ownGoods |= words.contains("own-goods");
                words.stream().filter(word -> !word.equals("own-goods")).forEach(with::add);
            }
        }
        return Optional.of(new TermScope(ownGoods, beside, with, without));
    }

    private Optional<TermScope> refuse(Place place, String message, String cure) {
        problems.accept(place.error(message, cure));
        return Optional.empty();
    }
}
