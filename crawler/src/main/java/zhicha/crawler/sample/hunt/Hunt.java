package zhicha.crawler.sample.hunt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import zhicha.crawler.sample.Chosen;
import zhicha.crawler.sample.PermanentNumber;
import zhicha.crawler.sample.Share;

/**
 * Chooses what to hunt, in rounds, by Thompson sampling (W. R. Thompson, Biometrika 25, 1933; O. Chapelle and L. Li, An
 * Empirical Evaluation of Thompson Sampling, NIPS 2011): each trail has a beta posterior over the share of its listings that
 * get flagged, a number is drawn from each, and the listings whose trails drew best are taken. A listing lies on several
 * trails; their lifts over the site's own rate are multiplied, as in naive Bayes. Trails that paid are followed, little-known ones
 * draw widely and are tried now and then. What one round brought is known to the next.
 *
 * <p>The same seed, round and records choose the same. The random share is drawn before and elsewhere: nothing here can
 * change it.
 */
public final class Hunt {
    /** New numbers are drawn after so many listings, or a round would follow a single draw. */
    private static final int A_DRAW = 10;

    /** A prior as firm as so many judged listings at least, one of them flagged. */
    private static final double FIRMNESS = 10;

    /** Where nothing was tried yet. */
    private static final String UNTRIED = "untried";

    private Hunt() {}

    private record Bet(Quarry quarry, double score, String trail) {}

    /**
     * @param quarry what may be chosen
     * @param records what the trails brought so far; that of {@link Trails#ALL} is the site's own rate
     * @param wanted listings
     * @param round from 1
     * @return the chosen in the order of choosing, at most {@code wanted}
     */
    public static List<Chosen> choose(
            long seed, List<Quarry> quarry, Map<String, Trail> records, int wanted, int round) {
        Trail all = records.getOrDefault(Trails.ALL, Trail.UNTRIED);
        double rate = (all.flagged() + 1) / (all.judged() + FIRMNESS);
        BetaNumbers numbers = new BetaNumbers(seed * 31 + round);
        // ties, and there are many before anything is known, are broken by chance
        Map<String, Quarry> byNumber = new TreeMap<>();
        quarry.forEach(one -> byNumber.put(
                PermanentNumber.of(~seed, one.unit().key()) + " " + one.unit().key(), one));
        List<Quarry> open = new ArrayList<>(byNumber.values());
        List<Chosen> chosen = new ArrayList<>();
        while (chosen.size() < wanted && !open.isEmpty()) {
            Map<String, Double> lifts = lifts(open, records, rate, numbers);
            List<Bet> best = open.stream()
                    .map(one -> bet(one, lifts))
                    .sorted(Comparator.comparingDouble(Bet::score).reversed())
                    .limit(Math.min(A_DRAW, wanted - chosen.size()))
                    .toList();
            for (Bet bet : best) {
                Quarry one = bet.quarry();
                chosen.add(new Chosen(one.unit().key(), one.stratum(), Share.TARGETED, null, round, bet.trail()));
            }
            Set<Quarry> taken = Collections.newSetFromMap(new IdentityHashMap<>());
            best.forEach(bet -> taken.add(bet.quarry()));
            open.removeIf(taken::contains);
        }
        return chosen;
    }

    /** Logarithms of what each trail drew, over the site's rate. All that were never tried share one draw, {@link #UNTRIED}. */
    private static Map<String, Double> lifts(
            List<Quarry> open, Map<String, Trail> records, double rate, BetaNumbers numbers) {
        double firmness = Math.max(FIRMNESS, 1 / rate);
        double untried = Math.log(numbers.next(rate * firmness, (1 - rate) * firmness) / rate);
        Map<String, Double> lifts = new HashMap<>();
        lifts.put(UNTRIED, untried);
        for (Quarry one : open) {
            for (String trail : one.trails()) {
                Trail record = records.get(trail);
                if (record != null && !lifts.containsKey(trail)) {
                    double drawn = numbers.next(
                            rate * firmness + record.flagged(),
                            (1 - rate) * firmness + record.judged() - record.flagged());
                    lifts.put(trail, Math.log(drawn / rate));
                }
            }
        }
        return lifts;
    }

    private static Bet bet(Quarry one, Map<String, Double> lifts) {
        double score = 0;
        double highest = Double.NEGATIVE_INFINITY;
        String best = "";
        // several untried trails are not several chances
        Set<String> trails = new LinkedHashSet<>();
        one.trails().forEach(trail -> trails.add(lifts.containsKey(trail) ? trail : UNTRIED));
        if (trails.isEmpty()) {
            trails.add(UNTRIED);
        }
        for (String trail : trails) {
            double lift = lifts.getOrDefault(trail, 0.0);
            score += lift;
            if (lift > highest) {
                highest = lift;
                best = trail;
            }
        }
        return new Bet(one, score, best);
    }
}
