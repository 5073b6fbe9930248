package zhicha.reporting.prevalence.ratio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class StratifiedRatioTest {
    private static Estimate estimate(StratumCount... strata) {
        return StratifiedRatio.estimate(List.of(strata)).orElseThrow();
    }

    @Test
    void weighsEachStratumByWhatItStandsFor() {
        // 900 listings of which 2 of 20 are flagged, and 100 of which 10 of 20 are: (900*0.1 + 100*0.5) / 1000
        Estimate estimate = estimate(new StratumCount("a", 900, 20, 20, 2), new StratumCount("b", 100, 20, 20, 10));
        assertEquals(0.14, estimate.share(), 1e-12);
        assertEquals(1000, estimate.listings(), 1e-9);
        assertEquals(140, estimate.flagged(), 1e-9);
        assertEquals(12, estimate.hits());
        assertTrue(estimate.low() > 0.05 && estimate.high() < 0.32, estimate::toString);
    }

    @Test
    void whatIsGoneIsInNoDenominator() {
        // half of the second stratum is gone: 900*0.1 + 100*0.25 flagged of 900 + 50 on offer
        Estimate estimate = estimate(new StratumCount("a", 900, 20, 20, 2), new StratumCount("b", 100, 20, 10, 5));
        assertEquals(950, estimate.listings(), 1e-9);
        assertEquals(115.0 / 950, estimate.share(), 1e-12);
    }

    @Test
    void oneStratumIsWilsonsIntervalWithTheFinitePopulationCorrection() {
        // without strata the effective size is n, stretched by the listings that cannot be missed any more
        Estimate large = estimate(new StratumCount("a", 1_000_000_000, 100, 100, 10));
        WilsonInterval wilson = WilsonInterval.of(0.1, 100);
        assertEquals(0.0552, wilson.low(), 5e-5);
        assertEquals(0.1744, wilson.high(), 5e-5);
        assertEquals(100, large.effective(), 1);
        Estimate half = estimate(new StratumCount("a", 200, 100, 100, 10));
        assertEquals(200, half.effective(), 2);
        assertTrue(half.high() - half.low() < large.high() - large.low());
    }

    @Test
    void nothingFoundStillHasAnUpperEnd() {
        Estimate none = estimate(new StratumCount("a", 10_000, 300, 300, 0));
        assertEquals(0, none.share());
        assertEquals(0, none.low());
        assertEquals(0.0123, none.high(), 2e-4);
    }

    @Test
    void whereAllWasReadNothingIsLeftToChance() {
        Estimate census = estimate(new StratumCount("", 400, 400, 390, 39));
        assertTrue(census.complete());
        assertEquals(0.1, census.low());
        assertEquals(0.1, census.high());
        Estimate almost = estimate(new StratumCount("", 400, 380, 380, 38));
        assertTrue(almost.low() < 0.1 && almost.high() > 0.1 && almost.high() - almost.low() < 0.02, almost::toString);
    }

    @Test
    void aStratumThatDidNotAnswerIsJoinedWithItsNeighbour() {
        Estimate estimate = estimate(
                new StratumCount("a", 100, 0, 0, 0),
                new StratumCount("b", 100, 10, 10, 1),
                new StratumCount("c", 100, 1, 1, 1),
                new StratumCount("d", 0, 0, 0, 0));
        assertEquals(300, estimate.listings(), 1e-9);
        assertEquals(2.0 / 11, estimate.share(), 1e-12);
        assertTrue(StratifiedRatio.estimate(List.of(new StratumCount("a", 10, 0, 0, 0)))
                .isEmpty());
        assertTrue(StratifiedRatio.estimate(List.of()).isEmpty());
    }

    @Test
    void countsThatCannotBeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new StratumCount("a", 10, 11, 5, 1));
        assertThrows(IllegalArgumentException.class, () -> new StratumCount("a", 10, 5, 5, 6));
    }
}
