package zhicha.rules.load.part;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import zhicha.rules.pack.RuleProblem;
import zhicha.rules.pack.TermScope;
import zhicha.rules.rule.Wording;
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
                        Wording.of(
                                "词后的“%s”无法理解", "\"%s\" behind the term is not understood", Words.shown(part.strip())),
                        Nearest.to(key, KEYS)
                                .map(nearest -> Wording.of("改为 %s: …", "write %s: …", nearest))
                                .orElse(new Wording(
                                        "写 | with: 词、| not: 词 或 | beside: name",
                                        "write | with: words, | not: words or | beside: name")));
            }
            if (words.isEmpty() || words.size() > MOST_WORDS) {
                return refuse(
                        place,
                        words.isEmpty()
                                ? Wording.of("“%s”后没有词", "\"%s\" names no word", key)
                                : Wording.of("“%s”后的词超过 %d 个", "\"%s\" names more than %d words", key, MOST_WORDS),
                        new Wording(
                                "写用逗号分开的词，例如 not: 图纸, 蜡烛", "write words parted by commas, for instance not: 图纸, 蜡烛"));
            }
            Optional<String> empty =
                    words.stream().filter(word -> Words.bare(word).isEmpty()).findFirst();
            if (empty.isPresent()) {
                return refuse(place, Words.nothing(empty.get()), Words.REMOVE);
            }
            if (key.equals("beside")) {
                if (!words.equals(List.of("name"))) {
                    return refuse(
                            place,
                            new Wording("“beside”只能是 name", "\"beside\" can only be name"),
                            new Wording("写 beside: name", "write beside: name"));
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

    private Optional<TermScope> refuse(Place place, Wording message, Wording cure) {
        problems.accept(place.error(message, cure));
        return Optional.empty();
    }
}
