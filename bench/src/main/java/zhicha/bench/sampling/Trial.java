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
import zhicha.crawler.sample.ResultList;
import zhicha.crawler.sample.draw.Draw;
import zhicha.crawler.sample.draw.PageDraw;
import zhicha.crawler.sample.draw.PageDraw.DrawnPage;
import zhicha.crawler.sample.draw.PageDraw.ReadPage;
import zhicha.crawler.sample.draw.RandomDraw;
import zhicha.crawler.sample.frame.FrameUnit;
import zhicha.crawler.sample.hunt.Hunt;
import zhicha.crawler.sample.hunt.Quarry;
import zhicha.crawler.sample.hunt.Trail;
import zhicha.crawler.sample.hunt.Trails;
import zhicha.reporting.prevalence.Answer;
import zhicha.reporting.prevalence.Estimation;
import zhicha.reporting.prevalence.Fate;
import zhicha.reporting.prevalence.SampledListing;
import zhicha.reporting.prevalence.SiteSample;
import zhicha.reporting.prevalence.ratio.Estimate;
import zhicha.reporting.prevalence.ratio.WilsonInterval;

/**
 * One crawl of a made market, with the real draw, the real hunt and the real estimator; only pages and people are made.
 *
 * @param seed of the draw and of who answers
 */
record Trial(MadeMarket market, int random, int targeted, long seed) {
    private static final int ROUNDS = 4;
    /** Of the pages of lists, so many in ten are drawn. */
    private static final int PAGES_OF_TEN = 5;

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

    /** Pages of lists, and listings on them: so many listings from half of the pages. */
    Result twoStage() {
        Map<String, List<List<FrameUnit>>> pages = market.pages();
        List<ResultList> lists = new ArrayList<>();
        pages.forEach((shelf, cut) -> lists.add(
                new ResultList(shelf, "https://made.example/c/" + shelf + "?page={page}", 1, cut.size(), "")));
        int all = lists.stream().mapToInt(ResultList::pages).sum();
        List<DrawnPage> drawn = PageDraw.pages(seed, lists, Math.max(2 * lists.size(), all * PAGES_OF_TEN / 10));
        List<ReadPage> read = new ArrayList<>();
        Map<String, String> places = new HashMap<>();
        Map<String, SiteSample.Pages.Page> stage = new HashMap<>();
        for (DrawnPage page : drawn) {
            List<FrameUnit> units = pages.getOrDefault(page.list(), List.of()).get(page.page());
            String address = page.list() + " " + page.page();
            units.forEach(unit -> places.put(unit.key(), address));
            stage.put(address, new SiteSample.Pages.Page(page.list(), units.size()));
            read.add(new ReadPage(address, page, page.drawn(), units));
        }
        Map<String, Long> lengths = new HashMap<>();
        lists.forEach(list -> lengths.put(list.name(), (long) list.pages()));
        Draw draw = PageDraw.listings(seed, read, random);
        return estimate(draw, answers(), SiteSample.Design.TWO_STAGE, new SiteSample.Pages(lengths, stage), places);
    }

    /** Who answers, by key; the same for a listing in whatever share it is asked for. */
    private SplittableRandom answers() {
        return new SplittableRandom(seed ^ 0x5eedL);
    }

    private Result estimate(Draw draw, SplittableRandom chance) {
        return estimate(draw, chance, SiteSample.Design.STRATIFIED, new SiteSample.Pages(Map.of(), Map.of()), Map.of());
    }

    private Result estimate(
            Draw draw,
            SplittableRandom chance,
            SiteSample.Design design,
            SiteSample.Pages pages,
            Map<String, String> places) {
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
                    places.getOrDefault(one.key(), ""),
                    answer,
                    flagged ? List.of(new SampledListing.RightFlag("tm-made", "toys", Fate.UNDECIDED)) : List.of()));
        }
        SiteSample sample = new SiteSample(
                "made", "trial", design, seed, Instant.EPOCH, Instant.EPOCH, frame, 0, drawn, targeted, pages);
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
