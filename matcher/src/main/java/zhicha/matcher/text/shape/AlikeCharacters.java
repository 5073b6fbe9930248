package zhicha.matcher.text.shape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import zhicha.matcher.text.table.TableLines;

/**
 * Which characters look most like a character, from {@code alike.txt} (drawings compared) and {@code alike-more.txt} (seen on sellers'
 * pages). Likeness runs from 0 to 9. Immutable.
 */
public final class AlikeCharacters {
    private static final int[] NONE = {};
    private static final int FIRST = 0x3400;
    private static final int LAST = 0x9fff;
    /** Characters less alike than this are not taken for one another. */
    private static final int LEAST = 2;
    /** Of more the least alike are left out: 口 and 日 are parts of so many that they are like none of them. */
    private static final int MOST = 36;

    // after the constants, which making it needs
    public static final AlikeCharacters TABLE = new AlikeCharacters();

    private final int[][] alike = new int[LAST - FIRST + 1][];

    private AlikeCharacters() {
        Map<Integer, Map<Integer, Integer>> both = new HashMap<>();
        List<String> lines = new ArrayList<>(TableLines.of(AlikeCharacters.class, "alike.txt"));
        for (String line : TableLines.of(AlikeCharacters.class, "alike-more.txt")) {
            lines.add(line.replaceFirst("\\s.*", ""));
        }
        for (String line : lines) {
            int[] row = line.codePoints().toArray();
            for (int i = 1; i + 1 < row.length; i += 2) {
                int likeness = row[i + 1] - '0';
                if (likeness < LEAST) {
                    continue;
                }
                both.computeIfAbsent(row[0], c -> new HashMap<>()).merge(row[i], likeness, Math::max);
                both.computeIfAbsent(row[i], c -> new HashMap<>()).merge(row[0], likeness, Math::max);
            }
        }
        for (int i = 0; i < alike.length; i++) {
            Map<Integer, Integer> others = both.get(FIRST + i);
            alike[i] = others == null
                    ? NONE
                    : others.entrySet().stream()
                            .sorted(Map.Entry.<Integer, Integer>comparingByValue()
                                    .reversed()
                                    .thenComparing(Map.Entry.comparingByKey()))
                            .limit(MOST)
                            .mapToInt(entry -> entry.getKey() << 4 | entry.getValue())
                            .toArray();
        }
    }

    /** Look-alikes, the best first: each the code point times 16 plus the likeness; not to be changed. */
    public int[] of(int character) {
        return character >= FIRST && character <= LAST ? alike[character - FIRST] : NONE;
    }

    /** The likeness of two characters, or -1. */
    public int likeness(int one, int other) {
        for (int alike : of(one)) {
            if (alike >> 4 == other) {
                return alike & 15;
            }
        }
        return -1;
    }
}
