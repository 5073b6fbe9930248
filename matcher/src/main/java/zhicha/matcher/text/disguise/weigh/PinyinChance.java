package zhicha.matcher.text.disguise.weigh;

import zhicha.matcher.text.fold.FoldedText;
import zhicha.matcher.text.fold.UnitKind;
import zhicha.matcher.text.sound.EnglishWords;

/** How likely spelled syllables stand for a name only by chance, alone or beside characters. Not thread-safe; reads one text after the other. */
final class PinyinChance {
    private final Neighbours neighbours;
    private final Spread spread;
    private FoldedText text = FoldedText.of("");

    PinyinChance(Neighbours neighbours, Spread spread) {
        this.neighbours = neighbours;
        this.spread = spread;
    }

    void text(FoldedText next) {
        text = next;
    }

    private boolean han(int unit) {
        return text.kind(unit) == UnitKind.HAN;
    }

    /** Whether it is a letter of the Latin blocks with a mark upon it, as pinyin with tones has. */
    private static boolean accented(int letter) {
        return letter >= 0xc0 && letter <= 0x24f;
    }

    /** Pinyin only. */
    Chance.Verdict spelled(Alignment path, int length, Replaced replaced) {
        StringBuilder all = new StringBuilder();
        StringBuilder word = new StringBuilder();
        boolean english = true;
        boolean tones = false;
        for (int unit = path.first(); unit <= path.last(); unit++) {
            tones |= accented(text.written(unit));
            if (unit > path.first() && text.separators(unit) > 0) {
                english &= EnglishWords.TABLE.contains(word.toString());
                word.setLength(0);
            }
            if (text.kind(unit) != UnitKind.HAN && text.startsCharacter(unit)) {
                word.appendCodePoint(text.base(unit));
                all.appendCodePoint(text.base(unit));
            }
        }
        english &= EnglishWords.TABLE.contains(word.toString());
        // nobody writes tones on an English word (LǏNÍNG)
        if (!tones && (english || EnglishWords.TABLE.contains(all.toString()))) {
            return all.length() >= (length > 2 ? 8 : 7) && replaced.near == 0
                    ? Chance.Verdict.DOUBTFUL
                    : Chance.Verdict.CHANCE;
        }
        if (replaced.near > 0) {
            return length > 2 ? Chance.Verdict.BELIEVED : Chance.Verdict.DOUBTFUL;
        }
        return length == 2 && all.length() < 5 ? Chance.Verdict.DOUBTFUL : Chance.Verdict.BELIEVED;
    }

    /** Pinyin beside characters. */
    Chance.Verdict mixed(Alignment path, int length, Replaced replaced) {
        int least = Integer.MAX_VALUE;
        boolean english = false;
        double own = Double.MAX_VALUE;
        StringBuilder word = new StringBuilder();
        for (int unit = path.first(); unit <= path.last() + 1; unit++) {
            boolean letter = unit <= path.last() && text.kind(unit) == UnitKind.LATIN;
            if (letter && text.startsCharacter(unit)) {
                word.appendCodePoint(text.base(unit));
            } else if (!letter && !word.isEmpty()) {
                least = Math.min(least, word.length());
                english |= word.length() > 2 && EnglishWords.TABLE.contains(word.toString());
                word.setLength(0);
            }
            if (unit <= path.last() && text.kind(unit) == UnitKind.HAN) {
                own = Math.min(own, neighbours.surprise(unit, unit));
            }
        }
        if (length > 2) {
            // 金long鱼: an English word stands so between two characters for nothing else
            boolean within =
                    replaced.literal == length - 1 && spread.adjoined(path) && han(path.first()) && han(path.last());
            return least >= 2 && (!english && replaced.near <= 1 || within) || length > 3
                    ? Chance.Verdict.BELIEVED
                    : Chance.Verdict.DOUBTFUL;
        }
        if (replaced.toned + replaced.toneless > 0 || least < 2 || own < 6) {
            return own < 4 || least < 2 && own < 10 ? Chance.Verdict.CHANCE : Chance.Verdict.DOUBTFUL;
        }
        return english || replaced.near > 0 || own < 9 ? Chance.Verdict.DOUBTFUL : Chance.Verdict.BELIEVED;
    }
}
