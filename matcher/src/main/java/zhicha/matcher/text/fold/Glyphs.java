package zhicha.matcher.text.fold;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import zhicha.matcher.text.shape.EmojiNames;

/**
 * The {@link Glyph} of every code point. Folding looks at each code point alone, so it is worked out once and kept, in pages
 * of 256 that are filled when first asked for.
 */
final class Glyphs {
    static final Glyphs TABLE = new Glyphs();

    private static final int PLANE = 0x10000;
    private static final String CLAUSE_ENDS = ",;.!?，。；！？…\n\r";

    private final AtomicReferenceArray<Glyph @Nullable []> pages = new AtomicReferenceArray<>(0x1100);
    /** {@link Glyph#packed} of the first plane's, filled with its page: one place of memory for a character. */
    private final AtomicLongArray packed = new AtomicLongArray(PLANE);

    private final Normalizer2 compatible = Normalizer2.getNFKCCasefoldInstance();
    private final Normalizer2 decomposed = Normalizer2.getNFDInstance();
    private final HanVariants han = new HanVariants();
    private final LookAlikes lookAlikes = new LookAlikes();

    private Glyphs() {}

    Glyph of(int character) {
        Glyph[] page = pages.get(character >>> 8);
        return (page == null ? filled(character) : page)[character & 0xff];
    }

    /** {@link Glyph#packed} of the code point's glyph; may be 0 where that has not been asked for yet. */
    long packed(int character) {
        return character < PLANE ? packed.getOpaque(character) : 0;
    }

    private Glyph[] filled(int character) {
        Glyph[] page = new Glyph[256];
        int first = character & ~0xff;
        for (int i = 0; i < 256; i++) {
            page[i] = make(first + i);
            if (first < PLANE) {
                packed.setOpaque(first + i, page[i].packed(first + i));
            }
        }
        pages.set(character >>> 8, page);
        return page;
    }

