package zhicha.matcher.text.disguise.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import zhicha.matcher.text.fold.FoldedText;
import zhicha.matcher.text.fold.UnitKind;
import zhicha.matcher.text.sound.Sounds;
import zhicha.matcher.text.term.Term;
import zhicha.matcher.text.term.TermRows;
import zhicha.matcher.text.trie.PairSieve;

/**
 * Names by looks and by sound, with sieves that turn most places of a text away: which units may be a name in a disguise of looks or
 * begin one; which two classes of sound are a name, and which two and three may begin one. Immutable.
 */
public final class NameIndex {
    /** Longer names are not looked for in such disguises; they are found by their shorter forms. */
    private static final int LONGEST = 16;
    /** Rows of sounds that one name with characters of several readings gives at most. */
    private static final int MOST_READINGS = 16;
    /** Keys of sounds from here on are units that are not Han characters. */
    public static final int OTHER = 0x400;

    /** Classes of sound; so small a number keeps the tables of pairs near the processor. */
    private static final int CLASSES = Sounds.TABLE.classes();

    private static final int PAIRS = CLASSES * CLASSES;

    private final TermRows looks;
    private final TermRows sounds;
    private final long[] soundPairs = new long[(PAIRS >> 6) + 1];

    private final PairSieve soundTriples;
    /** A class and a unit that is no Han character. */
    private final PairSieve otherPairs;

    private final NamePlaces lookPlaces = new NamePlaces();
    private final NamePlaces soundPlaces = new NamePlaces();
    private final SoundTwos soundTwos;

    private final LookAlikes first = new LookAlikes();
    private final LookAlikes later = new LookAlikes();
    private final PairSieve plainPairs;
    private final LookSieve lookSieve;

    public NameIndex(List<Term> names) {
        soundTriples = new PairSieve(names.size() * 2L);
        otherPairs = new PairSieve(names.size() / 4);
        plainPairs = new PairSieve(names.size());
        List<Term> looking = new ArrayList<>();
        TermRows.Builder looksRows = new TermRows.Builder();
        TermRows.Builder soundRows = new TermRows.Builder();
        SoundTwos.Builder twos = new SoundTwos.Builder(CLASSES);
        for (Term name : names) {
            FoldedText form = name.folded();
            if (form.length() >= 2 && form.length() <= LONGEST && han(form) >= Math.min(2, form.length() - 1)) {
                looks(name, form, looksRows);
                looking.add(name);
                sounds(name, form, soundRows, twos);
            }
        }
        lookSieve = new LookSieve(looking);
        looks = looksRows.build();
        sounds = soundRows.build();
        soundTwos = twos.build();
    }

    private static int han(FoldedText form) {
        int han = 0;
        for (int unit = 0; unit < form.length(); unit++) {
            han += form.kind(unit) == UnitKind.HAN ? 1 : 0;
        }
        return han;
    }

    private void looks(Term name, FoldedText form, TermRows.Builder rows) {
        int[] keys = new int[form.length()];
        Arrays.setAll(keys, form::key);
        lookPlaces.put(rows.put(keys, keys.length, name), name);
        this.first.add(keys[0]);
        for (int i = 1; i < keys.length; i++) {
            later.add(keys[i]);
        }
        plainPairs.add(keys[0], keys[1]);
    }

    private void sounds(Term name, FoldedText form, TermRows.Builder builder, SoundTwos.Builder twos) {
        int[][] classes = new int[form.length()][];
        for (int unit = 0; unit < form.length(); unit++) {
            classes[unit] = form.kind(unit) == UnitKind.HAN
                    ? Sounds.TABLE.classes(form.key(unit))
                    : new int[] {OTHER + form.key(unit)};
            if (classes[unit].length == 0) {
                return;
            }
        }
        int rows = 1;
        int[] keys = new int[form.length()];
        for (int row = 0; row < rows && row < MOST_READINGS; row++) {
            int rest = row;
            rows = 1;
            for (int unit = 0; unit < keys.length; unit++) {
                keys[unit] = classes[unit][rest % classes[unit].length];
                rest /= classes[unit].length;
                rows *= Math.min(MOST_READINGS, classes[unit].length);
                rows = Math.min(rows, MOST_READINGS);
            }
            soundPlaces.put(builder.put(keys, keys.length, name), name);
            if (keys[0] < OTHER && keys[1] >= OTHER) {
                otherPairs.add(keys[0], keys[1]);
            }
            if (keys[0] < OTHER && keys[1] < OTHER) {
                int at = keys[0] * CLASSES + keys[1];
                soundPairs[at >>> 6] |= 1L << at;
                if (keys.length == 2) {
                    twos.put(keys[0], keys[1], name);
                } else if (keys[2] < OTHER) {
                    soundTriples.add(at, keys[2]);
                }
            }
        }
    }

    /**
     * Characters of names that a character may be taken for: each the code point times 16 plus the likeness.
     *
     * @param start whether only characters that begin a name are asked for, else those that come later in one
     */
    public int[] alike(int character, boolean start) {
        return (start ? first : later).of(character);
    }

    public TermRows looks() {
        return looks;
    }

    public TermRows sounds() {
        return sounds;
    }

    /** 1 where two units, by their keys, may be the first of a name as it stands, else 0. */
    public int begin(int first, int second) {
        return plainPairs.bit(first, second);
    }

    public LookSieve lookSieve() {
        return lookSieve;
    }

    /** What is known of the names by their places among {@link #looks}. */
    public NamePlaces lookPlaces() {
        return lookPlaces;
    }

    /** What is known of the names by their places among {@link #sounds}. */
    public NamePlaces soundPlaces() {
        return soundPlaces;
    }

    /** The names of two characters by their sound. */
    public SoundTwos soundTwos() {
        return soundTwos;
    }

    /** Whether a class and the key of a unit that is no Han character may begin a name. */
    public boolean maySoundBefore(int first, int other) {
        return otherPairs.mayHave(first, OTHER + other);
    }

    /** Whether three classes may begin the sound of a name. */
    public boolean maySound(int first, int second, int third) {
        return soundTriples.mayHave(first * CLASSES + second, third);
    }

    /** As {@link #maySound(int, int, int)}: 1 or 0. */
    int sounds(int first, int second, int third) {
        return soundTriples.bit(first * CLASSES + second, third);
    }

    /** Whether two classes may begin the sound of a name. */
    public boolean maySound(int first, int second) {
        return sounds(first, second) != 0;
    }

    /** As {@link #maySound(int, int)}: 1 or 0. */
    int sounds(int first, int second) {
        int at = first * CLASSES + second;
        return (int) (soundPairs[at >>> 6] >>> at) & 1;
    }
}
