package zhicha.reporting.prevalence.ratio;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import zhicha.reporting.prevalence.ratio.ListCount.PageCount;

/**
 * The ratio estimator of a sample in two stages: of each list pages by simple random sampling without replacement, of each page
 * listings by the same. Hits and listings on offer are both estimated by expansion (Horvitz-Thompson), the variance of their
 * ratio by linearisation, each page's residual total taken for the between-page part and the residuals within each page for the
 * other (C.-E. Särndal, B. Swensson and J. Wretman, Model Assisted Survey Sampling, 1992, result 4.3.1 with §5.6; W. G. Cochran,
 * Sampling Techniques, 3rd ed. 1977, §§10.3, 11.8).
 *
 * <p>A page of whose listings none answered is taken to be like the others of its list. A list with less than two known pages, or
 * with none as all were refused, is joined with the next by name. Interval: {@link WilsonInterval} at the effective sample size; as pages are few, the variance is
 * widened by the square of Student's quantile over the normal one (expansion of E. A. Cornish and R. A. Fisher, 1938). With few
 * hits the estimated variance is itself a matter of chance and is mixed with the one the weights alone would give, as in {@link
 * StratifiedRatio}.
 */
public final class TwoStageRatio {
    private TwoStageRatio() {}

    /** Empty where nothing on offer answered. */
    public static Optional<Estimate> estimate(List<ListCount> counts) {
        List<ListCount> lists = joined(counts);
        RatioSums sums = new RatioSums();
        for (ListCount list : lists) {
            double expansion = expansion(list);
            list.known().forEach(page -> sums.add(expansion * page.weight(), page.eligible(), page.hits()));
        }
        return sums.empty()
                ? Optional.empty()
                : Optional.of(sums.estimate(effective(lists, sums.share(), sums.hits(), sums.listings())));
    }

    /** Pages of the list for each that is known. */
    private static double expansion(ListCount list) {
        return (double) list.pages() / list.known().size();
    }

    private static double effective(List<ListCount> lists, double share, long hits, double listings) {
        double variance = 0;
        double byWeights = 0;
        long degrees = 0;
        for (ListCount list : lists) {
            List<PageCount> known = list.known();
            double m = known.size();
            double pages = list.pages();
            double expansion = expansion(list);
            double sum = 0;
            double squares = 0;
            double within = 0;
            double pooled = pooled(known, share);
            for (PageCount page : known) {
                double residual = page.weight() * (page.hits() - share * page.eligible());
                sum += residual;
                squares += residual * residual;
                if (page.answered() > 0) {
                    double spread = page.answered() > 1 ? spread(page, share) : pooled;
                    within += (double) page.listings() * page.listings() * page.unseen() / page.answered() * spread;
                }
                double weight = expansion * page.weight();
                byWeights += weight * weight * (1 - (1 - page.unseen()) / expansion) * page.eligible();
            }
            double between = m < 2 ? 0 : (squares - sum * sum / m) / (m - 1);
            variance += pages * pages * (1 - m / pages) / m * between + expansion * within;
            degrees += Math.max(0, known.size() - 1);
        }
        variance /= listings * listings;
        byWeights /= listings * listings;
        if (byWeights == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double spread = share * (1 - share);
        double z2 = WilsonInterval.Z * WilsonInterval.Z;
        double student = 1 + (z2 + 1) / (4.0 * Math.max(1, degrees));
        double byData = spread == 0 || variance == 0 ? byWeights : student * student * variance / spread;
        return (hits + StratifiedRatio.PRIOR_HITS)
                / (hits * byData + StratifiedRatio.PRIOR_HITS * byWeights * student * student);
    }

    /** Sample variance of the residuals on one page. */
    private static double spread(PageCount page, double share) {
        double n = page.answered();
        double sum = page.hits() - share * page.eligible();
        double squares = page.hits() * (1 - share) * (1 - share) + (page.eligible() - page.hits()) * share * share;
        return Math.max(0, (squares - sum * sum / n) / (n - 1));
    }

    /** The mean of these over pages with more than one answer, for the others. */
    private static double pooled(List<PageCount> pages, double share) {
        return pages.stream()
                .filter(page -> page.answered() > 1)
                .mapToDouble(page -> spread(page, share))
                .average()
                .orElse(share * (1 - share));
    }

    private static List<ListCount> joined(List<ListCount> counts) {
        List<ListCount> joined = new ArrayList<>();
        for (ListCount one : counts.stream()
                .filter(list -> list.pages() > 0)
                .sorted(java.util.Comparator.comparing(ListCount::name))
                .toList()) {
            ListCount last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && (!usable(last) || !usable(one))) {
                joined.set(joined.size() - 1, last.and(one));
            } else {
                joined.add(one);
            }
        }
        joined.removeIf(list -> list.known().isEmpty());
        return joined;
    }

    private static boolean usable(ListCount list) {
        return list.known().size() > 1 || list.known().size() == list.pages();
    }
}
