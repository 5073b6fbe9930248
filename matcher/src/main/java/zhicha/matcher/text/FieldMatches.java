package zhicha.matcher.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import zhicha.matcher.text.fold.Disguise;
import zhicha.matcher.text.fold.FoldedText;
import zhicha.matcher.text.goods.Offer;
import zhicha.matcher.text.term.Term;
import zhicha.matcher.text.term.TermAutomaton;
import zhicha.matcher.text.term.TermCheck;
import zhicha.matcher.text.term.TermMatch;
import zhicha.matcher.text.term.TermUse;

/**
 * The terms that stand in one stretch of text, by use, in the order of the text. Where finds overlap the longest is kept:
 * 适用于 holds no 适用 of its own, and the name of one right inside the longer name of another is not the first one's name.
 */
final class FieldMatches implements TermAutomaton.Candidates {
    /** A stretch that repeats one term more often than this says nothing new; a disguise among many plain ones does. */
    private static final int MOST_OF_ONE_TERM = 40;

    /** What is in doubt comes last, so that it takes the place of nothing that is certain. */
    private static final Comparator<TermMatch> LONGEST_FIRST = Comparator.comparing(TermMatch::doubtful)
            .thenComparingInt(match -> -match.term().length())
            .thenComparing(match -> match.disguise().substitutes())
            .thenComparingInt(match -> match.disguise().substitutes() ? match.start() - match.end() : 0)
            .thenComparing(TermMatch::disguise)
            .thenComparingInt(TermMatch::firstUnit)
            .thenComparingInt(TermMatch::lastUnit);

    private static final TermUse[] USES = TermUse.values();
    private static final Term[] NO_TERMS = {};

    private final FoldedText text;
    private final TermCheck check;
    /** By the ordinal of the use; null where there is none. */
    private final @Nullable List<TermMatch>[] byUse = lists();

    private int found;
    private @Nullable Map<Term, Integer> plain;
    private @Nullable Map<Term, Integer> otherwise;

    /** Places where other terms than names may stand, to be looked at only if it matters. */
    private Term[] waiting = NO_TERMS;

    /** Their first and last units, two numbers each. */
    private int[] places = {};

    private int waits;

    /** Looks for the names as they stand; the other terms follow when {@link #complete} asks for them. */
    FieldMatches(FoldedText text, TermAutomaton automaton) {
        this.text = text;
        check = new TermCheck(text);
        automaton.scan(text, this);
    }

    @Override
    public void at(Term term, int first, int last) {
        if (term.use() == TermUse.MARK) {
            check(term, first, last);
            return;
        }
        if (waits == waiting.length) {
            waiting = Arrays.copyOf(waiting, Math.max(8, waits * 2));
            places = Arrays.copyOf(places, waiting.length * 2);
        }
        places[waits * 2] = first;
        places[waits * 2 + 1] = last;
        waiting[waits++] = term;
    }

    private void check(Term term, int first, int last) {
        if (otherwise == null || otherwise.getOrDefault(term, 0) < MOST_OF_ONE_TERM) {
            TermMatch match = check.check(term, first, last);
            if (match != null) {
                add(match, match.disguise() == Disguise.EXACT);
            }
        }
    }

    /** Adds the words for goods that may stand here. */
    void goods(Offer offer) {
        for (int i = 0; i < waits; i++) {
            TermUse use = waiting[i].use();
            if (use == TermUse.GOODS || use == TermUse.CLASS) {
                offer.add(waiting[i].grounds());
            }
        }
    }

    /** @param disguised names that were found with other characters in place of their own */
    void add(List<TermMatch> disguised) {
        for (TermMatch match : disguised) {
            add(match, false);
        }
    }

    /** Puts the names in order: after this they can be asked for. */
    void marks() {
        settle(TermUse.MARK);
    }

