package zhicha.matcher.text.term;

import zhicha.matcher.text.fold.Disguise;
import zhicha.matcher.text.fold.FoldedText;
import zhicha.matcher.text.fold.UnitKind;

/** A unit of a text over the unit of a term that it may stand for; both have the same key. */
record UnitPair(FoldedText text, int unit, FoldedText form, int formUnit) {
    private static final int NEVER = -1;

    /** What was done to write the one for the other, a set of {@link Disguise}, or -1 where nobody would take one for the other. */
    int disguises(int first, int last) {
        int written = text.written(unit);
        int meant = form.written(formUnit);
        if (written == meant || Character.toLowerCase(written) == Character.toLowerCase(meant) && written < 128) {
            return 0;
        }
        int undone = text.disguises(unit) & ~form.disguises(formUnit);
        int base = text.base(unit);
        int wanted = form.base(formUnit);
        if (base == wanted) {
            return undone;
        }
        UnitKind kind = text.kind(unit);
        UnitKind formKind = form.kind(formUnit);
        if (formKind == UnitKind.LATIN && (kind == UnitKind.DIGIT || kind == UnitKind.SIGN)) {
            return Disguise.LEET.joined(undone);
        }
        if (formKind == UnitKind.DIGIT && kind == UnitKind.LATIN) {
            return "oil".indexOf(base) >= 0 ? Disguise.CONFUSABLE.joined(undone) : NEVER;
        }
        if (formKind == UnitKind.LATIN && kind == UnitKind.LATIN) {
            return alike(written, base, wanted, first, last) ? Disguise.CONFUSABLE.joined(undone) : NEVER;
        }
        return NEVER;
    }

    /** Two different Latin letters with one key: i and l, the parts of m and w. */
    private boolean alike(int written, int base, int wanted, int first, int last) {
        if (base == 'i' || base == 'l') {
            if (wanted != 'i' && wanted != 'l') {
                return false;
            }
            // only where it looks so: a capital I among small letters, a small l among capitals
            return written > 127
                    || written == 'I' && others(first, last, false)
                    || written == 'l' && wanted == 'i' && unit == first && last - first >= 3
                    || written == 'l' && others(first, last, true);
        }
        return "rnmvw".indexOf(base) >= 0;
    }

    /** Whether most of the other letters of the name are capitals, or small. */
    private boolean others(int first, int last, boolean capitals) {
        int same = 0;
        int different = 0;
        for (int other = first; other <= last; other++) {
            int written = text.written(other);
            if (other != unit && Character.isLetter(written)) {
                if (Character.isUpperCase(written) == capitals) {
                    same++;
                } else {
                    different++;
                }
            }
        }
        return same > different;
    }
}
