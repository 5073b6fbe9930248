package zhicha.matcher.text.disguise;

import java.util.ArrayList;
import java.util.List;
import zhicha.matcher.text.disguise.index.NameIndex;
import zhicha.matcher.text.disguise.walk.NameWalk;
import zhicha.matcher.text.disguise.walk.Reached;
import zhicha.matcher.text.disguise.weigh.Alignment;
import zhicha.matcher.text.disguise.weigh.BrandTalk;
import zhicha.matcher.text.disguise.weigh.NameCheck;
import zhicha.matcher.text.disguise.weigh.Neighbours;
import zhicha.matcher.text.disguise.weigh.Support;
import zhicha.matcher.text.fold.FoldedText;
import zhicha.matcher.text.goods.Offer;
import zhicha.matcher.text.term.Term;
import zhicha.matcher.text.term.TermMatch;

/**
 * Finds names whose characters were replaced. Immutable and safe for many threads; time is linear in the text, whatever it holds and
 * however many names there are, and nothing is allocated but for candidates.
 */
public final class DisguisedNames {
    /** A text that gives more finds than this says nothing new. */
    private static final int MOST_FINDS = 200;

    /** Candidates that are looked at in one stretch of text; the rest of a text that was made to have more is read without. */
    private static final int MOST_CANDIDATES = 20_000;

    private final NameIndex index;
    private final Spellings spellings;
    private final SignLetters signs;
    private final ThreadLocal<Reading> readings;

    public DisguisedNames(List<Term> names) {
        index = new NameIndex(names);
        spellings = new Spellings(names);
        signs = new SignLetters(names);
        readings = ThreadLocal.withInitial(() -> new Reading(index));
    }

    /**
     * All finds that may count, in the order in which they were met; those of one name may overlap.
     *
     * @param offer of the listing
     * @param talk about this text
     */
    public List<TermMatch> in(FoldedText text, Offer offer, BrandTalk talk) {
        Reading reading = readings.get();
        reading.begin(text, new Support(offer, talk));
        reading.walk.read(text, reading);
        spellings.read(text, reading::found);
        signs.read(text, reading::found);
        List<TermMatch> finds = reading.finds;
        if (!text.emoji() || text.length() == 0) {
            return finds;
        }
        FoldedText withEmoji = FoldedText.withEmoji(text.original());
        reading.begin(withEmoji, new Support(offer, (first, last) -> true));
        reading.walk.readEmoji(withEmoji, reading);
        List<TermMatch> all = new ArrayList<>(finds);
        reading.finds.forEach(match -> all.add(placed(match, text)));
        return all;
    }

    /** The units of a text without emoji that a match in the text with emoji covers, at least one. */
    private static TermMatch placed(TermMatch match, FoldedText text) {
        int first = 0;
        while (first + 1 < text.length() && text.start(first) < match.start()) {
            first++;
        }
        int last = first;
        while (last + 1 < text.length() && text.start(last + 1) < match.end()) {
            last++;
        }
        return new TermMatch(
                match.term(), first, last, match.disguise(), match.split(), match.doubt(), match.start(), match.end());
    }

    /** One text's candidates and finds; one for each thread. */
    private static final class Reading implements Reached {
        private final Neighbours neighbours = new Neighbours();
        private final NameCheck check = new NameCheck(neighbours);
        private final NameWalk walk;
        private List<TermMatch> finds = List.of();
        private int candidates;

        Reading(NameIndex index) {
            walk = new NameWalk(index, neighbours);
        }

        void begin(FoldedText text, Support support) {
            neighbours.text(text);
            check.text(text, support);
            walk.support(support);
            finds = List.of();
            candidates = 0;
        }

        @Override
        public void at(Term name, Alignment path) {
            if (++candidates < MOST_CANDIDATES) {
                TermMatch match = check.check(name, path);
                if (match != null) {
                    found(match);
                }
            }
        }

        void found(TermMatch match) {
            if (finds.isEmpty()) {
                finds = new ArrayList<>();
            }
            for (int i = finds.size() - 1; i >= 0 && i >= finds.size() - 8; i--) {
                TermMatch other = finds.get(i);
                if (other.term() == match.term() && other.start() == match.start() && other.end() == match.end()) {
                    boolean surer = other.doubtful() && !match.doubtful();
                    boolean plainer = other.doubtful() == match.doubtful()
                            && match.disguise().compareTo(other.disguise()) < 0;
                    if (surer || plainer) {
                        finds.set(i, match);
                    }
                    return;
                }
            }
            if (finds.size() < MOST_FINDS) {
                finds.add(match);
            }
        }
    }
}
