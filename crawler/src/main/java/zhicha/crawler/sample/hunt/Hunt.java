package zhicha.crawler.sample.hunt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import zhicha.crawler.sample.Chosen;
import zhicha.crawler.sample.PermanentNumber;
import zhicha.crawler.sample.Share;

/**
 * Chooses what to hunt, in rounds: Thompson sampling over trails (W. R. Thompson, Biometrika 25, 1933; O. Chapelle and L.
 * Li, An Empirical Evaluation of Thompson Sampling, NIPS 2011), each trail with a beta posterior over the share of its
 * listings that get flagged. For each listing to be chosen every trail bets, and the highest bet takes its next listing; so
 * trails that paid are followed, and others are still tried now and then. What one round brought is known to the next.
 *
 * <p>The same seed, round and records choose the same. The random share is drawn before and elsewhere: nothing here can
 * change it.
 */
public final class Hunt {
    /** Where nothing was tried yet; all such listings bet as one, or thousands of untried shops would drown the rest. */
    public static final String UNTRIED = "untried";

    /** Of the prior: one flagged in ten, as firm as ten judged listings. */
    private static final double PRIOR_FLAGGED = 1;

    private static final double PRIOR_CLEAR = 9;

    private Hunt() {}

    /**
     * @param quarry what may be chosen
     * @param records what the trails brought so far
     * @param wanted listings
     * @param round from 1
     * @return the chosen in the order of choosing, at most {@code wanted}
     */
    public static List<Chosen> choose(
            long seed, List<Quarry> quarry, Map<String, Trail> records, int wanted, int round) {
        Map<String, Deque<Quarry>> open = new TreeMap<>();
        Map<String, Double> numbers = new HashMap<>();
        quarry.forEach(one ->
                numbers.put(one.unit().key(), PermanentNumber.of(~seed, one.unit().key())));
        quarry.stream()
                .sorted(Comparator.comparingDouble(
                        one -> numbers.getOrDefault(one.unit().key(), 1.0)))
                .forEach(one -> trails(one, records)
                        .forEach(trail -> open.computeIfAbsent(trail, any -> new ArrayDeque<>())
                                .add(one)));
        Set<String> taken = new HashSet<>();
        List<Chosen> chosen = new ArrayList<>();
        BetaNumbers bets = new BetaNumbers(seed * 31 + round);
        while (chosen.size() < wanted && !open.isEmpty()) {
            String best = "";
            double highest = -1;
            for (String trail : open.keySet()) {
                Trail record = records.getOrDefault(trail, Trail.UNTRIED);
                double bet = bets.next(
                        PRIOR_FLAGGED + record.flagged(), PRIOR_CLEAR + record.judged() - record.flagged());
                if (bet > highest) {
                    highest = bet;
                    best = trail;
                }
            }
            Deque<Quarry> next = open.getOrDefault(best, new ArrayDeque<>());
            while (!next.isEmpty() && taken.contains(next.peek().unit().key())) {
                next.poll();
            }
            Quarry one = next.poll();
            if (one == null) {
                open.remove(best);
                continue;
            }
            taken.add(one.unit().key());
            chosen.add(new Chosen(one.unit().key(), one.stratum(), Share.TARGETED, null, round, best));
        }
        return chosen;
    }

    private static List<String> trails(Quarry one, Map<String, Trail> records) {
        List<String> tried = one.trails().stream().filter(records::containsKey).toList();
        return tried.isEmpty() ? List.of(UNTRIED) : tried;
    }
}
