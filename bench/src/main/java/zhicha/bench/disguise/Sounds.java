package zhicha.bench.disguise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import zhicha.bench.words.Dictionary;
import zhicha.bench.words.Hanzi;
import zhicha.bench.words.Syllable;

/** Characters that sound like those of a Chinese name, and its sound spelled out. Readings are those of pinyin4j and HanLP. */
final class Sounds {
    /** Spellings whose sounds many speakers do not tell apart. */
    private static final String[][] NEAR = {
        {"zh", "z"}, {"ch", "c"}, {"sh", "s"}, {"n", "l"}, {"h", "f"}, {"ing", "in"}, {"eng", "en"}, {"ang", "an"}
    };
    /** Words met this often in running text read as themselves, not as a disguise. */
    private static final int READ_AS_A_WORD = 3;

    private static final Map<String, List<Character>> BY_SOUND = new HashMap<>();

    static {
        for (char character = '\u4e00'; character < '\u9fa6'; character++) {
            List<Syllable> readings = Hanzi.common(character) ? Syllable.readings(character) : List.of();
            if (!readings.isEmpty()) {
                BY_SOUND.computeIfAbsent(readings.get(0).sound(), sound -> new ArrayList<>())
                        .add(character);
            }
        }
    }

    static final Disguise SAME_TONE = characters((meant, read) -> read.equals(meant));
    static final Disguise TONELESS =
            characters((meant, read) -> read.sound().equals(meant.sound()) && read.tone() != meant.tone());
    static final Disguise NEAR_SOUND = Sounds::nearSound;
    static final Disguise PINYIN = spelled("", false);
    static final Disguise SPACED_PINYIN = spelled(" ", false);
    static final Disguise MARKED_PINYIN =
            (name, random) -> spelled(random.nextInt(3) == 0 ? " " : "", true).of(name, random);
    static final Disguise MIXED_PINYIN = Sounds::mixed;

    private Sounds() {}

    private interface SoundsLike {
        boolean holds(Syllable meant, Syllable read);
    }

    /** One character is replaced, or all. */
    private static Disguise characters(SoundsLike like) {
        return (name, random) -> {
            List<Syllable> syllables = Hanzi.only(name) ? Syllable.of(name) : List.of();
            if (syllables.size() < 2) {
                return Optional.empty();
            }
            boolean all = name.length() <= 3 && random.nextInt(3) == 0;
            int only = random.nextInt(name.length());
            StringBuilder written = new StringBuilder();
            for (int i = 0; i < name.length(); i++) {
                Syllable meant = syllables.get(i);
                char original = name.charAt(i);
                List<Character> others = all || i == only
                        ? BY_SOUND.getOrDefault(meant.sound(), List.of()).stream()
                                .filter(c -> c != original
                                        && like.holds(
                                                meant, Syllable.readings(c).get(0)))
                                .toList()
                        : List.of();
                char other = others.isEmpty() ? original : Disguise.one(others, random);
                written.append(other);
            }
            return disguised(name, written.toString());
        };
    }

    private static Optional<String> nearSound(String name, RandomGenerator random) {
        List<Syllable> syllables = Hanzi.only(name) ? Syllable.of(name) : List.of();
        if (syllables.size() < 2) {
            return Optional.empty();
        }
        int at = random.nextInt(name.length());
        Set<String> near = new HashSet<>();
        String sound = syllables.get(at).sound();
        for (String[] pair : NEAR) {
            near.add(turned(sound, pair[0], pair[1]));
            near.add(turned(sound, pair[1], pair[0]));
        }
        near.remove(sound);
        List<Character> others = near.stream()
                .sorted()
                .flatMap(other -> BY_SOUND.getOrDefault(other, List.of()).stream())
                .toList();
        return others.isEmpty()
                ? Optional.empty()
                : disguised(name, name.substring(0, at) + Disguise.one(others, random) + name.substring(at + 1));
    }

    /** The sound with one beginning or end for another; itself where it has not that one. */
    private static String turned(String sound, String from, String to) {
        boolean end = from.length() > 1 && "aei".indexOf(from.charAt(0)) >= 0;
        if (end) {
            return sound.endsWith(from) ? sound.substring(0, sound.length() - from.length()) + to : sound;
        }
        boolean longer = from.length() == 1 && sound.startsWith(from + "h");
        return sound.startsWith(from) && !longer ? to + sound.substring(from.length()) : sound;
    }

    /** What is a word itself would be read as that. */
    private static Optional<String> disguised(String name, String written) {
        boolean word = Dictionary.frequency(written) >= READ_AS_A_WORD;
        return written.equals(name) || word ? Optional.empty() : Optional.of(written);
    }

    private static Disguise spelled(String between, boolean marks) {
        return (name, random) -> {
            List<Syllable> syllables = Hanzi.only(name) ? Syllable.of(name) : List.of();
            if (syllables.isEmpty()) {
                return Optional.empty();
            }
            String spelled = syllables.stream()
                    .map(syllable -> marks ? syllable.marked() : syllable.sound())
                    .collect(Collectors.joining(between));
            boolean capital = random.nextInt(4) == 0;
            return Optional.of(capital ? Character.toUpperCase(spelled.charAt(0)) + spelled.substring(1) : spelled);
        };
    }

    private static Optional<String> mixed(String name, RandomGenerator random) {
        List<Syllable> syllables = Hanzi.only(name) ? Syllable.of(name) : List.of();
        if (syllables.size() < 2) {
            return Optional.empty();
        }
        int only = random.nextInt(name.length());
        StringBuilder written = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            written.append(i == only ? syllables.get(i).sound() : String.valueOf(name.charAt(i)));
        }
        return Optional.of(written.toString());
    }
}
