package zhicha.bench.sampling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import zhicha.bench.sampling.MadeMarket.Truth;
import zhicha.crawler.plan.search.SearchTerm;
import zhicha.crawler.sample.Chosen;
import zhicha.crawler.sample.draw.Draw;
import zhicha.crawler.sample.draw.RandomDraw;
import zhicha.crawler.sample.frame.FrameUnit;
import zhicha.crawler.sample.hunt.Hunt;
import zhicha.crawler.sample.hunt.Quarry;
import zhicha.crawler.sample.hunt.Trail;
import zhicha.crawler.sample.hunt.Trails;
import zhicha.reporting.prevalence.Answer;
import zhicha.reporting.prevalence.Estimate;
import zhicha.reporting.prevalence.Estimation;
import zhicha.reporting.prevalence.Fate;
import zhicha.reporting.prevalence.SampledListing;
import zhicha.reporting.prevalence.SiteSample;
import zhicha.reporting.prevalence.WilsonInterval;

/**
 * One crawl of a made market, with the real draw, the real hunt and the real estimator; only pages and people are made.
 *
 * @param seed of the draw and of who answers
 */
record Trial(MadeMarket market, int random, int targeted, long seed) {
    private static final int ROUNDS = 4;

    /** A share and its interval. */
    record Result(double share, double low, double high) {
        boolean covers(double truth) {
            // an interval of no width at the truth covers it; the last bit may differ
            return low <= truth + 1e-12 && truth <= high + 1e-12;
        }

        double width() {
            return high - low;
        }
    }

    /** The estimate as it is published. */
    Result stratified() {
        Draw draw = RandomDraw.draw(seed, market.frame(), MadeMarket.STRATA, random);
        return estimate(draw, answers());
    }

    /** The same size drawn from the whole frame without strata. */
    Result simple() {
        Draw draw = RandomDraw.draw(seed, market.frame(), zhicha.crawler.sample.Strata.NONE, random);
        return estimate(draw, answers());
    }

    /** Who answers, by key; the same for a listing in whatever share it is asked for. */
    private SplittableRandom answers() {
        return new SplittableRandom(seed ^ 0x5eedL);
    }

    private Result estimate(Draw draw, SplittableRandom chance) {
        Map<String, Long> frame = new HashMap<>();
        draw.strata().forEach(stratum -> frame.put(stratum.name(), stratum.frame()));
        List<SampledListing> drawn = new ArrayList<>();
        for (Chosen one : draw.chosen()) {
            Truth truth = market.of(one.key());
            Answer answer =
                    chance.nextDouble() < truth.silent() ? Answer.FAILED : truth.gone() ? Answer.GONE : Answer.READ;
            boolean flagged = answer == Answer.READ && truth.flagged();
            drawn.add(new SampledListing(
                    one.stratum(),
                    "",
                    answer,
                    flagged ? List.of(new SampledListing.RightFlag("tm-made", "toys", Fate.UNDECIDED)) : List.of()));
        }
        SiteSample sample = new SiteSample(
                "made",
                "trial",
                SiteSample.Design.STRATIFIED,
                seed,
                Instant.EPOCH,
                Instant.EPOCH,
                frame,
                0,
                drawn,
                targeted);
        Estimate estimate = Estimation.of(sample).getFirst().flagged();
        return new Result(estimate.share(), estimate.low(), estimate.high());
    }

    /** What a dashboard shows that divides all flags by all listings, hunted ones among them. */
    Result pooled() {
        SplittableRandom chance = answers();
        Set<String> asked = new HashSet<>();
        RandomDraw.draw(seed, market.frame(), MadeMarket.STRATA, random)
                .chosen()
                .forEach(one -> asked.add(one.key()));
        Trails trails = new Trails(List.<SearchTerm>of(), market.sellers());
        Map<String, Trail> records = new HashMap<>();
        Map<String, FrameUnit> units = new HashMap<>();
        market.frame().forEach(unit -> units.put(unit.key(), unit));
        long read = 0;
        long flagged = 0;
        List<String> round = new ArrayList<>(asked);
        for (int number = 1; ; number++) {
            for (String key : round) {
                Truth truth = market.of(key);
                FrameUnit unit = units.get(key);
                if (unit == null || chance.nextDouble() < truth.silent() || truth.gone()) {
                    continue;
                }
                read++;
                flagged += truth.flagged() ? 1 : 0;
                trails.note(records, unit, truth.flagged());
            }
            if (number > ROUNDS) {
                break;
            }
            List<Quarry> quarry = market.frame().stream()
                    .filter(unit -> !asked.contains(unit.key()))
                    .map(unit -> new Quarry(unit, "", trails.of(unit)))
                    .toList();
            round = Hunt.choose(seed, quarry, records, targeted / ROUNDS, number).stream()
                    .map(Chosen::key)
                    .toList();
            asked.addAll(round);
        }
        double share = read == 0 ? 0 : (double) flagged / read;
        WilsonInterval interval = WilsonInterval.of(share, Math.max(1, read));
        return new Result(share, interval.low(), interval.high());
    }
}
