package zhicha.matcher.text.term;

import zhicha.matcher.text.fold.Disguise;
import zhicha.matcher.text.fold.FoldedText;
import zhicha.matcher.text.fold.UnitKind;

/**
 * How a whole text is written. A name in full-width letters is no disguise in a text that writes all letters so, nor is one
 * with spaces where every character has some.
 */
final class FieldStyle {
    private final FoldedText text;
    private int narrow = -1;
    private int wide;
    private int spaced;

    FieldStyle(FoldedText text) {
        this.text = text;
    }

    /** The disguises that are left when those that only follow the style of the text are taken away. */
    int withoutTypography(int disguises, int first, int last) {
        if (!Disguise.FULL_WIDTH.in(disguises) && !Disguise.INSERTED_SYMBOL.in(disguises)) {
            return disguises;
        }
        if (narrow < 0) {
            count();
        }
        int wideInside = 0;
        int spacedInside = 0;
        for (int unit = first; unit <= last; unit++) {
            wideInside += Disguise.FULL_WIDTH.in(text.disguises(unit)) ? 1 : 0;
            spacedInside += unit > first && text.onlySpaces(unit) ? 1 : 0;
        }
        int left = disguises;
        int outside = text.length() - (last - first + 1);
        if (outside >= 4 && spacedInside > 0 && (spaced - spacedInside) * 5 >= outside * 4) {
            left = Disguise.INSERTED_SYMBOL.removed(left);
        }
        return narrow == 0 && wide > wideInside ? Disguise.FULL_WIDTH.removed(left) : left;
    }

    private void count() {
        narrow = 0;
        for (int unit = 0; unit < text.length(); unit++) {
            UnitKind kind = text.kind(unit);
            if (Disguise.FULL_WIDTH.in(text.disguises(unit))) {
                wide++;
            } else if ((kind == UnitKind.LATIN || kind == UnitKind.DIGIT) && text.written(unit) < 128) {
                narrow++;
            }
            spaced += text.onlySpaces(unit) ? 1 : 0;
        }
    }
}
