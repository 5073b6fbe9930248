package zhicha.crawler.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import zhicha.crawler.layout.LayoutChange.Rate;

/**
 * Tells whether a field stopped being given, page by page in the order in which pages were read.
 *
 * <p>The test is a risk-adjusted cumulative sum (S. H. Steiner, R. J. Cook, V. T. Farewell and T. Treasure, Monitoring surgical
 * performance using risk-adjusted cumulative sum charts, Biostatistics 1, 2000; for single trials M. R. Reynolds and Z. G. Stoumbos, A
 * CUSUM chart for monitoring a proportion when inspecting continuously, Journal of Quality Technology 31, 1999): each page adds
 * the logarithm of how much likelier it is if the odds of a missing field were {@value #ODDS} times what they are among pages of its
 * own stratum. So a crawl that turns from toys to food, which have no age group, changes nothing; a page that lacks what its like
 * always had adds much. The sum never falls below nothing.
 *
 * <p>False alarms: at a limit of ln {@value #PAGES_A_FALSE_ALARM} a field gives at most one false alarm in so many pages on
 * the average (G. Lorden, Procedures for reacting to a change in distribution, Annals of Mathematical Statistics 42, 1971), as
 * long as the rates of the baseline are not below the true ones. They are therefore not the shares that were counted but the upper
 * ends of their Wilson intervals at 99.8 %.
 */
public final class LayoutChart {
    static final double ODDS = 5;
    static final double PAGES_A_FALSE_ALARM = 1_000_000;

    /** Pages before which nothing is tested. */
    public static final int LEAST_BASELINE = 60;

    private static final int LONGEST_BASELINE = 2_000;
    /** A stratum with fewer pages has no rate of its own. */
    private static final int LEAST_OF_STRATUM = 20;
    /** Two-sided normal quantile of 99.8 %. */
    private static final double Z = 3.0902;
    /** A field that was hardly ever there is nothing to lose. */
    private static final double LEAST_SHARE = 0.2;
    /** A fall that is smaller is no change of layout, however sure it is. */
    private static final double LEAST_FALL = 0.1;

    private LayoutChart() {}

    /**
     * @param pages of one kind, in the order in which they were read
     * @return at most one change a field, by name
     */
    public static List<LayoutChange> of(List<PageFill> pages) {
        TreeSet<String> fields = new TreeSet<>();
        pages.forEach(page -> fields.addAll(page.filled()));
        List<LayoutChange> changes = new ArrayList<>();
        fields.forEach(field -> of(field, pages).ifPresent(changes::add));
        return changes;
    }

    /** The same for one field. */
    public static Optional<LayoutChange> of(String field, List<PageFill> all) {
        List<PageFill> pages = all.stream().filter(page -> page.speaksOf(field)).toList();
        int baseline = Math.min(LONGEST_BASELINE, Math.max(LEAST_BASELINE, pages.size() / 2));
        if (pages.size() <= baseline) {
            return Optional.empty();
        }
        Baseline usual = Baseline.of(field, pages.subList(0, baseline));
        if (usual.rate().share() < LEAST_SHARE) {
            return Optional.empty();
        }
        double sum = 0;
        int since = baseline;
        double limit = Math.log(PAGES_A_FALSE_ALARM);
        for (int at = baseline; at < pages.size(); at++) {
            PageFill page = pages.get(at);
            boolean missing = !page.filled().contains(field);
            double rate = usual.missing(page.stratum());
            double weight = (missing ? Math.log(ODDS) : 0) - Math.log(1 - rate + ODDS * rate);
            sum = Math.max(0, sum + weight);
            if (sum == 0) {
                since = at + 1;
            } else if (sum > limit) {
                Rate after = rate(field, pages.subList(since, pages.size()));
                return after.share() <= usual.rate().share() - LEAST_FALL
                        ? Optional.of(change(field, pages, since, usual.rate(), after))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** How often these pages give a field they can speak of. */
    public static Rate rate(String field, List<PageFill> pages) {
        long filled = 0;
        long all = 0;
        for (PageFill page : pages) {
            if (page.speaksOf(field)) {
                all++;
                filled += page.filled().contains(field) ? 1 : 0;
            }
        }
        return new Rate(filled, all);
    }

    private static LayoutChange change(String field, List<PageFill> pages, int since, Rate before, Rate after) {
        Optional<PageFill> had = pages.subList(0, since).reversed().stream()
                .filter(page -> page.filled().contains(field))
                .findFirst();
        Optional<PageFill> lacks = pages.subList(since, pages.size()).stream()
                .filter(page -> !page.filled().contains(field))
                .findFirst();
        PageFill first = pages.get(since);
        return new LayoutChange(first.kind(), field, lacks.orElse(first).at(), before, after, had, lacks);
    }

    /**
     * What is usual.
     *
     * @param byStratum probability that the field is missing, never below the truth if it can be helped
     * @param elsewhere the same on a page of a stratum that little is known of: the worst of the others
     */
    private record Baseline(Rate rate, Map<String, Double> byStratum, double elsewhere) {
        static Baseline of(String field, List<PageFill> pages) {
            Map<String, List<PageFill>> strata = new HashMap<>();
            pages.forEach(page -> strata.computeIfAbsent(page.stratum(), any -> new ArrayList<>())
                    .add(page));
            Rate all = LayoutChart.rate(field, pages);
            Map<String, Double> known = new HashMap<>();
            double worst = upper(all);
            for (var stratum : strata.entrySet()) {
                if (stratum.getValue().size() >= LEAST_OF_STRATUM) {
                    double missing = upper(LayoutChart.rate(field, stratum.getValue()));
                    known.put(stratum.getKey(), missing);
                    worst = Math.max(worst, missing);
                }
            }
            return new Baseline(all, known, worst);
        }

        double missing(String stratum) {
            return byStratum.getOrDefault(stratum, elsewhere);
        }

        /** Upper end of Wilson's interval for the share of pages without the field. */
        private static double upper(Rate rate) {
            double n = rate.pages();
            double share = 1 - rate.share();
            double z2 = Z * Z / n;
            double half = Z / (1 + z2) * Math.sqrt(share * (1 - share) / n + z2 / (4 * n));
            return Math.min(1, (share + z2 / 2) / (1 + z2) + half);
        }
    }
}
