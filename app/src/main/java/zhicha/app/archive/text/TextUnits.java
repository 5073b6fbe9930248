package zhicha.app.archive.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import zhicha.matcher.text.fold.FoldedText;
import zhicha.matcher.text.fold.UnitKind;
import zhicha.matcher.text.sound.Sounds;
import zhicha.matcher.text.sound.SpelledTrie;

/**
 * A text as a row of units, each with what it may be taken for: what it looks like, or the syllables it may be read as. A unit
 * that can be taken for nothing breaks the row. Immutable. Offsets are UTF-16 code units of the original.
 */
public final class TextUnits {
    /** What is read of a text, UTF-16 code units; a longer description is found by its beginning. */
    public static final int LONGEST = 50_000;

    /** A syllable stands in the index as a character: this one and its number further. */
    private static final int FIRST_SYLLABLE = 0x4e00;

    private static final int LONGEST_SPELLING = 64;
    private static final int[] BREAK = {};

    private final List<int[]> units = new ArrayList<>();
    private final List<int[]> places = new ArrayList<>();

    private TextUnits() {}

    /** What it looks like when everything is undone that sellers do to a name: symbols, full width, traditional characters. */
    public static TextUnits folded(String text) {
        FoldedText folded = FoldedText.of(cut(text, LONGEST));
        TextUnits row = new TextUnits();
        for (int unit = 0; unit < folded.length(); unit++) {
            row.add(new int[] {folded.key(unit)}, folded.start(unit), folded.end(unit));
        }
        return row;
    }

    /** The syllables without tone that it is read as; Latin letters count where they spell syllables throughout. */
    public static TextUnits sounds(String text) {
        FoldedText folded = FoldedText.of(cut(text, LONGEST));
        TextUnits row = new TextUnits();
        for (int unit = 0; unit < folded.length(); ) {
            if (folded.kind(unit) == UnitKind.LATIN) {
                int end = unit + 1;
                while (end < folded.length() && folded.kind(end) == UnitKind.LATIN && folded.separators(end) == 0) {
                    end++;
                }
                row.spelled(folded, unit, end);
                unit = end;
                continue;
            }
            int[] syllables = Arrays.stream(Sounds.TABLE.readings(folded.base(unit)))
                    .map(reading -> FIRST_SYLLABLE + (reading >> 3))
                    .distinct()
                    .toArray();
            if (syllables.length > 0 || !folded.skippable(unit)) {
                row.add(syllables, folded.start(unit), folded.end(unit));
            }
            unit++;
        }
        return row;
    }

    /** Letters from one unit to before another, if all of them spell syllables; the fewest syllables that do. */
    private void spelled(FoldedText folded, int from, int to) {
        int length = to - from;
        int[] fewest = new int[Math.min(length, LONGEST_SPELLING) + 1];
        int[] syllables = new int[fewest.length];
        int[] ends = new int[fewest.length];
        Arrays.fill(fewest, Integer.MAX_VALUE);
        if (length <= LONGEST_SPELLING) {
            fewest[length] = 0;
            SpelledTrie trie = Sounds.TABLE.spelled();
            for (int start = length - 1; start >= 0; start--) {
                int state = 0;
                for (int end = start; end < length && state != SpelledTrie.NOWHERE; ) {
                    state = trie.next(state, folded.key(from + end));
                    end++;
                    boolean ended = state != SpelledTrie.NOWHERE && trie.syllable(state) != SpelledTrie.NOWHERE;
                    if (ended && fewest[end] < Integer.MAX_VALUE && fewest[end] + 1 <= fewest[start]) {
                        fewest[start] = fewest[end] + 1;
                        syllables[start] = trie.syllable(state);
                        ends[start] = end;
                    }
                }
            }
        }
        if (fewest[0] == Integer.MAX_VALUE) {
            add(BREAK, folded.start(from), folded.end(to - 1));
            return;
        }
        for (int at = 0; at < length; at = ends[at]) {
            add(new int[] {FIRST_SYLLABLE + syllables[at]}, folded.start(from + at), folded.end(from + ends[at] - 1));
        }
    }

    private void add(int[] unit, int start, int end) {
        units.add(unit);
        places.add(new int[] {start, end});
    }

    public int length() {
        return units.size();
    }

    /** What a unit may be taken for, code points; empty where it breaks the row. Not to be changed. */
    public int[] at(int unit) {
        return units.get(unit);
    }

    /** The same without everything after so many units. */
    public TextUnits first(int most) {
        if (length() <= most) {
            return this;
        }
        TextUnits shorter = new TextUnits();
        shorter.units.addAll(units.subList(0, most));
        shorter.places.addAll(places.subList(0, most));
        return shorter;
    }

    /** Whether none of it can be looked for. */
    public boolean nothing() {
        return units.stream().allMatch(unit -> unit.length == 0);
    }

    /** Where a sought row stands in this one, as start and end offsets; what overlaps an earlier place is left out. */
    public List<int[]> places(TextUnits sought) {
        List<int[]> found = new ArrayList<>();
        if (sought.nothing()) {
            return found;
        }
        for (int unit = 0; unit + sought.length() <= length(); ) {
            if (standsAt(unit, sought)) {
                found.add(new int[] {places.get(unit)[0], places.get(unit + sought.length() - 1)[1]});
                unit += sought.length();
            } else {
                unit++;
            }
        }
        return found;
    }

    private boolean standsAt(int unit, TextUnits sought) {
        for (int i = 0; i < sought.length(); i++) {
            if (!meet(at(unit + i), sought.at(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean meet(int[] some, int[] others) {
        for (int one : some) {
            for (int other : others) {
                if (one == other) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The beginning of a text, never ending in half a character. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
