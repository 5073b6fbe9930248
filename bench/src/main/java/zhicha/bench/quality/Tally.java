package zhicha.bench.quality;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts of one kind of title.
 *
 * @param titles how many there are
 * @param found disguised: the right was seen at all; innocent: something was seen that may not be
 * @param flagged disguised: the right was flagged; innocent: any right was
 * @param spans found with the span as labelled
 * @param evasions found with span and name of the evasion as labelled
 * @param seen innocent: the labelled right was seen, which is allowed and of an open use wished for
 */
record Tally(
        String part,
        String kind,
        boolean disguised,
        int titles,
        int found,
        int flagged,
        int spans,
        int evasions,
        int seen) {

    /** One tally for each part and kind, in the order in which they first come. */
    static List<Tally> byKind(Collection<Graded> all) {
        Map<String, Tally> tallies = new LinkedHashMap<>();
        for (Graded graded : all) {
            boolean disguised = graded.disguised();
            Tally one = new Tally(
                    graded.label().part(),
                    graded.label().kind(),
                    disguised,
                    1,
                    count(disguised ? graded.found() : !graded.stray().isEmpty()),
                    count(disguised ? graded.flagged() : graded.flaggedAny()),
                    count(disguised && graded.spanRight()),
                    count(disguised && graded.evasionRight()),
                    count(!disguised && graded.found()));
            tallies.merge(one.part + " " + one.kind + " " + disguised, one, Tally::plus);
        }
        return List.copyOf(tallies.values());
    }

    /** All of them as one. */
    static Tally sum(Collection<Tally> tallies, String name) {
        return tallies.stream()
                .reduce(Tally::plus)
                .map(sum -> new Tally(
                        sum.part,
                        name,
                        sum.disguised,
                        sum.titles,
                        sum.found,
                        sum.flagged,
                        sum.spans,
                        sum.evasions,
                        sum.seen))
                .orElse(new Tally("", name, false, 0, 0, 0, 0, 0, 0));
    }

    private static int count(boolean yes) {
        return yes ? 1 : 0;
    }

    private Tally plus(Tally other) {
        return new Tally(
                part,
                kind,
                disguised,
                titles + other.titles,
                found + other.found,
                flagged + other.flagged,
                spans + other.spans,
                evasions + other.evasions,
                seen + other.seen);
    }

    double share(int of) {
        return titles == 0 ? 0 : of / (double) titles;
    }
}
