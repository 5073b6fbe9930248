package zhicha.matcher.text.disguise.index;

import zhicha.matcher.text.fold.FoldedText;
import zhicha.matcher.text.fold.UnitKind;
import zhicha.matcher.text.shape.Parts;
import zhicha.matcher.text.sound.Sounds;

/**
 * What the sieves of the index say of every unit of a text: whether a disguised name may begin there. Each sieve is asked about all units
 * in one go, without branches between, so that its far places of memory are fetched together; what is dearer is asked only about units that
 * pass the first sieves. Not thread-safe; reads one text after the other and keeps its arrays.
 */
public final class Openings {
    /** With the next unit it may be a whole name in a disguise of looks. */
    public static final int WHOLE = LookSieve.WHOLE;
    /** With the next unit it may begin one that goes on. */
    public static final int BEGIN = LookSieve.BESIDE_FIRST | LookSieve.BESIDE_SECOND;
    /** With the next unit it begins a name in the other order. */
    public static final int BACKWARDS = 8;
    /** With the unit after the next it begins a name. */
    public static final int INTERLEAVED = 16;
    /** The unit and the next are the parts of a character. */
    public static final int PARTS = 32;
    /** It goes on with the third unit, in a disguise of looks. */
    public static final int GOES_ON = 64;
    /** With the next unit it begins a name by sound; only where both have one class of sound. */
    public static final int SOUNDS = 128;
    /** That goes on with the third unit, where this has one class of sound. */
    public static final int SOUNDS_ON = 256;

    private static final int LOOKS = WHOLE | BEGIN | BACKWARDS | INTERLEAVED;

    private final NameIndex index;
    private final LookSieve sieve;
    private final Parts parts = Parts.TABLE;
    private final Sounds sounds = Sounds.TABLE;
    private int[] flags = new int[64];
    /** {@link Parts#form} of each unit. */
    private int[] forms = new int[64];
    /** {@link Sounds#onlyClass} of each unit. */
    private int[] classes = new int[64];
    /** Units that passed the first sieves of looks, and of sounds. */
    private int[] looking = new int[64];

    private int[] sounding = new int[64];
    /** What may speak for the names that such units may be the whole of by looks. */
    private long[] lookMasks = new long[64];

    public Openings(NameIndex index) {
        this.index = index;
        sieve = index.lookSieve();
    }

    public void read(FoldedText text) {
        int length = text.length();
        if (flags.length < length + 2) {
            int room = length + length / 2 + 2;
            flags = new int[room];
            forms = new int[room];
            classes = new int[room];
            looking = new int[room];
            sounding = new int[room];
            lookMasks = new long[room];
        }
        for (int unit = 0; unit < length; unit++) {
            int key = text.key(unit);
            forms[unit] = parts.form(key);
            classes[unit] = text.kind(unit) == UnitKind.HAN ? sounds.onlyClass(key) : Sounds.NO_CLASS;
        }
        forms[length] = 0;
        classes[length] = Sounds.NO_CLASS;
        flags[Math.max(0, length - 1)] = 0;
        pairs(text, length - 1);
        seconds(length);
    }

    private void pairs(FoldedText text, int last) {
        for (int unit = 0; unit < last; unit++) {
            flags[unit] = sieve.pair(forms[unit], forms[unit + 1]);
        }
        for (int unit = 0; unit < last; unit++) {
            int key = text.key(unit);
            int after = unit + 2 <= last ? index.begin(key, text.key(unit + 2)) : 0;
            int one = classes[unit];
            int other = classes[unit + 1];
            int both = (one | other) >= 0 ? index.sounds(one, other) : 0;
            flags[unit] |= index.begin(text.key(unit + 1), key) * BACKWARDS
                    | after * INTERLEAVED
                    | (parts(forms[unit], forms[unit + 1]) ? PARTS : 0)
                    | both * SOUNDS;
        }
    }

    /** Asks the sieves that only matter where the first ones let a unit pass. */
    private void seconds(int length) {
        int looks = 0;
        int heard = 0;
        for (int unit = 0; unit + 1 < length; unit++) {
            looking[looks] = unit;
            looks += -(flags[unit] & (WHOLE | BEGIN)) >>> 31;
            sounding[heard] = unit;
            heard += flags[unit] / SOUNDS & 1;
        }
        for (int i = 0; i < looks; i++) {
            int unit = looking[i];
            lookMasks[unit] = sieve.wholeMask(forms[unit], forms[unit + 1]);
            flags[unit] |= sieve.goOn(flags[unit], forms[unit], forms[unit + 1], forms[unit + 2]) * GOES_ON;
        }
        for (int i = 0; i < heard; i++) {
            int unit = sounding[i];
            int one = classes[unit];
            int other = classes[unit + 1];
            flags[unit] |= index.sounds(one, other, Math.max(0, classes[unit + 2])) * SOUNDS_ON;
        }
    }

    /** Whether these units, by their forms, are the parts of a character. */
    private boolean parts(int first, int second) {
        return parts.mayBegin(first, second) && parts.whole(first, second, 0).length > 0;
    }

    /** Whether a sieve lets this unit pass for its looks. */
    public boolean looks(int unit) {
        return (flags[unit] & LOOKS) != 0;
    }

    public boolean has(int unit, int flag) {
        return (flags[unit] & flag) != 0;
    }

    /** {@link LookSieve#wholeMask} of a unit that has {@link #WHOLE}, and the next. */
    public long lookMask(int unit) {
        return lookMasks[unit];
    }

    public int form(int unit) {
        return forms[unit];
    }

    /** {@link Sounds#onlyClass} of a Han character, else {@link Sounds#NO_CLASS}. */
    public int onlyClass(int unit) {
        return classes[unit];
    }
}
