package zhicha.matcher.text.sound;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The syllables of Mandarin without tone, numbered from 0, and their classes of near sound: n, l and r; zh and z; ch and c; sh and s;
 * h and f (hui and hei for fei); -an and -ang, -en and -eng, -in and -ing. A class only gathers candidates; {@link #near} says what is near.
 */
final class Syllables {
    private static final int APART = 9;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> spelled = new ArrayList<>();
    private final Map<String, Integer> classNumbers = new HashMap<>();
    private final List<Integer> classes = new ArrayList<>();

    /** @return the syllable's number */
    int number(String syllable) {
        Integer known = numbers.get(syllable);
        if (known != null) {
            return known;
        }
        int number = spelled.size();
        numbers.put(syllable, number);
        spelled.add(syllable);
        String near = (initial(syllable, true) + final_(syllable, true));
        classes.add(classNumbers.computeIfAbsent(near, n -> classNumbers.size()));
        return number;
    }

    boolean known(String syllable) {
        return numbers.containsKey(syllable);
    }

    int size() {
        return spelled.size();
    }

    String spelled(int number) {
        return spelled.get(number);
    }

    int near(int number) {
        return classes.get(number);
    }

    int classes() {
        return classNumbers.size();
    }

    /**
     * How far two syllables of one class are apart: 0 the same, 1 where one habit of speech makes them one (nai and lai, pin and ping), more
     * for several at once or for r, which few take for n.
     */
    int distance(int one, int other) {
        if (one == other) {
            return 0;
        }
        String a = spelled.get(one);
        String b = spelled.get(other);
        String end = final_(a, false);
        String otherEnd = final_(b, false);
        boolean nasal = end.equals(otherEnd + "g") || otherEnd.equals(end + "g");
        int distance = end.equals(otherEnd) || labial(a) != labial(b) ? 0 : nasal ? 1 : APART;
        String initial = initial(a, false);
        String otherInitial = initial(b, false);
        if (!initial.equals(otherInitial)) {
            boolean rough = initial.equals("r") || otherInitial.equals("r");
            distance += rough ? 2 : 1;
        }
        return distance;
    }

    private static boolean labial(String syllable) {
        return syllable.startsWith("f");
    }

    private static String initial(String syllable, boolean near) {
        String initial = syllable.length() > 1 && syllable.charAt(1) == 'h'
                ? syllable.substring(0, 2)
                : "aeiouv".indexOf(syllable.charAt(0)) >= 0 ? "" : syllable.substring(0, 1);
        if (!near) {
            return initial;
        }
        return switch (initial) {
            case "zh" -> "z";
            case "ch" -> "c";
            case "sh" -> "s";
            case "n", "r" -> "l";
            case "f" -> "h";
            default -> initial;
        };
    }

    private static String final_(String syllable, boolean near) {
        String last = syllable.substring(initial(syllable, false).length());
        if (!near) {
            return last;
        }
        if (labial(syllable) || syllable.startsWith("h")) {
            last = switch (last) {
                case "a", "an", "ang" -> "u" + last;
                case "ei" -> "ui";
                case "en" -> "un";
                case "eng" -> "ong";
                case "o" -> "uo";
                default -> last;
            };
        }
        return last.endsWith("ang") || last.endsWith("eng") || last.endsWith("ing")
                ? last.substring(0, last.length() - 1)
                : last;
    }
}