    /** Looks at all other terms. */
    void complete() {
        for (int i = 0; i < waits; i++) {
            if (waiting[i].use() != TermUse.CLASS) {
                check(waiting[i], places[i * 2], places[i * 2 + 1]);
            }
        }
        waits = 0;
        waiting = NO_TERMS;
        places = new int[0];
        for (TermUse use : USES) {
            if (use != TermUse.MARK) {
                settle(use);
            }
        }
    }

    private void settle(TermUse use) {
        List<TermMatch> matches = byUse[use.ordinal()];
        if (matches != null && matches.size() > 1 && !apart(matches)) {
            byUse[use.ordinal()] = longest(matches);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static @Nullable List<TermMatch>[] lists() {
        return new List[USES.length];
    }

    private void add(TermMatch match, boolean asWritten) {
        // only a text with so many finds can repeat a term too often
        if (++found > MOST_OF_ONE_TERM && tooOften(match, asWritten)) {
            return;
        }
        int use = match.term().use().ordinal();
        List<TermMatch> matches = byUse[use];
        if (matches == null) {
            matches = new ArrayList<>(4);
            byUse[use] = matches;
        }
        matches.add(match);
    }

    private boolean tooOften(TermMatch match, boolean asWritten) {
        if (plain == null || otherwise == null) {
            plain = new HashMap<>();
            otherwise = new HashMap<>();
            for (List<TermMatch> matches : byUse) {
                for (TermMatch before : matches == null ? List.<TermMatch>of() : matches) {
                    (before.disguise() == Disguise.EXACT ? plain : otherwise).merge(before.term(), 1, Integer::sum);
                }
            }
        }
        return (asWritten ? plain : otherwise).merge(match.term(), 1, Integer::sum) > MOST_OF_ONE_TERM;
    }

    /** Puts matches in the order of the text if none overlaps another; else the order stays unknown. */
    private static boolean apart(List<TermMatch> matches) {
        for (int i = 1; i < matches.size(); i++) {
            TermMatch match = matches.get(i);
            int at = i;
            while (at > 0 && matches.get(at - 1).firstUnit() > match.firstUnit()) {
                matches.set(at, matches.get(at - 1));
                at--;
            }
            matches.set(at, match);
            if (at > 0 && matches.get(at - 1).overlaps(match)
                    || at < i && matches.get(at + 1).overlaps(match)) {
                return false;
            }
        }
        return true;
    }

    private static List<TermMatch> longest(List<TermMatch> matches) {
        matches.sort(LONGEST_FIRST);
        List<TermMatch> kept = new ArrayList<>();
        for (TermMatch match : matches) {
            if (kept.stream().noneMatch(longer -> covers(longer, match))) {
                kept.add(match);
            }
        }
        kept.sort(Comparator.comparingInt(TermMatch::firstUnit));
        return kept;
    }

    /** Two rights with one and the same name keep both their finds; the same use of shorter terms gives way. */
    private static boolean covers(TermMatch longer, TermMatch match) {
        if (!longer.overlaps(match)) {
            return false;
        }
        boolean sameOwner = longer.term().owners().equals(match.term().owners())
                && longer.term().list().equals(match.term().list());
        // what is one name as it stands is no other name that merely sounds or looks like it
        boolean meant = longer.disguise() == Disguise.EXACT && match.disguise().substitutes();
        return sameOwner || meant || longer.term().length() > match.term().length() && longer.contains(match);
    }

    FoldedText text() {
        return text;
    }

    List<TermMatch> of(TermUse use) {
        List<TermMatch> matches = byUse[use.ordinal()];
        return matches == null ? List.of() : matches;
    }

    /** A match of this use that starts right after the given unit, or null. */
    @Nullable
    TermMatch startingAfter(TermUse use, int unit) {
        for (TermMatch match : of(use)) {
            if (match.firstUnit() == unit + 1 && text.separators(unit + 1) == 0) {
                return match;
            }
        }
        return null;
    }
}
