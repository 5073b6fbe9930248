package zhicha.matcher.text.fold;

import java.util.Arrays;

/**
 * A text as a row of units that stand for one another when they look or mean the same, with the way back to the original.
 * What stands between units (separators, invisible characters) is no unit but a gap, kept with the unit that follows it.
 * Immutable. {@code unit} counts from 0 to {@link #length}; offsets are UTF-16 code units of the original.
 *
 * <p>Folding is idempotent: {@code of(text.folded()).folded()} equals {@code text.folded()}.
 */
public final class FoldedText {
    private static final int VISIBLE = 0xff;
    private static final int INVISIBLE = 0x100;
    private static final int MARK = 0x200;
    private static final int OTHER_THAN_SPACE = 0x400;
    private static final int CLAUSE = 0x800;
    private static final UnitKind[] KINDS = UnitKind.values();
    private static final Glyph.Role[] ROLES = Glyph.Role.values();

    private final String original;
    private final int length;
    /** {@link Glyph#packed} of each unit. */
    private final long[] units;
    /** Of each unit, where its character starts, times 2 to the 32, and the gap before it. */
    private final long[] places;

    private final int trailingGap;
    private final boolean emoji;

    private FoldedText(String original, int length, long[] units, long[] places, int trailingGap, boolean emoji) {
        this.original = original;
        this.length = length;
        this.units = units;
        this.places = places;
        this.trailingGap = trailingGap;
        this.emoji = emoji;
    }

    public static FoldedText of(String original) {
        return of(original, false);
    }

    /** Here emoji that stand for words are units too, of {@link UnitKind#EMOJI}, with the emoji as key. */
    public static FoldedText withEmoji(String original) {
        return of(original, true);
    }

    private static FoldedText of(String original, boolean emojiToo) {
        boolean emoji = false;
        long[] units = new long[original.length() + 8];
        long[] places = new long[units.length];
        int length = 0;
        int gap = 0;
        for (int at = 0; at < original.length(); ) {
            int character = original.codePointAt(at);
            long packed = Glyphs.TABLE.packed(character);
            if (Glyph.unit(packed) && length < units.length) {
                units[length] = packed;
                places[length++] = (long) at << 32 | gap;
                gap = 0;
            } else if (Glyph.apart(packed)) {
                gap = widened(gap, ROLES[Glyph.kind(packed)]);
            } else {
                Glyph glyph = Glyphs.TABLE.of(character);
                emoji |= glyph.role() == Glyph.Role.EMOJI;
                if (glyph.role() == Glyph.Role.TEXT || emojiToo && glyph.role() == Glyph.Role.EMOJI) {
                    int parts = glyph.keys().length;
                    if (length + parts > units.length) {
                        units = Arrays.copyOf(units, Math.max(length + parts, length + length / 2));
                        places = Arrays.copyOf(places, units.length);
                    }
                    for (int part = 0; part < parts; part++) {
                        units[length] = glyph.packed(part, character);
                        places[length++] = (long) at << 32 | gap;
                        gap = 0;
                    }
                } else if (glyph.role() != Glyph.Role.INVISIBLE || (gap & VISIBLE) == 0 || !joinsEmoji(character)) {
                    gap = widened(gap, glyph.role());
                }
            }
            at += Character.charCount(character);
        }
        return new FoldedText(original, length, units, places, gap, emoji);
    }

    /** The joiner, the variation selector and the tags of which many emoji are made; after a symbol they hide nothing. */
    private static boolean joinsEmoji(int character) {
        return character == 0x200d || character == 0xfe0f || character >= 0xe0020 && character <= 0xe007f;
    }

    private static int widened(int gap, Glyph.Role role) {
        int visible = Math.min(gap & VISIBLE, VISIBLE - 1);
        return switch (role) {
            case INVISIBLE -> gap | INVISIBLE;
            case MARK -> gap | MARK;
            case SPACE -> (gap & ~VISIBLE) | (visible + 1);
            case CLAUSE -> (gap & ~VISIBLE) | (visible + 1) | OTHER_THAN_SPACE | CLAUSE;
            default -> (gap & ~VISIBLE) | (visible + 1) | OTHER_THAN_SPACE;
        };
    }

    public String original() {
        return original;
    }

    /** Number of units. */
    public int length() {
        return length;
    }

    /** What the unit looks like, as a code point: equal for all that can be taken for one another. */
    public int key(int unit) {
        return Glyph.key(units[unit]);
    }

    /** What the unit means, as a code point: small letter, digit or simplified character. */
    public int base(int unit) {
        return Glyph.base(units[unit]);
    }

    /** The code point that stands in the original. */
    public int written(int unit) {
        return original.codePointAt(start(unit));
    }

    public UnitKind kind(int unit) {
        return KINDS[Glyph.kind(units[unit])];
    }

    /** What folding undid, a set of {@link Disguise}; marks upon the character are with the gap that follows. */
    public int disguises(int unit) {
        return Glyphs.TABLE.of(written(unit)).disguises();
    }

    /** Whether there are emoji that may stand for words. */
    public boolean emoji() {
        return emoji;
    }

    /** Whether it may be passed over inside a name: digits, signs, strokes, and squared letters that are as often ornaments. */
    public boolean skippable(int unit) {
        return Glyph.skippable(units[unit]);
    }

    /** Offset of the unit's character in the original. */
    public int start(int unit) {
        return (int) (places[unit] >>> 32);
    }

    /** Offset after the unit's character and what is fixed to it (accents, variation selectors are not included). */
    public int end(int unit) {
        return start(unit) + Character.charCount(written(unit));
    }

    /** Whether the unit is the first that its character gave. */
    public boolean startsCharacter(int unit) {
        return unit == 0 || start(unit) != start(unit - 1);
    }

    public boolean endsCharacter(int unit) {
        return unit + 1 == length || start(unit) != start(unit + 1);
    }

    /** Visible separators between this unit and the one before, at most 255. For {@link #length}: after the last. */
    public int separators(int unit) {
        return gap(unit) & VISIBLE;
    }

    /** Whether only white space separates this unit from the one before. */
    public boolean onlySpaces(int unit) {
        return separators(unit) > 0 && (gap(unit) & OTHER_THAN_SPACE) == 0;
    }

    /** Whether a comma, a full stop or a line end stands before this unit. */
    public boolean clauseEnds(int unit) {
        return (gap(unit) & CLAUSE) != 0;
    }

    public boolean invisibles(int unit) {
        return (gap(unit) & INVISIBLE) != 0;
    }

    /** Whether combining marks stand before this unit, so upon the one before it. */
    public boolean marks(int unit) {
        return (gap(unit) & MARK) != 0;
    }

    private int gap(int unit) {
        return unit == length ? trailingGap : (int) places[unit];
    }

    /** The folded text: keys, with one space where something visible stood between. */
    public String folded() {
        StringBuilder folded = new StringBuilder(length);
        for (int unit = 0; unit < length; unit++) {
            if (unit > 0 && separators(unit) > 0) {
                folded.append(' ');
            }
            folded.appendCodePoint(key(unit));
        }
        return folded.toString();
    }

    @Override
    public String toString() {
        return folded();
    }
}
