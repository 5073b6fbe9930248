package zhicha.market.truth;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import zhicha.rules.rule.Verdict;

/**
 * A run held against the truth. Nothing is left out without a number: listings that were not seen are counted, and so are
 * listings the truth does not know.
 *
 * @param kinds one row a kind, in the order of {@link Kind}
 * @param variants one row a disguise or transform
 * @param flags pairs of listing and right that were flagged
 * @param rightFlags of these, the ones that the truth wants flagged
 * @param misses listings that were seen and not judged as expected, strongest expectation first
 * @param falseAlarms flags that the truth does not want
 * @param notSeen listings that may be fetched and were not seen, by how they could have been reached
 * @param forbidden listings that robots.txt forbids and that were seen all the same; must be empty
 * @param unknown ids that were seen and that the market does not have, for instance one item twice under two ids
 */
public record Scorecard(
        List<KindScore> kinds,
        List<KindScore> variants,
        int flags,
        int rightFlags,
        List<Miss> misses,
        List<FalseAlarm> falseAlarms,
        Map<Reach, List<String>> notSeen,
        List<String> forbidden,
        List<String> unknown) {

    /** A listing that was seen and not judged as it deserves. */
    public record Miss(TruthEntry entry, Verdict got) {}

    /** A flag that should not be. {@code entry} is null where the market has no such listing. */
    public record FalseAlarm(Found found, @Nullable TruthEntry entry) {}

    /**
     * Compares a run with the truth.
     *
     * @param seen ids of all listings that came before the matcher
     * @param found hits; the strongest counts where a pair of listing and right stands more than once
     */
    public static Scorecard of(Truth truth, Set<String> seen, Collection<Found> found) {
        Map<Pair, Verdict> verdicts = new HashMap<>();
        Map<String, Verdict> strongest = new HashMap<>();
        for (Found one : found) {
            verdicts.merge(new Pair(one.listing(), one.right()), one.verdict(), Scorecard::stronger);
            strongest.merge(one.listing(), one.verdict(), Scorecard::stronger);
        }
        Map<Kind, Tally> kinds = new TreeMap<>();
        Map<Kind, Map<String, Tally>> variants = new TreeMap<>();
        List<Miss> misses = new ArrayList<>();
        Map<Reach, List<String>> notSeen = new TreeMap<>();
        List<String> forbidden = new ArrayList<>();
        for (TruthEntry entry : truth.entries()) {
            boolean had = seen.contains(entry.listing());
            if (entry.reach() == Reach.FORBIDDEN) {
                if (had) {
                    forbidden.add(entry.listing());
                }
                continue;
            }
            Verdict got = got(entry, verdicts, strongest);
            boolean right = asExpected(entry.expected(), got);
            if (!had) {
                notSeen.computeIfAbsent(entry.reach(), reach -> new ArrayList<>())
                        .add(entry.listing());
            } else if (!right && got != Verdict.FLAG) {
                misses.add(new Miss(entry, got));
            }
            for (Kind kind : entry.kinds()) {
                kinds.computeIfAbsent(kind, k -> new Tally()).count(kind.matchedNow(), had, right);
                if (!entry.variant().isEmpty()) {
                    variants.computeIfAbsent(kind, k -> new TreeMap<>())
                            .computeIfAbsent(entry.variant(), v -> new Tally())
                            .count(kind.matchedNow(), had, right);
                }
            }
        }
        misses.sort(Comparator.comparing((Miss miss) -> miss.entry().expected(), Comparator.<Verdict>reverseOrder()));
        List<FalseAlarm> falseAlarms = falseAlarms(truth, verdicts);
        int flags =
                (int) verdicts.values().stream().filter(v -> v == Verdict.FLAG).count();
        return new Scorecard(
                rows(kinds),
                variantRows(variants),
                flags,
                flags - falseAlarms.size(),
                List.copyOf(misses),
                falseAlarms,
                notSeen,
                List.copyOf(forbidden),
                seen.stream().filter(id -> truth.entry(id).isEmpty()).sorted().toList());
    }

    /** Share of flags that the truth wants, 0 to 1; empty where nothing was flagged. */
    public OptionalDouble precision() {
        return flags == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) rightFlags / flags);
    }

    /** Recall over all seen listings that deserve a flag and are of kinds matched now; empty where there are none. */
    public OptionalDouble recallNow() {
        return share(true);
    }

    /** The same over the kinds that are not claimed yet. */
    public OptionalDouble recallLater() {
        return share(false);
    }

    private OptionalDouble share(boolean now) {
        List<KindScore> rows = new ArrayList<>(kinds);
        rows.removeIf(row -> row.matchedNow() != now || row.expected() != Verdict.FLAG);
        int seen = rows.stream().mapToInt(KindScore::seen).sum();
        int right = rows.stream().mapToInt(KindScore::right).sum();
        return seen == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) right / seen);
    }

    private static Verdict got(TruthEntry entry, Map<Pair, Verdict> verdicts, Map<String, Verdict> strongest) {
        String right = entry.right();
        if (right == null || entry.expected() == Verdict.CLEAR) {
            // whatever it was flagged for, it should not have been
            return strongest.getOrDefault(entry.listing(), Verdict.CLEAR);
        }
        return verdicts.getOrDefault(new Pair(entry.listing(), right), Verdict.CLEAR);
    }

    private static Verdict stronger(Verdict left, Verdict right) {
        return left.compareTo(right) >= 0 ? left : right;
    }

    private static boolean asExpected(Verdict expected, Verdict got) {
        return expected == Verdict.CLEAR ? got != Verdict.FLAG : got == expected;
    }

    private static List<FalseAlarm> falseAlarms(Truth truth, Map<Pair, Verdict> verdicts) {
        List<FalseAlarm> alarms = new ArrayList<>();
        verdicts.forEach((pair, verdict) -> {
            TruthEntry entry = truth.entry(pair.listing()).orElse(null);
            boolean wanted = entry != null
                    && entry.expected() == Verdict.FLAG
                    && pair.right().equals(entry.right());
            if (verdict == Verdict.FLAG && !wanted) {
                alarms.add(new FalseAlarm(new Found(pair.listing(), pair.right(), verdict), entry));
            }
        });
        alarms.sort(Comparator.comparing((FalseAlarm alarm) -> alarm.found().listing())
                .thenComparing(alarm -> alarm.found().right()));
        return List.copyOf(alarms);
    }

    private static List<KindScore> rows(Map<Kind, Tally> tallies) {
        return tallies.entrySet().stream()
                .map(row -> row.getValue().score(row.getKey(), ""))
                .toList();
    }

    private static List<KindScore> variantRows(Map<Kind, Map<String, Tally>> tallies) {
        List<KindScore> rows = new ArrayList<>();
        tallies.forEach(
                (kind, byVariant) -> byVariant.forEach((variant, tally) -> rows.add(tally.score(kind, variant))));
        return List.copyOf(rows);
    }

    private record Pair(String listing, String right) {}

    private static final class Tally {
        private int total;
        private int seen;
        private int right;
        private boolean now;

        void count(boolean matchedNow, boolean had, boolean asExpected) {
            now |= matchedNow;
            total++;
            seen += had ? 1 : 0;
            right += had && asExpected ? 1 : 0;
        }

        KindScore score(Kind kind, String variant) {
            return new KindScore(kind, variant, now, total, seen, right);
        }
    }
}
