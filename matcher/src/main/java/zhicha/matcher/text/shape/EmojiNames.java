package zhicha.matcher.text.shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import zhicha.matcher.text.table.TableLines;

/** The Chinese words that emoji stand for, from {@code emoji.txt} and {@code emoji-more.txt}. Immutable. */
public final class EmojiNames {
    private static final int[][] NONE = {};

    // after the constants, which making it needs
    public static final EmojiNames TABLE = new EmojiNames();

    private final Map<Integer, int[][]> words = new HashMap<>();

    private EmojiNames() {
        List<String> lines = new ArrayList<>(TableLines.of(EmojiNames.class, "emoji.txt"));
        for (String line : TableLines.of(EmojiNames.class, "emoji-more.txt")) {
            lines.add(line.replaceFirst("\\s*#.*", ""));
        }
        Map<Integer, Set<String>> all = new HashMap<>();
        for (String line : lines) {
            String[] columns = line.split(" ");
            Set<String> own = all.computeIfAbsent(columns[0].codePointAt(0), e -> new LinkedHashSet<>());
            for (String word : Arrays.asList(columns).subList(1, columns.length)) {
                own.add(word);
                if (word.length() == 2) {
                    // 🍎果, 红🍎: one character of the word is enough
                    own.add(word.substring(0, 1));
                    own.add(word.substring(1));
                }
            }
        }
        all.forEach((emoji, own) -> words.put(
                emoji, own.stream().map(word -> word.codePoints().toArray()).toArray(int[][]::new)));
    }

    /** The words as code points, none for other characters; not to be changed. */
    public int[][] of(int character) {
        return character < 0x2600 ? NONE : words.getOrDefault(character, NONE);
    }
}