    private Glyph make(int character) {
        LookAlikes.Listed listed = lookAlikes.listed(character);
        if (listed != null && listed.sign()) {
            return new UnitRow().add(listed.letter()).glyph(UnitKind.SIGN, Disguise.LEET.bit());
        }
        if (character < 128 && Character.isLetterOrDigit(character)) {
            return new UnitRow()
                    .add(Character.toLowerCase(character))
                    .glyph(Character.isDigit(character) ? UnitKind.DIGIT : UnitKind.LATIN, 0);
        }
        int type = Character.getType(character);
        if (CLAUSE_ENDS.indexOf(character) >= 0) {
            return Glyph.CLAUSE;
        }
        if (Character.isWhitespace(character)
                || type == Character.SPACE_SEPARATOR
                || type == Character.LINE_SEPARATOR) {
            return Glyph.SPACE;
        }
        if (type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || UCharacter.hasBinaryProperty(character, UProperty.DEFAULT_IGNORABLE_CODE_POINT)) {
            return Glyph.INVISIBLE;
        }
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return Glyph.MARK;
        }
        if (EmojiNames.TABLE.of(character).length > 0) {
            return new Glyph(
                    Glyph.Role.EMOJI,
                    new int[] {character},
                    new int[] {character},
                    UnitKind.EMOJI,
                    Disguise.EMOJI.bit());
        }
        if (character < 128
                || character == '™'
                || character == '℠'
                || type == Character.PRIVATE_USE
                || type == Character.UNASSIGNED) {
            return Glyph.SEPARATOR;
        }
        return listed != null
                ? new UnitRow().add(listed.letter()).glyph(UnitKind.LATIN, Disguise.CONFUSABLE.bit())
                : folded(character);
    }

    private Glyph folded(int character) {
        String plain = compatible.normalize(Character.toString(character));
        String lower = Character.toString(UCharacter.foldCase(character, true));
        int disguises = 0;
        if (!plain.equals(lower)) {
            boolean wide = character >= 0xff01 && character <= 0xff5e;
            disguises = wide ? Disguise.FULL_WIDTH.bit() : Disguise.COMPATIBILITY.bit();
        }
        UnitRow row = new UnitRow();
        boolean letter = Character.isLetterOrDigit(character);
        for (int part : plain.codePoints().toArray()) {
            if (Character.isIdeographic(part) || part >= 0x2e80 && part <= 0x2fdf) {
                int simple = han.simplified(part);
                disguises |=
                        simple == part ? 0 : part <= 0x2fdf ? Disguise.COMPATIBILITY.bit() : Disguise.TRADITIONAL.bit();
                row.add(simple).kind(HanVariants.stroke(part) ? UnitKind.STROKE : UnitKind.HAN);
            } else if (part < 128) {
                if (Character.isLetterOrDigit(part)) {
                    row.add(part).kind(Character.isDigit(part) ? UnitKind.DIGIT : UnitKind.LATIN);
                }
            } else {
                disguises |= other(part, plain.codePointCount(0, plain.length()) == 1 ? character : part, row);
            }
        }
        if (row.isEmpty()) {
            return plain.equals("!") || plain.equals("|") || plain.equals("$") || plain.equals("@")
                    ? wideSign(plain.charAt(0))
                    : clauseEnd(plain) ? Glyph.CLAUSE : Glyph.SEPARATOR;
        }
        boolean sign = !letter && row.kind() != UnitKind.HAN && row.kind() != UnitKind.STROKE && !enclosed(character);
        return row.glyph(sign ? UnitKind.SIGN : row.kind(), disguises);
    }

    private static boolean clauseEnd(String plain) {
        return plain.codePoints().allMatch(part -> CLAUSE_ENDS.indexOf(part) >= 0);
    }

    private Glyph wideSign(char sign) {
        LookAlikes.Listed listed = lookAlikes.listed(sign);
        return listed == null
                ? Glyph.SEPARATOR
                : new UnitRow().add(listed.letter()).glyph(UnitKind.SIGN, Disguise.LEET.bit());
    }

    /** Circled and squared letters are text; above them, in the emoji, they are as often ornaments. */
    private static boolean enclosed(int character) {
        return character >= 0x2460 && character <= 0x24ff || character >= 0x1f110 && character <= 0x1f189;
    }

    /** Adds what a letter of another script is folded to, and says what that undid. */
    private int other(int part, int original, UnitRow row) {
        if (part >= 0xac00 && part <= 0xd7a3) {
            row.add(part).kind(UnitKind.LETTER);
            return 0;
        }
        StringBuilder stripped = new StringBuilder();
        for (int piece :
                decomposed.normalize(Character.toString(part)).codePoints().toArray()) {
            int type = Character.getType(piece);
            if (type != Character.NON_SPACING_MARK && type != Character.ENCLOSING_MARK) {
                stripped.appendCodePoint(piece);
            }
        }
        if (stripped.length() == 1 && stripped.charAt(0) < 128 && Character.isLetter(stripped.charAt(0))) {
            row.add(stripped.charAt(0)).kind(UnitKind.LATIN);
            return Disguise.CONFUSABLE.bit();
        }
        int bare = stripped.codePointCount(0, stripped.length()) == 1 ? stripped.codePointAt(0) : part;
        LookAlikes.Listed listed = lookAlikes.listed(bare);
        String latin = listed != null ? String.valueOf(listed.letter()) : lookAlikes.latin(original);
        if (latin == null && bare != original) {
            latin = lookAlikes.latin(bare);
        }
        int digit = UCharacter.digit(part, 10);
        if (latin != null && digit < 0) {
            latin.chars().forEach(row::add);
            row.kind(UnitKind.LATIN);
            return Disguise.CONFUSABLE.bit();
        }
        if (digit >= 0) {
            row.add('0' + digit).kind(UnitKind.DIGIT);
            return Disguise.COMPATIBILITY.bit();
        }
        int looksHan = Character.isLetter(bare) ? lookAlikes.han(bare) : -1;
        if (looksHan >= 0) {
            row.add(han.simplified(looksHan)).kind(UnitKind.HAN);
            return Disguise.CONFUSABLE.bit();
        }
        // ˇ and its like are letters to Unicode, and signs to everybody else
        if (Character.isLetter(bare) && !(bare >= 0x2b0 && bare <= 0x2ff)) {
            row.add(bare).kind(UnitKind.LETTER);
        }
        return 0;
    }
}
