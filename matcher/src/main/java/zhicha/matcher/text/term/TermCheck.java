package zhicha.matcher.text.term;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import zhicha.matcher.text.fold.Disguise;
import zhicha.matcher.text.fold.FoldedText;
import zhicha.matcher.text.fold.UnitKind;

/**
 * Decides whether a candidate really is its term: lays the term's units over the text's, looks at word boundaries, at what
 * stands between, and at every unit that is not the one meant, and names the disguise. Stateless.
 */
public final class TermCheck {
    /** Short English words that begin or end so many others that a space beside them proves nothing ("for d…"). */
    private static final Set<String> LITTLE_WORDS = Set.of(
            "a", "an", "and", "are", "as", "at", "be", "but", "by", "do", "for", "go", "he", "her", "his", "i", "if",
            "in", "into", "is", "it", "me", "my", "no", "not", "of", "on", "or", "our", "out", "so", "such", "that",
            "the", "their", "then", "there", "they", "this", "to", "up", "us", "was", "we", "will", "with", "you");

    private final FoldedText text;
    private final FieldStyle style;

    public TermCheck(FoldedText text) {
        this.text = text;
        this.style = new FieldStyle(text);
    }

    /** The match, or null where the candidate only happens to consist of the same units. */
    public @Nullable TermMatch check(Term term, int first, int last) {
        if (!text.startsCharacter(first) || !text.endsCharacter(last) || !boundaries(term, first, last)) {
            return null;
        }
        int[] at = new int[term.length()];
        if (!lay(term, 0, first, last, at)) {
            return null;
        }
        FoldedText form = term.folded();
        int disguises = 0;
        int swapped = 0;
        int letters = 0;
        for (int i = 0; i < at.length; i++) {
            UnitPair pair = new UnitPair(text, at[i], form, i);
            int undone = pair.disguises(first, last);
            if (undone < 0) {
                return null;
            }
            disguises |= undone;
            letters += form.kind(i) == UnitKind.LATIN ? 1 : 0;
            swapped += Disguise.LEET.in(undone) ? 1 : 0;
        }
        if (swapped > 0 && !believable(swapped, letters, first, last)) {
            return null;
        }
        Gaps gaps = gaps(term, at);
        if (gaps == null || gaps.split && latinSplitIsChance(form, at)) {
            return null;
        }
        disguises |= gaps.disguises;
        disguises = style.withoutTypography(disguises, first, last);
        if (disguises == 0 && oddCase(form, at)) {
            disguises = Disguise.CASE.joined(disguises);
        }
        int plain = Disguise.CASE.joined(
                Disguise.FULL_WIDTH.joined(Disguise.TRADITIONAL.joined(Disguise.COMPATIBILITY.joined(0))));
        if (!term.use().disguised() && (disguises & ~plain) != 0) {
            return null;
        }
        return TermMatch.of(text, term, first, last, Disguise.strongest(disguises), gaps.split, Doubt.NONE);
    }

    /** Finds for each unit of the term its unit in the text, passing over what may stand between. */
    private boolean lay(Term term, int i, int from, int last, int[] at) {
        for (int unit = from; unit <= last; unit++) {
            if (text.key(unit) == term.folded().key(i)) {
                at[i] = unit;
                if (i + 1 == at.length ? unit == last : lay(term, i + 1, unit + 1, last, at)) {
                    return true;
                }
            }
            if (i == 0 || !text.skippable(unit) || unit - from >= TermAutomaton.MOST_SEPARATORS) {
                return false;
            }
        }
        return false;
    }

    private boolean boundaries(Term term, int first, int last) {
        UnitKind head = term.folded().kind(0);
        UnitKind tail = term.folded().kind(term.length() - 1);
        return !(first > 0 && runsOn(head, first - 1, first))
                && !(last + 1 < text.length() && runsOn(tail, last + 1, last + 1));
    }

    /** Whether the neighbour makes one word with a term's end; {@code gap} is the unit whose gap lies between the two. */
    private boolean runsOn(UnitKind end, int neighbour, int gap) {
        UnitKind kind = text.kind(neighbour);
        return text.separators(gap) == 0
                && (end == UnitKind.LATIN && kind == UnitKind.LATIN || end == UnitKind.DIGIT && kind == UnitKind.DIGIT);
    }

    /** Digits for letters are believed where enough true letters are left and no further digit or letter is attached. */
    private boolean believable(int swapped, int letters, int first, int last) {
        int left = letters - swapped;
        boolean attached = attached(first - 1, first) || attached(last + 1, last + 1);
        return !attached && left >= 2 && swapped <= left && (letters >= 4 || swapped == 1);
    }

    private boolean attached(int neighbour, int gap) {
        return neighbour >= 0
                && neighbour < text.length()
                && text.separators(gap) == 0
                && (text.kind(neighbour) == UnitKind.DIGIT || text.kind(neighbour) == UnitKind.LATIN);
    }

    private record Gaps(int disguises, boolean split) {}

