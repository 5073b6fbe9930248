package zhicha.matcher.text.fold;

import java.util.HashMap;
import java.util.Map;
import zhicha.matcher.text.table.TableLines;

/** Traditional and variant Han characters, from {@code han-variants.txt}, how that is made stands in its head, and
 * {@code han-variants-more.txt}. */
final class HanVariants {
    /** Strokes and marks that sellers put between characters as they would a full stop. */
    private static final String STROKES = "丶丨丿乀乁亅灬々丷";

    private final Map<Integer, Integer> simplified = new HashMap<>(16_384);

    HanVariants() {
        for (String table : new String[] {"han-variants.txt", "han-variants-more.txt"}) {
            for (String line : TableLines.of(HanVariants.class, table)) {
                int[] characters = line.codePoints().toArray();
                for (int i = 0; i + 1 < characters.length; i += 2) {
                    simplified.putIfAbsent(characters[i], characters[i + 1]);
                }
            }
        }
    }

    int simplified(int character) {
        return simplified.getOrDefault(character, character);
    }

    static boolean stroke(int character) {
        return STROKES.indexOf(character) >= 0;
    }
}
