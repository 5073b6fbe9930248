package zhicha.matcher.text;

import org.jspecify.annotations.Nullable;
import zhicha.matcher.hit.Reason;
import zhicha.matcher.text.context.GoverningWords;
import zhicha.matcher.text.context.Surroundings;
import zhicha.matcher.text.fold.Disguise;
import zhicha.matcher.text.fold.FoldedText;
import zhicha.matcher.text.fold.UnitKind;
import zhicha.matcher.text.lexicon.Lexicon;
import zhicha.matcher.text.lexicon.Seat;
import zhicha.matcher.text.term.TermMatch;
import zhicha.matcher.text.term.TermUse;
import zhicha.rules.rule.DefenceKind;
import zhicha.rules.subject.TextField;

/** Reads what matters beside a name in one stretch: code words, claims, second-hand words, and words for goods. */
final class SignalReading {
    private final Stretch stretch;
    private final FoldedText text;
    private final FieldMatches matches;
    private final TextFindings findings;

    SignalReading(Stretch stretch, TextFindings findings) {
        this.stretch = stretch;
        this.text = stretch.text;
        this.matches = stretch.matches;
        this.findings = findings;
    }

    void read() {
        matches.complete();
        if (stretch.field == TextField.SELLER_NAME) {
            for (TermMatch match : matches.of(TermUse.CLAIM)) {
                findings.claims()
                        .add(new TextFindings.Claim(match.term().written(), stretch.start(match), stretch.end(match)));
            }
            return;
        }
        GoverningWords governing = new GoverningWords(text, matches.of(TermUse.MARK));
        if (stretch.field != TextField.CATEGORY) {
            codeWords(governing);
        }
        if (TextSearch.offers(stretch.field)) {
            for (TermMatch match : matches.of(TermUse.SECOND_HAND)) {
                // in a description such words are as often said of something else
                if (stretch.inCore(match) && denial(governing, match) == null) {
                    findings.secondHand().add(stretch.words(DefenceKind.SECOND_HAND, match));
                }
            }
            goods();
        }
    }

    private void codeWords(GoverningWords governing) {
        for (TermMatch match : matches.of(TermUse.CODE_WORD)) {
            boolean partOfName = matches.of(TermUse.MARK).stream().anyMatch(mark -> mark.contains(match));
            boolean chance = match.doubtful() || match.disguise().substitutes() && !spelled(match);
            if (!stretch.inCore(match) || partOfName || chance || denial(governing, match) != null) {
                continue;
            }
            Seat seat = Vocabulary.shortHan(match.term())
                    ? Lexicon.shared().seat(text, match.firstUnit(), match.lastUnit())
                    : Seat.FREE;
            if (seat == Seat.INSIDE || seat == Seat.TAIL_TAKEN) {
                continue;
            }
            Reason.CodeWord reason = new Reason.CodeWord(
                    stretch.field,
                    stretch.start(match),
                    stretch.end(match),
                    stretch.seen(match),
                    match.term().written(),
                    match.term().list());
            findings.codeWords()
                    .add(new TextFindings.CodeWordFound(reason, match.term().owners()));
        }
    }

    /** Written with pinyin, parts or emoji: other whole characters for a code word are chance too often. */
    private boolean spelled(TermMatch match) {
        return match.disguise() == Disguise.PINYIN
                || match.disguise() == Disguise.SPLIT_CHARACTER
                || match.disguise() == Disguise.EMOJI;
    }

    private void goods() {
        Surroundings surroundings = new Surroundings(text);
        for (TermMatch match : matches.of(TermUse.GOODS)) {
            boolean partOfName = matches.of(TermUse.MARK).stream().anyMatch(mark -> mark.covers(match));
            if (stretch.inCore(match)
                    && !partOfName
                    && !surroundings.gift(match.firstUnit())
                    && !beginsAnotherWord(match)
                    && matches.startingAfter(TermUse.ACCESSORY, match.lastUnit()) == null) {
                findings.add(new TextFindings.GoodsFound(
                        match.term().grounds(), stretch.words(DefenceKind.OTHER_GOODS, match)));
            }
        }
        for (TermMatch match : matches.of(TermUse.ACCESSORY)) {
            if (stretch.field == TextField.TITLE && match.units() > 1) {
                findings.sawAccessory();
            }
        }
    }

    /** A character or two that are a measure (2米) or begin a word: 酒店 is no 酒, 面包车 no 面包; they may end one (葡萄酒). */
    private boolean beginsAnotherWord(TermMatch match) {
        int unit = match.firstUnit();
        int last = match.lastUnit();
        if (last > unit + 1 || text.kind(unit) != UnitKind.HAN || text.kind(last) != UnitKind.HAN) {
            return false;
        }
        if (last == unit && unit > 0 && text.kind(unit - 1) == UnitKind.DIGIT && text.separators(unit) <= 1) {
            return true;
        }
        StringBuilder word = new StringBuilder().appendCodePoint(text.base(unit));
        if (last > unit) {
            word.appendCodePoint(text.base(last));
        }
        for (int next = last + 1; next < text.length() && next <= unit + 2; next++) {
            if (text.kind(next) != UnitKind.HAN || text.separators(next) > 0) {
                return false;
            }
            if (Lexicon.shared().word(word.appendCodePoint(text.base(next)))) {
                return true;
            }
        }
        return false;
    }

    private @Nullable TermMatch denial(GoverningWords governing, TermMatch match) {
        for (TermMatch word : matches.of(TermUse.DENIAL)) {
            if (governing.denies(word, match)) {
                return word;
            }
        }
        return null;
    }
}