    /** What stands between the units, or null where it cannot belong to one name. */
    private @Nullable Gaps gaps(Term term, int[] at) {
        FoldedText form = term.folded();
        int disguises = 0;
        boolean split = false;
        for (int i = 1; i < at.length; i++) {
            int separators = 0;
            for (int unit = at[i - 1] + 1; unit <= at[i]; unit++) {
                separators += text.separators(unit) + (unit < at[i] ? 1 : 0);
                disguises |= text.invisibles(unit) ? Disguise.ZERO_WIDTH.joined(0) : 0;
                disguises |= text.marks(unit) && !Disguise.CONFUSABLE.in(form.disguises(i - 1)) && !form.marks(i)
                        ? Disguise.CONFUSABLE.joined(0)
                        : 0;
            }
            boolean formGap = form.separators(i) > 0;
            boolean digits = form.kind(i) == UnitKind.DIGIT && form.kind(i - 1) == UnitKind.DIGIT;
            if (separators == 0) {
                if (formGap && digits) {
                    return null;
                }
                continue;
            }
            boolean passedOverDigit =
                    at[i] - at[i - 1] > 1 && (!between(at[i - 1], at[i]) || measure(at[i - 1], at[i]));
            if (separators > TermAutomaton.MOST_SEPARATORS || passedOverDigit || digits && !formGap) {
                return null;
            }
            boolean free =
                    formGap || Character.isUpperCase(form.written(i)) && Character.isLowerCase(form.written(i - 1));
            if (!free) {
                disguises |= Disguise.INSERTED_SYMBOL.joined(0);
                split = true;
            }
        }
        return new Gaps(disguises, split);
    }

    /** Whether digits that were passed over are joined to one side only, as in 网红 1.5米: they count what follows. */
    private boolean measure(int before, int after) {
        boolean digits = text.kind(before + 1) == UnitKind.DIGIT && text.kind(after - 1) == UnitKind.DIGIT;
        return digits && text.separators(before + 1) > 0 != text.separators(after) > 0;
    }

    /** Whether what was passed over may stand there: digits and strokes between Han characters only, signs anywhere. */
    private boolean between(int before, int after) {
        boolean han = text.kind(before) == UnitKind.HAN && text.kind(after) == UnitKind.HAN;
        for (int unit = before + 1; unit < after; unit++) {
            boolean sign = text.kind(unit) == UnitKind.SIGN || text.kind(unit) == UnitKind.STROKE;
            if (!han && !sign && text.written(unit) < 0x1f100 && !ringed(text.written(unit))) {
                return false;
            }
        }
        return true;
    }

    /** Numbers in rings and the round zero, which nobody writes between letters but as ornaments. */
    private static boolean ringed(int character) {
        return character >= 0x2460 && character < 0x249c || character == 0x3007;
    }

    /** A Latin name in pieces: very short names never, and the first piece may be no little English word ("for d…"). */
    private boolean latinSplitIsChance(FoldedText form, int[] at) {
        if (form.kind(0) != UnitKind.LATIN || form.kind(at.length - 1) != UnitKind.LATIN) {
            return false;
        }
        boolean everywhere = true;
        boolean spaces = true;
        boolean chance = true;
        boolean little = false;
        boolean head = true;
        int characters = 1;
        StringBuilder piece = new StringBuilder().appendCodePoint(form.base(0));
        for (int i = 1; i <= at.length; i++) {
            boolean end = i == at.length;
            boolean gap = end || at[i] - at[i - 1] > 1 || text.separators(at[i]) > 0;
            if (gap) {
                little |= head && piece.length() > 1 && LITTLE_WORDS.contains(piece.toString());
                head = false;
                piece.setLength(0);
                spaces &= end || text.onlySpaces(at[i]);
                chance &= end || !text.invisibles(at[i]);
            }
            if (!end && text.startsCharacter(at[i])) {
                everywhere &= gap;
                characters++;
                piece.appendCodePoint(form.base(i));
            }
        }
        return characters <= 2 || characters == 3 && !everywhere && !symbol(at) || little && spaces && chance;
    }

    /** Whether the name itself begins a word here (POP MART, GoPro). */
    private static boolean capitalised(FoldedText form, int i) {
        return form.separators(i) > 0
                || Character.isUpperCase(form.written(i)) && Character.isLowerCase(form.written(i - 1));
    }

    /** Whether what stands between is a sign that joins no words: BM☆W, but BM-W or BM W. */
    private boolean symbol(int[] at) {
        for (int i = 1; i < at.length; i++) {
            if (text.separators(at[i]) == 1) {
                int sign = text.original().codePointAt(text.end(at[i] - 1));
                return sign >= 0x2000
                        && !Character.isWhitespace(sign)
                        && !text.clauseEnds(at[i])
                        && Character.getType(sign) != Character.DASH_PUNCTUATION
                        && Character.getType(sign) != Character.SPACE_SEPARATOR
                        && (sign < 0x3000 || sign > 0x303f)
                        && sign < 0xff00;
            }
        }
        return false;
    }

    /** Letters jump between small and capital as no usual way of writing the name would: aDIDas, LeGo, but not SanDisk or iPhone. */
    private boolean oddCase(FoldedText form, int[] at) {
        boolean asWritten = true;
        StringBuilder word = new StringBuilder();
        boolean odd = false;
        for (int i = 0; i < at.length; i++) {
            int here = text.written(at[i]);
            asWritten &= here == form.written(i);
            if (i > 0 && (text.separators(at[i]) > 0 || capitalised(form, i))) {
                odd |= LetterCase.odd(word);
                word.setLength(0);
            }
            if (text.startsCharacter(at[i])) {
                word.appendCodePoint(here);
            }
        }
        return !asWritten && (odd || LetterCase.odd(word));
    }
}
