package zhicha.app.archive.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import zhicha.app.archive.text.SearchWords.Word;

/**
 * What stands in the search box: words that must all be found, {@code "several in quotes"} as one, {@code -word} for what must
 * not be there, {@code sound:word} for whatever sounds like it. Everything else is plain text; there are no wildcards, no
 * operators, and nothing that can be written wrongly.
 */
public record SearchWords(List<Word> words) {
    /** UTF-16 code units of the box that are read. */
    public static final int LONGEST = 200;

    private static final int MOST = 12;
    private static final List<String> SOUND = List.of("sound:", "sound：", "同音:", "同音：");
    private static final String QUOTES = "\"“”＂";

    /**
     * One word.
     *
     * @param sound whether what sounds alike is meant too
     * @param excluded whether it must not be there
     */
    public record Word(String text, boolean sound, boolean excluded) {}

    public SearchWords {
        words = List.copyOf(words);
    }

    /** @param sound whether every word means what sounds alike too */
    public static SearchWords of(String box, boolean sound) {
        String text = TextUnits.cut(box, LONGEST);
        List<Word> words = new ArrayList<>();
        for (int at = 0; at < text.length() && words.size() < MOST; ) {
            if (blank(text.charAt(at))) {
                at++;
                continue;
            }
            boolean excluded = text.charAt(at) == '-' && at + 1 < text.length() && !blank(text.charAt(at + 1));
            at += excluded ? 1 : 0;
            String prefix = prefix(text, at);
            at += prefix.length();
            boolean quoted = at < text.length() && QUOTES.indexOf(text.charAt(at)) >= 0;
            at += quoted ? 1 : 0;
            int end = at;
            while (end < text.length()
                    && QUOTES.indexOf(text.charAt(end)) < 0
                    && (quoted || !blank(text.charAt(end)))) {
                end++;
            }
            String word = text.substring(at, end).strip();
            if (!word.isEmpty()) {
                words.add(new Word(word, sound || !prefix.isEmpty(), excluded));
            }
            // a quote that closes is passed over, one that opens the next word is not
            at = quoted ? end + 1 : end;
        }
        return new SearchWords(words);
    }

    /** Where the words that must be there stand in a text, start and end offsets, in order; they may overlap. */
    public List<int[]> places(String text) {
        List<int[]> places = new ArrayList<>();
        TextUnits folded = TextUnits.folded(text);
        TextUnits sounds = words.stream().anyMatch(Word::sound) ? TextUnits.sounds(text) : folded;
        for (Word word : words) {
            if (!word.excluded()) {
                places.addAll(folded.places(TextUnits.folded(word.text())));
                if (word.sound()) {
                    places.addAll(sounds.places(TextUnits.sounds(word.text())));
                }
            }
        }
        places.sort(Comparator.comparingInt(place -> place[0]));
        return places;
    }

    private static String prefix(String text, int at) {
        String rest = text.substring(at, Math.min(text.length(), at + 8)).toLowerCase(Locale.ROOT);
        return SOUND.stream().filter(rest::startsWith).findFirst().orElse("");
    }

    private static boolean blank(char character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character);
    }
}
