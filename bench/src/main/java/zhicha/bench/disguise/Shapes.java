package zhicha.bench.disguise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import zhicha.bench.words.Hanzi;
import zhicha.bench.words.Lines;

/**
 * Other forms of Chinese characters: traditional and variant ones (tables of OpenCC in opencc4j, Apache-2.0), look-alikes (by hand),
 * a character taken apart or two put together (table of chaizi, Apache-2.0), emoji (by hand).
 */
final class Shapes {
    private static final Map<String, List<String>> TRADITIONAL_FORMS =
            table("/data/dictionary/STCharacters.txt", "\t", " ");
    private static final Map<String, List<String>> JAPANESE_FORMS = table("/data/dictionary/JPVariants.txt", "\t", " ");
    private static final Map<String, List<String>> HONG_KONG_FORMS =
            table("/data/dictionary/HKVariants.txt", "\t", " ");
    private static final Map<String, List<String>> LOOK_ALIKES =
            table("/zhicha/bench/disguise/hanzi-shapes.txt", " ", "");
    private static final Map<String, List<String>> PARTS = table("/nlp_chaizi_system.txt", " ", ",");
    private static final Map<String, List<String>> EMOJI_FOR = table("/zhicha/bench/disguise/emoji.txt", " ", "");
    private static final Map<String, String> WHOLE = new HashMap<>();

    static {
        PARTS.forEach((whole, ways) -> {
            for (String parts : ways) {
                if (parts.length() == 2 && Hanzi.common(whole.charAt(0)) && Hanzi.only(parts)) {
                    WHOLE.putIfAbsent(parts, whole);
                }
            }
        });
    }

    static final Disguise TRADITIONAL = (name, random) -> changed(name, everywhere(name, TRADITIONAL_FORMS));
    static final Disguise VARIANT = (name, random) -> {
        String traditional = everywhere(name, TRADITIONAL_FORMS);
        String variant = everywhere(traditional, random.nextBoolean() ? JAPANESE_FORMS : HONG_KONG_FORMS);
        return variant.equals(traditional) ? Optional.empty() : changed(name, variant);
    };
    static final Disguise LOOK_ALIKE = (name, random) -> inOnePlace(name, LOOK_ALIKES, random);
    static final Disguise SPLIT = (name, random) -> {
        Map<String, List<String>> two = new HashMap<>();
        for (int i = 0; i < name.length(); i++) {
            String whole = name.substring(i, i + 1);
            List<String> ways = PARTS.getOrDefault(whole, List.of()).stream()
                    .filter(parts -> parts.codePointCount(0, parts.length()) == 2 && Hanzi.only(parts))
                    // the table writes grass in full; nobody types that
                    .map(parts -> parts.replace('艸', '艹'))
                    .toList();
            if (!ways.isEmpty()) {
                two.put(whole, ways);
            }
        }
        return inOnePlace(name, two, random);
    };
    static final Disguise JOINED = (name, random) -> {
        for (int i = 0; i + 2 <= name.length(); i++) {
            String whole = WHOLE.get(name.substring(i, i + 2));
            if (whole != null && name.length() > 2) {
                return Optional.of(name.substring(0, i) + whole + name.substring(i + 2));
            }
        }
        return Optional.empty();
    };
    static final Disguise EMOJI = (name, random) -> {
        if (name.length() > 2) {
            for (Map.Entry<String, List<String>> entry : EMOJI_FOR.entrySet()) {
                if (entry.getKey().length() > 1 && name.contains(entry.getKey())) {
                    return Optional.of(name.replace(entry.getKey(), Disguise.one(entry.getValue(), random)));
                }
            }
        }
        return inOnePlace(name, EMOJI_FOR, random);
    };

    private Shapes() {}

    private static Optional<String> changed(String name, String written) {
        return written.equals(name) ? Optional.empty() : Optional.of(written);
    }

    private static String everywhere(String name, Map<String, List<String>> table) {
        StringBuilder written = new StringBuilder();
        name.codePoints()
                .mapToObj(Character::toString)
                .forEach(character -> written.append(
                        table.getOrDefault(character, List.of(character)).get(0)));
        return written.toString();
    }

    /** One character of the name, by chance one of those that the table has, is replaced. */
    private static Optional<String> inOnePlace(String name, Map<String, List<String>> table, RandomGenerator random) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < name.length(); i++) {
            if (table.containsKey(name.substring(i, i + 1))) {
                places.add(i);
            }
        }
        if (places.isEmpty() || !Hanzi.only(name)) {
            return Optional.empty();
        }
        int at = Disguise.one(places, random);
        String other = Disguise.one(table.getOrDefault(name.substring(at, at + 1), List.of()), random);
        return Optional.of(name.substring(0, at) + other + name.substring(at + 1));
    }

    /** @param between what stands between the values of a row; empty where each grapheme is one */
    private static Map<String, List<String>> table(String resource, String after, String between) {
        Map<String, List<String>> table = new HashMap<>();
        for (String line : Lines.of(resource)) {
            int at = line.indexOf(after);
            if (at > 0) {
                String values = line.substring(at + 1).strip();
                table.put(
                        line.substring(0, at), between.isEmpty() ? graphemes(values) : List.of(values.split(between)));
            }
        }
        return table;
    }

    private static List<String> graphemes(String values) {
        java.util.regex.Matcher each = java.util.regex.Pattern.compile("\\X").matcher(values);
        List<String> graphemes = new ArrayList<>();
        while (each.find()) {
            graphemes.add(each.group());
        }
        return graphemes;
    }
}
