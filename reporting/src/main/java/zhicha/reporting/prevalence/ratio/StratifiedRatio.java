package zhicha.reporting.prevalence.ratio;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The combined ratio estimator over strata: estimated hits by estimated listings on offer, each the sum over strata of frame
 * size times sample mean (the Horvitz-Thompson estimator where each stratum is a simple random sample without replacement;
 * W. G. Cochran, Sampling Techniques, 3rd ed. 1977, §§5.3, 6.11). The denominator is estimated as well, since some of what
 * was found is gone when it is asked for.
 *
 * <p>Non-response: who did not answer is taken to be like those of its stratum who did (response homogeneity groups;
 * C.-E. Särndal, B. Swensson and J. Wretman, Model Assisted Survey Sampling, 1992, §15.6). A stratum with less than two
 * answers is joined with the next by name.
 *
 * <p>Variance: Taylor linearisation with finite population correction. Interval: {@link WilsonInterval} at the effective
 * sample size. With few hits the estimated variance is itself a matter of chance, so it is mixed with the variance that
 * the same weights would give if hits were equally frequent in all strata (the design effect of unequal weights after L. Kish), in
 * the proportion of the hits to {@value #PRIOR_HITS}.
 */
public final class StratifiedRatio {
    static final int PRIOR_HITS = 5;

    private StratifiedRatio() {}

    /** Empty where nothing on offer answered. */
    public static Optional<Estimate> estimate(List<StratumCount> counts) {
        List<StratumCount> strata = joined(counts);
        RatioSums sums = new RatioSums();
        strata.forEach(one -> sums.add(one.weight(), one.eligible(), one.hits()));
        return sums.empty()
                ? Optional.empty()
                : Optional.of(sums.estimate(effective(strata, sums.share(), sums.hits(), sums.listings())));
    }

    private static double effective(List<StratumCount> strata, double share, long hits, double listings) {
        double byWeights = 0;
        double variance = 0;
        for (StratumCount one : strata) {
            double scale = one.weight() * one.weight() * one.unseen() / (listings * listings);
            byWeights += scale * one.eligible();
            variance += scale * squares(one, share);
        }
        if (byWeights == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double spread = share * (1 - share);
        // one observation's worth of variance for each effective observation, by both ways of telling it
        double byData = spread == 0 || variance == 0 ? byWeights : variance / spread;
        return (hits + PRIOR_HITS) / (hits * byData + PRIOR_HITS * byWeights);
    }

    /** Sum of squared residuals around their mean, for as many as answered: n times the sample variance. */
    private static double squares(StratumCount one, double share) {
        if (one.answered() < 2) {
            return 0;
        }
        double n = one.answered();
        double sum = one.hits() - share * one.eligible();
        double squared = one.hits() * (1 - share) * (1 - share) + (one.eligible() - one.hits()) * share * share;
        return (squared - sum * sum / n) * n / (n - 1);
    }

    private static List<StratumCount> joined(List<StratumCount> counts) {
        List<StratumCount> ordered = counts.stream()
                .filter(one -> one.frame() > 0)
                .sorted(Comparator.comparing(StratumCount::name))
                .toList();
        List<StratumCount> joined = new ArrayList<>();
        for (StratumCount one : ordered) {
            StratumCount last = joined.isEmpty() ? null : joined.getLast();
            // never with another site's: what one site refuses says nothing of the next
            boolean same = last != null && site(last).equals(site(one));
            if (last != null && same && (!last.usable() || !one.usable())) {
                joined.set(joined.size() - 1, last.and(one));
            } else {
                joined.add(one);
            }
        }
        // nobody answered at all, or too few of a whole site
        joined.removeIf(one -> one.answered() == 0);
        return joined;
    }

    /** Names are of the form site/stratum. */
    private static String site(StratumCount one) {
        int slash = one.name().indexOf('/');
        return slash < 0 ? "" : one.name().substring(0, slash);
    }
}
