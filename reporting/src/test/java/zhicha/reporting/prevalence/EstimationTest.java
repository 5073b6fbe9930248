package zhicha.reporting.prevalence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import zhicha.reporting.prevalence.Prevalence.Scope;
import zhicha.reporting.prevalence.SampledListing.RightFlag;
import zhicha.reporting.prevalence.ratio.Estimate;

class EstimationTest {
    private final List<SampledListing> drawn = new ArrayList<>();

    private void add(int count, String stratum, String shelf, Answer answer, RightFlag... flags) {
        for (int i = 0; i < count; i++) {
            drawn.add(new SampledListing(stratum, shelf, answer, List.of(flags)));
        }
    }

    private SiteSample sample(String site, long frame) {
        Instant day = Instant.parse("2026-11-23T04:00:00Z");
        return new SiteSample(site, "run", SiteSample.Design.STRATIFIED, 7, day, day, Map.of("s", frame), 0, drawn, 30);
    }

    private static Prevalence of(List<Prevalence> all, Scope scope, String key) {
        return all.stream()
                .filter(one -> one.scope() == scope && one.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static RightFlag flag(String right, String sector, Fate fate) {
        return new RightFlag(right, sector, fate);
    }

    @Test
    void sectorsAndRightsAreSharesOfTheSiteAndShelvesOfThemselves() {
        add(60, "s", "toys", Answer.READ);
        add(10, "s", "toys", Answer.READ, flag("tm-a", "toys", Fate.UNDECIDED), flag("tm-b", "food", Fate.UNDECIDED));
        add(30, "s", "food", Answer.READ, flag("tm-b", "food", Fate.UNDECIDED));
        List<Prevalence> all = Estimation.of(sample("demo", 1_000));
        assertEquals(0.4, of(all, Scope.SITE, "demo").flagged().share(), 1e-12);
        assertEquals(0.1, of(all, Scope.SECTOR, "toys").flagged().share(), 1e-12);
        assertEquals(0.4, of(all, Scope.SECTOR, "food").flagged().share(), 1e-12);
        assertEquals(0.1, of(all, Scope.RIGHT, "tm-a").flagged().share(), 1e-12);
        assertEquals(1.0 / 7, of(all, Scope.SHELF, "toys").flagged().share(), 1e-12);
        assertEquals(70, of(all, Scope.SHELF, "toys").flagged().eligible());
        assertEquals(1, of(all, Scope.SHELF, "food").flagged().share());
    }

    @Test
    void confirmedReachesFromNoneOfTheUndecidedToAllOfThem() {
        add(80, "s", "", Answer.READ);
        add(6, "s", "", Answer.READ, flag("tm-a", "toys", Fate.CONFIRMED));
        add(2, "s", "", Answer.READ, flag("tm-a", "toys", Fate.DISMISSED));
        add(12, "s", "", Answer.READ, flag("tm-a", "toys", Fate.UNDECIDED));
        Prevalence site = Estimation.of(sample("demo", 10_000)).getFirst();
        Estimate confirmed = site.confirmed().orElseThrow();
        assertEquals(0.20, site.flagged().share(), 1e-12);
        // three of four that were decided were confirmed, so three quarters of 20 %
        assertEquals(0.15, confirmed.share(), 1e-12);
        assertTrue(confirmed.low() < 0.06 && confirmed.high() > 0.18, confirmed::toString);
        assertEquals(12, site.undecided());
        Prevalence.Precision precision = site.precision();
        assertTrue(precision != null && precision.confirmed() == 6 && precision.decided() == 8);
        assertTrue(precision.low() > 0.3 && precision.high() < 0.97);
    }

    @Test
    void aListingConfirmedForOneRightIsConfirmedWhateverItsOtherFlags() {
        add(99, "s", "", Answer.READ);
        add(1, "s", "", Answer.READ, flag("tm-a", "toys", Fate.CONFIRMED), flag("tm-b", "toys", Fate.DISMISSED));
        Prevalence site = Estimation.of(sample("demo", 100)).getFirst();
        assertEquals(0.01, site.confirmed().orElseThrow().share(), 1e-12);
        assertEquals(0, site.undecided());
    }

    @Test
    void whoDidNotAnswerIsCountedAndLeftOutAndWhoWasNotReachedMakesTheSampleSmaller() {
        add(50, "s", "", Answer.READ);
        add(50, "s", "", Answer.READ, flag("tm-a", "toys", Fate.UNDECIDED));
        add(20, "s", "", Answer.BLOCKED);
        add(5, "s", "", Answer.FAILED);
        add(10, "s", "", Answer.GONE);
        add(3, "s", "", Answer.DUPLICATE);
        add(40, "s", "", Answer.NOT_REACHED);
        SiteSample sample = sample("demo", 1_780);
        Prevalence site = Estimation.of(sample).getFirst();
        assertEquals(0.5, site.flagged().share(), 1e-12);
        assertEquals(100, site.flagged().eligible());
        // 113 answers stand for 1,780, of which 100 in 113 are on offer
        assertEquals(1_780 * 100.0 / 113, site.flagged().listings(), 1e-9);
        assertEquals(20, sample.answers().get(Answer.BLOCKED));
        assertEquals(40, sample.answers().get(Answer.NOT_REACHED));
    }

    @Test
    void severalSitesAreStrataOfOne() {
        add(90, "s", "", Answer.READ);
        add(10, "s", "", Answer.READ, flag("tm-a", "toys", Fate.UNDECIDED));
        SiteSample large = sample("large", 9_000);
        drawn.clear();
        add(50, "s", "", Answer.READ);
        add(50, "s", "", Answer.READ, flag("tm-a", "toys", Fate.UNDECIDED));
        SiteSample small = sample("small", 1_000);
        Prevalence all = Estimation.together(List.of(large, small)).orElseThrow();
        assertEquals(0.14, all.flagged().share(), 1e-12);
        assertEquals(Scope.ALL, all.scope());
    }

    @Test
    void whereNothingAnsweredThereIsNoEstimate() {
        add(10, "s", "", Answer.BLOCKED);
        assertTrue(Estimation.of(sample("demo", 100)).isEmpty());
        assertTrue(Estimation.together(List.of()).isEmpty());
    }
}
