package zhicha.reporting.prevalence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import zhicha.reporting.prevalence.Prevalence.Precision;
import zhicha.reporting.prevalence.Prevalence.Scope;
import zhicha.reporting.prevalence.SampledListing.RightFlag;
import zhicha.reporting.prevalence.ratio.Estimate;
import zhicha.reporting.prevalence.ratio.ListCount;
import zhicha.reporting.prevalence.ratio.StratifiedRatio;
import zhicha.reporting.prevalence.ratio.StratumCount;
import zhicha.reporting.prevalence.ratio.TwoStageRatio;
import zhicha.rules.rule.Wording;

/** Estimates from the random share of samples. */
public final class Estimation {
    /** Of every output: what was computed, by whose method. */
    public static final Wording METHOD = new Wording(
            "估计方法：分层比率估计（Horvitz-Thompson 权重，含有限总体校正；Cochran 1977，§§5.3、6.11），"
                    + "95% 置信区间采用有效样本量下的 Wilson 区间（Wilson 1927；Franco 等 2019）。"
                    + "未应答者按同层已应答者推算（Särndal 等 1992，§15.6）。定向份额不参与估算。",
            "Estimator: stratified ratio (Horvitz-Thompson weights, finite population correction; Cochran 1977, §§5.3, 6.11);"
                    + " 95 % interval: Wilson's at the effective sample size (Wilson 1927; Franco et al. 2019). Those that"
                    + " did not answer are taken to be like those of their stratum that did (Särndal et al. 1992, §15.6)."
                    + " The targeted share takes no part.");

    /** The same of a draw in two stages. */
    public static final Wording METHOD_TWO_STAGE = new Wording(
            "估计方法：两阶段抽样（先抽列表页，再抽页内商品）的比率估计，方差按两阶段简单随机抽样线性化"
                    + "（Särndal、Swensson、Wretman 1992，§§4.3、5.6），95% 置信区间采用有效样本量下的 Wilson 区间"
                    + "（Wilson 1927；Franco 等 2019）。未应答者按同页已应答者推算。定向份额不参与估算。",
            "Estimator: ratio in two-stage sampling (pages of lists, then listings on them), linearised variance for simple"
                    + " random sampling at both stages (Särndal, Swensson and Wretman 1992, §§4.3, 5.6); 95 % interval:"
                    + " Wilson's at the effective sample size (Wilson 1927; Franco et al. 2019). Those that did not answer are"
                    + " taken to be like those of their page that did. The targeted share takes no part.");

    private Estimation() {}

    /** What is computed of samples of this design, by whose method. */
    public static Wording method(SiteSample.Design design) {
        return design == SiteSample.Design.TWO_STAGE ? METHOD_TWO_STAGE : METHOD;
    }

    /** One scope of listings and flags to be counted. */
    private record Question(Scope scope, String key, Predicate<SampledListing> counts, Predicate<RightFlag> flag) {}

    /** The site as a whole, its sectors, rights and shelves; empty where nothing answered. */
    public static List<Prevalence> of(SiteSample sample) {
        List<Question> questions = new ArrayList<>();
        questions.add(new Question(Scope.SITE, sample.site(), any -> true, any -> true));
        TreeSet<String> sectors = new TreeSet<>();
        TreeSet<String> rights = new TreeSet<>();
        TreeSet<String> shelves = new TreeSet<>();
        for (SampledListing listing : sample.drawn()) {
            listing.flags().forEach(flag -> {
                sectors.add(flag.sector());
                rights.add(flag.right());
            });
            shelves.add(listing.shelf());
        }
        sectors.forEach(sector -> questions.add(new Question(
                Scope.SECTOR, sector, any -> true, flag -> flag.sector().equals(sector))));
        if (shelves.size() > 1) {
            shelves.forEach(shelf -> questions.add(
                    new Question(Scope.SHELF, shelf, one -> one.shelf().equals(shelf), any -> true)));
        }
        rights.forEach(right -> questions.add(new Question(
                Scope.RIGHT, right, any -> true, flag -> flag.right().equals(right))));
        return questions.stream()
                .flatMap(question -> answer(question, List.of(sample)).stream())
                .toList();
    }

    /**
     * Several sites together, each with strata of its own; empty where one of them was drawn in two stages, whose variance is
     * made of other parts.
     */
    public static Optional<Prevalence> together(List<SiteSample> samples) {
        return answer(new Question(Scope.ALL, "", any -> true, any -> true), samples);
    }

    private static Optional<Prevalence> answer(Question question, List<SiteSample> samples) {
        Optional<Estimate> flagged = estimate(question, samples, Settled.FLAGGED);
        return flagged.map(estimate -> {
            Tally tally = tally(question, samples);
            long decided = tally.confirmed + tally.dismissed;
            @Nullable Precision precision = decided == 0 ? null : Precision.of(tally.confirmed, decided);
            return new Prevalence(
                    question.scope(),
                    question.key(),
                    estimate,
                    decided == 0 ? Optional.empty() : confirmed(question, samples, estimate, tally),
                    precision,
                    tally.undecided);
        });
    }

