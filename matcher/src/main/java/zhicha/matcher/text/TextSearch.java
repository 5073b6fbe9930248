package zhicha.matcher.text;

import java.util.ArrayList;
import java.util.List;
import zhicha.matcher.text.copy.CopiedTexts;
import zhicha.matcher.text.disguise.DisguisedNames;
import zhicha.matcher.text.fold.FoldedText;
import zhicha.matcher.text.goods.Offer;
import zhicha.matcher.text.term.Term;
import zhicha.matcher.text.term.TermAutomaton;
import zhicha.matcher.text.term.TermUse;
import zhicha.rules.pack.Rulebook;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.TextField;

/**
 * Reads the words of listings. Names come first; what matters only beside one (code words, words for goods, claims) is not looked at where
 * there is none. Immutable and safe for many threads; time is linear in the length of the text.
 */
public final class TextSearch {
    /** Longer fields are read in stretches of this many UTF-16 units, so that memory stays bounded. */
    static final int STRETCH = 16_384;
    /** Stretches overlap by this much on either side, so that nothing is lost at their seams. */
    static final int SEAM = 512;

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

    /** What was read; it is for one thread and goes on reading when more is asked of it. */
    public TextFindings read(Listing listing) {
        List<Stretch> whole = new ArrayList<>(FIELDS.length);
        Offer offer = new Offer(() -> classes(listing, whole));
        TextFindings findings = new TextFindings(vocabulary.goods(), offer);
        boolean tooLong = false;
        for (TextField field : FIELDS) {
            String text = listing.text(field);
            if (text.length() > STRETCH) {
                tooLong = true;
                if (offers(field)) {
                    offer.addAnything();
                }
            } else if (!text.isEmpty()) {
                Stretch stretch = new Stretch(field, text, FoldedText.of(text), 0, 0, STRETCH, automaton);
                if (offers(field)) {
                    stretch.matches.goods(offer);
                }
                whole.add(stretch);
            }
        }
        int next = 0;
        for (TextField field : FIELDS) {
            if (listing.text(field).length() > STRETCH) {
                inStretches(field, listing.text(field), offer, findings);
            } else if (next < whole.size() && whole.get(next).field == field) {
                Stretch stretch = whole.get(next++);
                CopiedTexts.Reading copies = copies(field, stretch.original);
                names(stretch, offer, findings);
                copies.read(stretch.text, 0, 0, STRETCH);
                copies.into(findings::addCopy);
                if (tooLong) {
                    new SignalReading(stretch, findings).read();
                }
            }
        }
        if (!tooLong) {
            findings.later(() -> whole.forEach(stretch -> new SignalReading(stretch, findings).read()));
        }
        acrossFields.read(listing, findings);
        return findings;
    }

    /** A bit for every Nice class of which title and category name goods. */
    private static long classes(Listing listing, List<Stretch> whole) {
        long classes = 0;
        for (TextField field : FIELDS) {
            if (offers(field)) {
                classes |= classes(field, listing.text(field), whole);
            }
        }
        return classes;
    }

    private static long classes(TextField field, String text, List<Stretch> whole) {
        for (Stretch stretch : whole) {
            if (stretch.field == field) {
                return GoodsClasses.TABLE.of(stretch.text);
            }
        }
        return GoodsClasses.TABLE.of(text);
    }

    /** Whether goods in this field are what is offered. */
    static boolean offers(TextField field) {
        return field == TextField.TITLE || field == TextField.CATEGORY;
    }

    private CopiedTexts.Reading copies(TextField field, String text) {
        boolean mayCopy = field == TextField.DESCRIPTION || field == TextField.TITLE;
        return mayCopy ? copiedTexts.reading(field, text) : CopiedTexts.Reading.NONE;
    }

    private void names(Stretch stretch, Offer offer, TextFindings findings) {
        NameReading names = new NameReading(stretch, vocabulary);
        // a disguise in a category is the platform's own writing
        if (stretch.field != TextField.CATEGORY) {
            stretch.matches.add(disguised.in(stretch.text, offer, names.surroundings()::brand));
        }
        names.into(findings);
    }

    private void inStretches(TextField field, String text, Offer offer, TextFindings findings) {
        CopiedTexts.Reading copies = copies(field, text);
        for (int core = 0; core < text.length(); core += STRETCH) {
            int from = edge(text, Math.max(0, core - SEAM));
            int to = edge(text, Math.min(text.length(), core + STRETCH + SEAM));
            FoldedText folded = FoldedText.of(text.substring(from, to));
            Stretch stretch = new Stretch(field, text, folded, from, core, core + STRETCH, automaton);
            names(stretch, offer, findings);
            new SignalReading(stretch, findings).read();
            copies.read(folded, from, core, core + STRETCH);
        }
        copies.into(findings::addCopy);
    }

    /** Never between the halves of a surrogate pair. */
    private static int edge(String text, int at) {
        boolean inside = at > 0
                && at < text.length()
                && Character.isHighSurrogate(text.charAt(at - 1))
                && Character.isLowSurrogate(text.charAt(at));
        return inside ? at - 1 : at;
    }
}
