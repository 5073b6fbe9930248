package zhicha.matcher.text.term;

import zhicha.matcher.text.fold.Disguise;
import zhicha.matcher.text.fold.FoldedText;
import zhicha.matcher.text.fold.UnitKind;

/**
 * How a whole text is written. A name in full-width letters is no disguise in a text that writes all letters so, nor is one in
 * traditional characters in a text from where these are usual, nor one with spaces where every character has some.
 */
final class FieldStyle {
    private final FoldedText text;
    private int narrow = -1;
    private int wide;
    private int traditional;
    private int simplifiedOnly;
    private int spaced;

    FieldStyle(FoldedText text) {
        this.text = text;
    }

    int withoutTypography(int disguises, int first, int last) {
        if (!Disguise.FULL_WIDTH.in(disguises)
                && !Disguise.TRADITIONAL.in(disguises)
                && !Disguise.INSERTED_SYMBOL.in(disguises)) {
            return disguises;
        }
        if (narrow < 0) {
            count();
        }
        int wideInside = 0;
        int traditionalInside = 0;
        int spacedInside = 0;
        for (int unit = first; unit <= last; unit++) {
            wideInside += Disguise.FULL_WIDTH.in(text.disguises(unit)) ? 1 : 0;
            traditionalInside += Disguise.TRADITIONAL.in(text.disguises(unit)) ? 1 : 0;
            spacedInside += text.onlySpaces(unit) ? 1 : 0;
        }
        int left = disguises;
        int outside = text.length() - (last - first + 1);
        if (outside >= 4 && spacedInside > 0 && (spaced - spacedInside) * 5 >= outside * 4) {
            left = Disguise.INSERTED_SYMBOL.removed(left);
        }
        if (narrow == 0 && wide > wideInside) {
            left = Disguise.FULL_WIDTH.removed(left);
        }
        if (simplifiedOnly == 0 && traditional >= traditionalInside + 2) {
            left = Disguise.TRADITIONAL.removed(left);
        }
        return left;
    }

    private void count() {
        narrow = 0;
        for (int unit = 0; unit < text.length(); unit++) {
            int disguises = text.disguises(unit);
            UnitKind kind = text.kind(unit);
            if (Disguise.FULL_WIDTH.in(disguises)) {
                wide++;
            } else if ((kind == UnitKind.LATIN || kind == UnitKind.DIGIT) && text.written(unit) < 128) {
                narrow++;
            }
            traditional += Disguise.TRADITIONAL.in(disguises) ? 1 : 0;
            spaced += text.onlySpaces(unit) ? 1 : 0;
            simplifiedOnly += text.simplifiedOnly(unit) ? 1 : 0;
        }
    }
}
