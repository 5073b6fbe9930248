package zhicha.rules.load.part;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import zhicha.rules.pack.RuleProblem;
import zhicha.rules.rule.Wording;
import zhicha.rules.yaml.Place;

/** What makes a word unfit to be searched for, alone. */
public final class Words {
    private static final Map<String, String> EVERYDAY = everyday();

    static final Wording REMOVE = new Wording("删去，或写上要找的词", "remove it or write the word");

    private Words() {}

    static Wording nothing(String word) {
        return Wording.of("“%s”不含文字或数字，什么也找不到", "\"%s\" holds no letter or digit, so it finds nothing", shown(word));
    }

    /**
     * A warning where the word will find nothing, or far too much.
     *
     * @param narrowed whether the right says its classes and goods, by which other uses of an everyday word are told apart
     */
    static Optional<RuleProblem> doubt(String word, boolean narrowed, Place place) {
        String bare = bare(word);
        if (bare.isEmpty()) {
            return Optional.of(place.warning(nothing(word), REMOVE));
        }
        if (bare.codePointCount(0, bare.length()) == 1) {
            return Optional.of(place.warning(
                    Wording.of("“%s”只有一个字，会找出过多商品", "\"%s\" is a single character and finds far too much", shown(word)),
                    new Wording("写更长的形式，例如连同商品名称", "write a longer form, for instance with the name of the goods")));
        }
        String why = EVERYDAY.get(bare);
        if (why == null || narrowed) {
            return Optional.empty();
        }
        return Optional.of(place.warning(
                Wording.of("“%s”也是日常用词（%s）", "\"%s\" is also an everyday word (%s)", shown(word), Wording.parse(why)),
                new Wording(
                        "补上 classes（类别）和 goods（商品），以便区分该词的其他用法",
                        "add classes and goods, so that other uses of the word can be told apart")));
    }

    /** Letters and digits alone, in one case and width: an approximation of what the matcher compares. */
    public static String bare(String word) {
        StringBuilder bare = new StringBuilder();
        Normalizer.normalize(word, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(bare::appendCodePoint);
        return bare.toString();
    }

    /** Short and on one line. */
    public static String shown(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "\uFFFD");
        return line.length() <= 60 ? line : line.substring(0, 60) + "…";
    }

    /** {@code word # why}, a line each. */
    private static Map<String, String> everyday() {
        try (var in = Words.class.getResourceAsStream("/zhicha/rules/load/everyday-words.txt")) {
            if (in == null) {
                throw new IllegalStateException(
                        "zhicha/rules/load/everyday-words.txt is missing from the program; build it again");
            }
            Map<String, String> words = new LinkedHashMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
                int hash = line.indexOf('#');
                if (hash > 0) {
                    words.put(
                            bare(line.substring(0, hash)),
                            line.substring(hash + 1).strip());
                }
            });
            return words;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
