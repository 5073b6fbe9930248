package zhicha.matcher.text;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zhicha.matcher.hit.Defence;
import zhicha.matcher.hit.Reason;
import zhicha.matcher.text.disguise.DisguisedNames;
import zhicha.matcher.text.fold.Disguise;
import zhicha.matcher.text.fold.FoldedText;
import zhicha.matcher.text.fold.UnitKind;
import zhicha.matcher.text.lexicon.Lexicon;
import zhicha.matcher.text.lexicon.Seat;
import zhicha.matcher.text.term.Doubt;
import zhicha.matcher.text.term.Term;
import zhicha.matcher.text.term.TermAutomaton;
import zhicha.matcher.text.term.TermMatch;
import zhicha.matcher.text.term.TermUse;
import zhicha.rules.pack.Rulebook;
import zhicha.rules.rule.DefenceKind;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.TextField;

/** Reads the words of listings. Immutable and safe for many threads; time is linear in the length of the text. */
public final class TextSearch {
    /** Longer fields are read in stretches of this many UTF-16 units, so that memory stays bounded. */
    static final int STRETCH = 16_384;
    /** Stretches overlap by this much on either side, so that nothing is lost at their seams. */
    static final int SEAM = 512;

    /** What may follow a name as a single character: goods, whom they are for, and what shops are. */
    private static final String ENDINGS = "鞋衣裤裙袜帽包表机车酒茶油奶粉水膏霜笔灯锅壶杯刀板布糖米面皂枪炉胎店牌家厂版款原真正新老男女童春夏秋冬的之和与及、";

    private static final TextField[] FIELDS = TextField.values();

    private final Vocabulary vocabulary;
    private final TermAutomaton automaton;
    private final DisguisedNames disguised;
    private final AcrossFields acrossFields;
    private final CopiedTexts copiedTexts;

    public TextSearch(Rulebook rulebook, CopiedTexts.Problems problems) {
        vocabulary = new Vocabulary(rulebook);
        automaton = new TermAutomaton(vocabulary.terms());
        disguised = new DisguisedNames(vocabulary.terms().stream()
                .filter(term -> term.use() == TermUse.MARK || replica(term))
                .toList());
        acrossFields = new AcrossFields(automaton, vocabulary);
        copiedTexts = new CopiedTexts(rulebook.watchlist(), problems);
    }

    /** Code words for replicas are looked for with their characters replaced too. */
    private static boolean replica(Term term) {
        return term.use() == TermUse.CODE_WORD && term.list().equals("replica-wording") && Vocabulary.shortHan(term);
    }

    public TextFindings read(Listing listing) {
        TextFindings findings = new TextFindings();
        for (TextField field : FIELDS) {
            String text = listing.text(field);
            if (!text.isEmpty()) {
                read(field, text, findings);
            }
        }
        acrossFields.read(listing, findings);
        if (!findings.marks().isEmpty()) {
            findings.addClasses(GoodsClasses.TABLE.of(listing.title()));
            findings.addClasses(GoodsClasses.TABLE.of(listing.text(TextField.CATEGORY)));
        }
        return findings;
    }

    private void read(TextField field, String text, TextFindings findings) {
        boolean mayCopy = field == TextField.DESCRIPTION || field == TextField.TITLE;
        CopiedTexts.Reading copies = mayCopy ? copiedTexts.reading(field, text) : CopiedTexts.Reading.NONE;
        for (int core = 0; core < text.length(); core += STRETCH) {
            int from = edge(text, Math.max(0, core - SEAM));
            int to = edge(text, Math.min(text.length(), core + STRETCH + SEAM));
            FoldedText folded = FoldedText.of(from == 0 && to == text.length() ? text : text.substring(from, to));
            new Stretch(field, text, folded, from, core, core + STRETCH, findings).read();
            copies.read(folded, from, core, core + STRETCH);
        }
        copies.into(findings);
    }

    /** Never between the halves of a surrogate pair. */
    private static int edge(String text, int at) {
        boolean inside = at > 0
                && at < text.length()
                && Character.isHighSurrogate(text.charAt(at - 1))
                && Character.isLowSurrogate(text.charAt(at));
        return inside ? at - 1 : at;
    }

    /** One stretch of a field; only finds that start in its core count, the seams are the neighbours'. */
    private final class Stretch {
        private final TextField field;
        private final String original;
        private final FoldedText text;
        private final int offset;
        private final int coreStart;
        private final int coreEnd;
        private final TextFindings findings;
        private final FieldMatches matches;

        Stretch(
                TextField field,
                String original,
                FoldedText text,
                int offset,
                int coreStart,
                int coreEnd,
                TextFindings findings) {
            this.field = field;
            this.original = original;
            this.text = text;
            this.offset = offset;
            this.coreStart = coreStart;
            this.coreEnd = coreEnd;
            this.findings = findings;
            this.matches = new FieldMatches(text, automaton, disguised.in(text));
        }

