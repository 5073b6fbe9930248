package zhicha.matcher.text.sound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import zhicha.matcher.text.table.TableLines;

/**
 * How characters are read and syllables are spelled. A reading is a number: the syllable times 8 plus the tone, 1 to 4, 5 for the
 * neutral one. Made once, from {@code sounds.txt} and
 * {@code sounds-more.txt}. Immutable.
 */
public final class Sounds {
    /** Nobody takes one for the other. */
    public static final int APART = 9;

    /** Such a character is not read at all, as {@link #onlyClass} tells. */
    public static final int NO_CLASS = -1;
    /** Such a character is read in ways of several classes. */
    public static final int SEVERAL = -2;

    private static final int FIRST = 0x3400;
    private static final int LAST = 0x9fff;
    private static final int[] NONE = {};

    // after the constants, which making it needs
    public static final Sounds TABLE = new Sounds();

    private final Syllables syllables = new Syllables();
    private final int[][] readings = new int[LAST - FIRST + 1][];
    private final int[][] classes = new int[LAST - FIRST + 1][];
    private final short[] onlyClasses = new short[LAST - FIRST + 1];
    private final int[] near;
    private final byte[][] distances;
    private final SpelledTrie spelled = new SpelledTrie();

    private Sounds() {
        Arrays.fill(readings, NONE);
        Arrays.fill(classes, NONE);
        List<String> lines = TableLines.of(Sounds.class, "sounds.txt");
        for (boolean main : new boolean[] {true, false}) {
            for (String line : lines) {
                int blank = line.indexOf(' ');
                int reading = syllables.number(line.substring(0, blank - 1)) * 8 + line.charAt(blank - 1) - '0';
                int bar = line.indexOf('|');
                String characters = main
                        ? line.substring(blank + 1, bar < 0 ? line.length() : bar)
                        : bar < 0 ? "" : line.substring(bar + 1);
                characters.codePoints().forEach(character -> add(character - FIRST, reading));
            }
        }
        for (String line : TableLines.of(Sounds.class, "sounds-more.txt")) {
            String[] columns = line.replaceFirst("\\s*#.*", "").split(" ");
            for (int i = 1; i < columns.length; i++) {
                String syllable = columns[i].substring(0, columns[i].length() - 1);
                int tone = columns[i].charAt(columns[i].length() - 1) - '0';
                add(columns[0].codePointAt(0) - FIRST, syllables.number(syllable) * 8 + tone);
            }
        }
        near = new int[syllables.size()];
        Arrays.setAll(near, syllables::near);
        distances = new byte[near.length][near.length];
        for (int one = 0; one < near.length; one++) {
            for (int other = 0; other < near.length; other++) {
                boolean same = near[one] == near[other];
                distances[one][other] = (byte) (same ? Math.min(APART, syllables.distance(one, other)) : APART);
            }
        }
        for (int i = 0; i < readings.length; i++) {
            classes[i] = Arrays.stream(readings[i])
                    .map(reading -> near[reading >> 3])
                    .distinct()
                    .toArray();
            onlyClasses[i] =
                    (short) (classes[i].length == 0 ? NO_CLASS : classes[i].length > 1 ? SEVERAL : classes[i][0]);
        }
        for (int syllable = 0; syllable < near.length; syllable++) {
            String letters = syllables.spelled(syllable);
            spelled.put(letters, syllable);
            if (letters.equals("lv") || letters.equals("nv")) {
                spelled.put(letters.charAt(0) + "yu", syllable);
            } else if (letters.equals("lve") || letters.equals("nve")) {
                spelled.put(letters.charAt(0) + "ue", syllable);
            }
        }
    }

    private void add(int index, int reading) {
        int[] longer = Arrays.copyOf(readings[index], readings[index].length + 1);
        longer[longer.length - 1] = reading;
        readings[index] = longer;
    }

    /** Readings of a character, the commonest first; not to be changed. */
    public int[] readings(int character) {
        return character >= FIRST && character <= LAST ? readings[character - FIRST] : NONE;
    }

    /** The classes of near sound of a character's readings, each once; not to be changed. */
    public int[] classes(int character) {
        return character >= FIRST && character <= LAST ? classes[character - FIRST] : NONE;
    }

    /** The only class of near sound of a character's readings, {@link #SEVERAL}, or {@link #NO_CLASS}. */
    public int onlyClass(int character) {
        return character >= FIRST && character <= LAST ? onlyClasses[character - FIRST] : NO_CLASS;
    }

    /** Number of classes; they count from 0. */
    public int classes() {
        return syllables.classes();
    }

    /** The class of near sound of a syllable. */
    public int classOf(int syllable) {
        return near[syllable];
    }

    /** Whether this is a spelled syllable, in small letters without tone. */
    public boolean syllable(String letters) {
        return syllables.known(letters);
    }

    /** The trie of all spelled syllables. */
    public SpelledTrie spelled() {
        return spelled;
    }

    /** The syllables of a character's readings, spelled, the commonest first, each once. */
    public List<String> spelled(int character) {
        List<String> letters = new ArrayList<>();
        for (int reading : readings(character)) {
            String syllable = syllables.spelled(reading >> 3);
            if (!letters.contains(syllable)) {
                letters.add(syllable);
            }
        }
        return letters;
    }

    /**
     * How far apart two characters sound at best: 0 the same with tone, 1 without, 2 nearly the same (one habit of speech), 3 with
     * two such, {@link #APART} otherwise.
     */
    public int distance(int one, int other) {
        int best = APART;
        for (int reading : readings(one)) {
            for (int otherReading : readings(other)) {
                int far = distances[reading >> 3][otherReading >> 3];
                int now = far == APART ? APART : far == 0 ? reading == otherReading ? 0 : 1 : far + 1;
                best = Math.min(best, now);
            }
        }
        return best;
    }

    /** How far a spelled syllable is from a character: 0 it is one of its readings, 2 and 3 as in {@link #distance(int, int)}. */
    public int spelledDistance(int syllable, int character) {
        int best = APART;
        for (int reading : readings(character)) {
            int far = distances[syllable][reading >> 3];
            best = Math.min(best, far == 0 || far == APART ? far : far + 1);
        }
        return best;
    }
}
