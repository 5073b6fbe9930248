package zhicha.bench.titles;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import zhicha.bench.words.Lines;

/** Words and frames of marketplace titles, and the filling of the one with the other. */
final class Grammar {
    private static final Pattern SLOT = Pattern.compile("\\{([a-z-]+)2?\\}");
    private static final String ANY_GROUP = "any";

    private final Map<String, Map<String, List<String>>> words = new LinkedHashMap<>();
    private final Map<String, List<String>> frames = new HashMap<>();

    Grammar() {
        String section = "";
        for (String line : Lines.of("/zhicha/bench/titles/grammar.txt")) {
            if (line.startsWith("[")) {
                section = line.substring(1, line.indexOf(']'));
                words.put(section, new HashMap<>());
            } else {
                int equals = line.indexOf(" = ");
                words.getOrDefault(section, new HashMap<>())
                        .put(
                                line.substring(0, equals),
                                List.of(line.substring(equals + 3).split(",")));
            }
        }
        for (String line : Lines.of("/zhicha/bench/titles/frames.txt")) {
            if (line.startsWith("[")) {
                section = line.substring(1, line.indexOf(']'));
                frames.put(section, new ArrayList<>());
            } else {
                frames.getOrDefault(section, new ArrayList<>()).add(line);
            }
        }
    }

    /** The groups of goods. */
    List<String> groups() {
        return words.keySet().stream().filter(group -> !group.equals(ANY_GROUP)).toList();
    }

    String frame(String section, RandomGenerator random) {
        return one(frames.getOrDefault(section, List.of()), random);
    }

    /** The frames of an ordinary title: of twenty, one is English, and of the rest most are as long as a shop lets a title be. */
    String usualSection(RandomGenerator random) {
        return random.nextInt(20) == 0 ? "english" : random.nextInt(3) == 0 ? "plain" : "long";
    }

    /**
     * The frame with every slot filled by chance: by {@code own} where it has words for it, else by the group's words.
     *
     * @param own words by slot, for instance of {@code name}
     */
    String fill(String frame, String group, Map<String, List<String>> own, RandomGenerator random) {
        Matcher slots = SLOT.matcher(frame);
        StringBuilder title = new StringBuilder();
        while (slots.find()) {
            slots.appendReplacement(
                    title, Matcher.quoteReplacement(one(candidates(slots.group(1), group, own), random)));
        }
        return slots.appendTail(title).toString();
    }

    private List<String> candidates(String slot, String group, Map<String, List<String>> own) {
        List<String> mine = own.get(slot);
        if (mine != null) {
            return mine;
        }
        List<String> groups = words.getOrDefault(group, Map.of()).get(slot);
        List<String> found = groups != null
                ? groups
                : words.getOrDefault(ANY_GROUP, Map.of()).get(slot);
        if (found == null) {
            throw new IllegalStateException("grammar.txt has no words for {" + slot + "} in group [" + group + "]");
        }
        return found;
    }

    static <T> T one(List<T> of, RandomGenerator random) {
        return of.get(random.nextInt(of.size()));
    }
}