        void read() {
            if (matches.isEmpty()) {
                return;
            }
            GoverningWords governing = new GoverningWords(text, matches.of(TermUse.MARK));
            for (TermMatch match : matches.of(TermUse.MARK)) {
                if (inCore(match)) {
                    mark(match, governing);
                }
            }
            if (field == TextField.SELLER_NAME) {
                for (TermMatch match : matches.of(TermUse.CLAIM)) {
                    findings.claims().add(new TextFindings.Claim(match.term().written(), start(match), end(match)));
                }
                return;
            }
            if (field != TextField.CATEGORY) {
                codeWords(governing);
            }
            boolean offer = field == TextField.TITLE || field == TextField.CATEGORY;
            for (TermMatch match : matches.of(TermUse.SECOND_HAND)) {
                // in a description such words are as often said of something else
                if (offer && inCore(match) && denial(governing, match) == null) {
                    findings.secondHand().add(words(DefenceKind.SECOND_HAND, match));
                }
            }
            if (offer) {
                goods();
            }
        }

        private void mark(TermMatch match, GoverningWords governing) {
            Term term = match.term();
            boolean running = field != TextField.BRAND;
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
            Surroundings surroundings = new Surroundings(text);
            boolean audience = running
                    && match.disguise() == Disguise.EXACT
                    && vocabulary.everydayWord(term)
                    && surroundings.audience(match.lastUnit());
            if (audience || match.doubt() == Doubt.BESIDE && !goodsBeside(match)) {
                return;
            }
            boolean branded = surroundings.brand(match.firstUnit(), match.lastUnit());
            Optional<Defence.Words> governed = Optional.ofNullable(running ? otherName(surroundings, match) : null)
                    .or(() -> governed(governing, match, TermUse.DENIAL, DefenceKind.DENIAL))
                    .or(() -> governed(governing, match, TermUse.NOMINATIVE, DefenceKind.NOMINATIVE_USE))
                    .or(() -> governed(governing, match, TermUse.COMPARISON, DefenceKind.COMPARISON));
            Reason.MarkText reason = new Reason.MarkText(
                    field,
                    start(match),
                    end(match),
                    original.substring(start(match), end(match)),
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
            TermMatch goods = matches.startingAfter(TermUse.GOODS, match.lastUnit());
            return goods != null
                    && goods.term().owners().containsAll(match.term().owners());
        }

        private Optional<Defence.Words> governed(
                GoverningWords governing, TermMatch match, TermUse use, DefenceKind kind) {
            return Optional.ofNullable(governing.over(match, matches.of(use))).map(word -> words(kind, word));
        }

        private Defence.@Nullable Words otherName(Surroundings surroundings, TermMatch match) {
            int[] title = surroundings.title(match.firstUnit(), match.lastUnit());
            if (title == null && !surroundings.personOrPlace(match.firstUnit(), match.lastUnit())) {
                return null;
            }
            int start = title == null ? start(match) : offset + title[0];
            int end = title == null ? end(match) : offset + title[1];
            return new Defence.Words(DefenceKind.OTHER_NAME, field, start, end, original.substring(start, end));
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

        private void codeWords(GoverningWords governing) {
            for (TermMatch match : matches.of(TermUse.CODE_WORD)) {
                boolean partOfName = matches.of(TermUse.MARK).stream().anyMatch(mark -> mark.contains(match));
                boolean chance = match.doubtful() || match.disguise().substitutes() && !spelled(match);
                if (!inCore(match) || partOfName || chance || denial(governing, match) != null) {
                    continue;
                }
                Seat seat = Vocabulary.shortHan(match.term())
                        ? Lexicon.shared().seat(text, match.firstUnit(), match.lastUnit())
                        : Seat.FREE;
                if (seat == Seat.INSIDE || seat == Seat.TAIL_TAKEN) {
                    continue;
                }
                Reason.CodeWord reason = new Reason.CodeWord(
                        field,
                        start(match),
                        end(match),
                        original.substring(start(match), end(match)),
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
                if (inCore(match)
                        && !partOfName
                        && !surroundings.gift(match.firstUnit())
                        && !beginsAnotherWord(match)
                        && matches.startingAfter(TermUse.ACCESSORY, match.lastUnit()) == null) {
                    findings.add(
                            new TextFindings.GoodsFound(match.term().owners(), words(DefenceKind.OTHER_GOODS, match)));
                }
            }
            for (TermMatch match : matches.of(TermUse.ACCESSORY)) {
                if (field == TextField.TITLE && match.units() > 1) {
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

        private boolean inCore(TermMatch match) {
            int start = start(match);
            return start >= coreStart && start < coreEnd;
        }

        private int start(TermMatch match) {
            return offset + match.start();
        }

        private int end(TermMatch match) {
            return offset + match.end();
        }

        private Defence.Words words(DefenceKind kind, TermMatch match) {
            return new Defence.Words(
                    kind, field, start(match), end(match), original.substring(start(match), end(match)));
        }
    }
}