    /** Between what is confirmed already and what would be if every open flag were. */
    private static Optional<Estimate> confirmed(
            Question question, List<SiteSample> samples, Estimate flagged, Tally tally) {
        Optional<Estimate> least = estimate(question, samples, Settled.CONFIRMED);
        Optional<Estimate> most = estimate(question, samples, Settled.NOT_DISMISSED);
        if (least.isEmpty() || most.isEmpty()) {
            return Optional.empty();
        }
        double share = tally.undecided == 0
                ? least.get().share()
                : flagged.share() * tally.confirmed / (tally.confirmed + tally.dismissed);
        double within = Math.clamp(share, least.get().share(), most.get().share());
        return Optional.of(new Estimate(
                within,
                least.get().low(),
                most.get().high(),
                tally.confirmed,
                flagged.eligible(),
                flagged.listings(),
                within * flagged.listings(),
                flagged.effective()));
    }

    /** Which flags make a listing a hit. */
    private enum Settled {
        FLAGGED,
        CONFIRMED,
        NOT_DISMISSED;

        boolean hit(List<Fate> fates) {
            return switch (this) {
                case FLAGGED -> !fates.isEmpty();
                case CONFIRMED -> fates.contains(Fate.CONFIRMED);
                case NOT_DISMISSED -> fates.stream().anyMatch(fate -> fate != Fate.DISMISSED);
            };
        }
    }

    private static List<Fate> fates(Question question, SampledListing listing) {
        return listing.flags().stream()
                .filter(question.flag())
                .map(RightFlag::fate)
                .toList();
    }

    private static Optional<Estimate> estimate(Question question, List<SiteSample> samples, Settled settled) {
        boolean staged = samples.stream().anyMatch(sample -> sample.design() == SiteSample.Design.TWO_STAGE);
        if (!staged) {
            return StratifiedRatio.estimate(counts(question, samples, settled));
        }
        return samples.size() == 1
                ? TwoStageRatio.estimate(lists(question, samples.getFirst(), settled))
                : Optional.empty();
    }

    private static List<ListCount> lists(Question question, SiteSample sample, Settled settled) {
        Map<String, long[]> byPage = new HashMap<>();
        for (SampledListing listing : sample.drawn()) {
            if (listing.answer().known()) {
                long[] count = byPage.computeIfAbsent(listing.page(), any -> new long[3]);
                count[0]++;
                if (listing.answer() == Answer.READ && question.counts().test(listing)) {
                    count[1]++;
                    count[2] += settled.hit(fates(question, listing)) ? 1 : 0;
                }
            }
        }
        Map<String, List<ListCount.PageCount>> byList = new TreeMap<>();
        // a list of which no page could be read is a part of the whole all the same
        sample.pages().lists().keySet().forEach(name -> byList.put(name, new ArrayList<>()));
        sample.pages().read().forEach((address, page) -> {
            long[] count = byPage.getOrDefault(address, new long[3]);
            byList.computeIfAbsent(page.list(), any -> new ArrayList<>())
                    .add(new ListCount.PageCount(page.listings(), count[0], count[1], count[2]));
        });
        List<ListCount> lists = new ArrayList<>();
        byList.forEach((name, pages) ->
                lists.add(new ListCount(name, sample.pages().lists().getOrDefault(name, (long) pages.size()), pages)));
        return lists;
    }

    private static List<StratumCount> counts(Question question, List<SiteSample> samples, Settled settled) {
        List<StratumCount> counts = new ArrayList<>();
        for (SiteSample sample : samples) {
            Map<String, long[]> byStratum = new HashMap<>();
            sample.frame().keySet().forEach(name -> byStratum.put(name, new long[3]));
            for (SampledListing listing : sample.drawn()) {
                long[] count = byStratum.get(listing.stratum());
                if (count == null || !listing.answer().known()) {
                    continue;
                }
                count[0]++;
                if (listing.answer() == Answer.READ && question.counts().test(listing)) {
                    count[1]++;
                    count[2] += settled.hit(fates(question, listing)) ? 1 : 0;
                }
            }
            byStratum.forEach((name, count) -> counts.add(new StratumCount(
                    sample.site() + "/" + name, sample.frame().getOrDefault(name, 0L), count[0], count[1], count[2])));
        }
        return counts;
    }

    /** Flagged listings by where they stand: confirmed for any right, else undecided for any, else dismissed. */
    private record Tally(long confirmed, long dismissed, long undecided) {}

    private static Tally tally(Question question, List<SiteSample> samples) {
        long confirmed = 0;
        long dismissed = 0;
        long undecided = 0;
        for (SiteSample sample : samples) {
            for (SampledListing listing : sample.drawn()) {
                List<Fate> fates = question.counts().test(listing) ? fates(question, listing) : List.of();
                if (fates.contains(Fate.CONFIRMED)) {
                    confirmed++;
                } else if (fates.contains(Fate.UNDECIDED)) {
                    undecided++;
                } else if (!fates.isEmpty()) {
                    dismissed++;
                }
            }
        }
        return new Tally(confirmed, dismissed, undecided);
    }
}
