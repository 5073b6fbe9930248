package zhicha.matcher.text;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zhicha.matcher.hit.Defence;
import zhicha.matcher.hit.Reason;
import zhicha.matcher.text.context.GoverningWords;
import zhicha.matcher.text.context.Surroundings;
import zhicha.matcher.text.fold.Disguise;
import zhicha.matcher.text.fold.FoldedText;
import zhicha.matcher.text.fold.UnitKind;
import zhicha.matcher.text.lexicon.Lexicon;
import zhicha.matcher.text.lexicon.Seat;
import zhicha.matcher.text.term.Doubt;
import zhicha.matcher.text.term.Term;
import zhicha.matcher.text.term.TermMatch;
import zhicha.matcher.text.term.TermUse;
import zhicha.rules.rule.DefenceKind;
import zhicha.rules.subject.TextField;

/** Reads the names of rights in one stretch: how each sits among the words around it, and what governs it. */
final class NameReading {
    /** What may follow a name as a single character: goods, whom they are for, and what shops are. */
    private static final String ENDINGS = "鞋衣裤裙袜帽包表机车酒茶油奶粉水膏霜笔灯锅壶杯刀板布糖米面皂枪炉胎店牌家厂版款原真正新老男女童春夏秋冬的之和与及、";

    private final Stretch stretch;
    private final FoldedText text;
    private final Vocabulary vocabulary;
    private final Surroundings surroundings;

    NameReading(Stretch stretch, Vocabulary vocabulary) {
        this.stretch = stretch;
        this.text = stretch.text;
        this.vocabulary = vocabulary;
        this.surroundings = new Surroundings(text);
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /** Adds the names; all that were found must be among the stretch's matches. */
    void into(TextFindings findings) {
        stretch.matches.marks();
        if (stretch.matches.of(TermUse.MARK).isEmpty()) {
            return;
        }
        // what governs a name
        stretch.matches.complete();
        GoverningWords governing = new GoverningWords(text, stretch.matches.of(TermUse.MARK));
        for (TermMatch match : stretch.matches.of(TermUse.MARK)) {
            if (stretch.inCore(match)) {
                mark(match, governing, findings);
            }
        }
    }

    private void mark(TermMatch match, GoverningWords governing, TextFindings findings) {
        Term term = match.term();
        boolean running = stretch.field != TextField.BRAND;
        // nobody hides a character in a word that means nothing to him
        boolean hidden = match.disguise() == Disguise.ZERO_WIDTH;
        Seat seat = Vocabulary.shortHan(term)
                        && running
                        && !hidden
                        && !match.disguise().substitutes()
                ? Lexicon.shared().nameSeat(text, match.firstUnit(), match.lastUnit())
                : Seat.FREE;
        if (seat == Seat.FREE && running && dangling(match)) {
            seat = Seat.TAIL_TAKEN;
        }
        boolean chance = seat != Seat.FREE && match.split() && onlySpaces(match);
        if (seat == Seat.INSIDE || chance || tooShort(match)) {
            return;
        }
        boolean audience = running
                && match.disguise() == Disguise.EXACT
                && vocabulary.everydayWord(term)
                && surroundings.audience(match.lastUnit());
        if (audience || match.doubt() == Doubt.BESIDE && !goodsBeside(match)) {
            return;
        }
        boolean branded = surroundings.brand(match.firstUnit(), match.lastUnit());
        Optional<Defence.Words> governed = Optional.ofNullable(running ? otherName(match) : null)
                .or(() -> governed(governing, match, TermUse.DENIAL, DefenceKind.DENIAL))
                .or(() -> governed(governing, match, TermUse.NOMINATIVE, DefenceKind.NOMINATIVE_USE))
                .or(() -> governed(governing, match, TermUse.COMPARISON, DefenceKind.COMPARISON));
        Reason.MarkText reason = new Reason.MarkText(
                stretch.field,
                stretch.start(match),
                stretch.end(match),
                stretch.seen(match),
                term.written(),
                match.disguise().written());
        for (String right : term.owners()) {
            findings.marks()
                    .add(new Mark(
                            right,
                            reason,
                            match.disguise(),
                            seat,
                            vocabulary.everydayWord(term) && !onlyTraditional(match),
                            branded,
                            match.doubt(),
                            governed));
        }
    }

    /** Whether the name is in traditional characters and nothing else of the text is: that is no style. */
    private boolean onlyTraditional(TermMatch match) {
        if (match.disguise() != Disguise.TRADITIONAL) {
            return false;
        }
        int han = 0;
        for (int unit = 0; unit < text.length(); unit++) {
            if (unit < match.firstUnit() || unit > match.lastUnit()) {
                if (Disguise.TRADITIONAL.in(text.disguises(unit))) {
                    return false;
                }
                han += text.kind(unit) == UnitKind.HAN ? 1 : 0;
            }
        }
        return han >= 2;
    }

    /** A name of two characters with a single one dangling from it, as in 耐克力 or 海尔滨: another word, as a rule. */
    private boolean dangling(TermMatch match) {
        int next = match.lastUnit() + 1;
        return match.disguise() == Disguise.EXACT
                && match.units() == 2
                && Vocabulary.shortHan(match.term())
                && next < text.length()
                && text.kind(next) == UnitKind.HAN
                && text.separators(next) == 0
                && (next + 1 == text.length() || text.separators(next + 1) > 0)
                && (match.firstUnit() == 0 || text.separators(match.firstUnit()) > 0)
                && ENDINGS.indexOf(text.base(next)) < 0;
    }

    /** Whether a word for the right's own goods is joined to the name: 大江无人机, but not 大江 无人机. */
    private boolean goodsBeside(TermMatch match) {
        TermMatch goods = stretch.matches.startingAfter(TermUse.GOODS, match.lastUnit());
        return goods != null && match.term().grounds().shareWord(goods.term().grounds());
    }

    private Optional<Defence.Words> governed(GoverningWords governing, TermMatch match, TermUse use, DefenceKind kind) {
        return Optional.ofNullable(governing.over(match, stretch.matches.of(use)))
                .map(word -> stretch.words(kind, word));
    }

    private Defence.@Nullable Words otherName(TermMatch match) {
        int[] title = surroundings.title(match.firstUnit(), match.lastUnit());
        if (title == null && !surroundings.personOrPlace(match.firstUnit(), match.lastUnit())) {
            return null;
        }
        int start = title == null ? stretch.start(match) : stretch.offset() + title[0];
        int end = title == null ? stretch.end(match) : stretch.offset() + title[1];
        return new Defence.Words(
                DefenceKind.OTHER_NAME, stretch.field, start, end, stretch.original.substring(start, end));
    }

    /** Whether nothing but white space stands inside: two words side by side, where one end belongs to a longer word. */
    private boolean onlySpaces(TermMatch match) {
        for (int unit = match.firstUnit() + 1; unit <= match.lastUnit(); unit++) {
            if (text.separators(unit) > 0 && !text.onlySpaces(unit)) {
                return false;
            }
        }
        return true;
    }

    /** A name of one unit counts only where it stands alone and plainly. */
    private boolean tooShort(TermMatch match) {
        if (match.term().length() > 1) {
            return false;
        }
        boolean alone = (match.firstUnit() == 0 || text.separators(match.firstUnit()) > 0)
                && (match.lastUnit() + 1 == text.length() || text.separators(match.lastUnit() + 1) > 0);
        return !alone || match.disguise() != Disguise.EXACT;
    }
}
