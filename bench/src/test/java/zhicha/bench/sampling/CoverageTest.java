package zhicha.bench.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a published interval promises, held against made markets of known prevalence. Every seed is fixed. */
class CoverageTest {
    private static final int TRIALS = 1_000;

    /** Small prevalences are the rule, and where the usual interval fails. */
    @ParameterizedTest(name = "prevalence {0}, {1} drawn")
    @CsvSource({
        "0.003, 500",
        "0.005, 500",
        "0.01, 300",
        "0.02, 500",
        "0.05, 300",
        "0.05, 500",
        "0.10, 500",
        "0.30, 1500"
    })
    void theIntervalHoldsTheTruthInNineteenOfTwentyCrawls(double prevalence, int drawn) {
        MadeMarket market = new MadeMarket(SamplingQuality.LISTINGS, prevalence, SamplingQuality.SEED);
        assertEquals(prevalence, market.prevalence(), 0.001);
        Coverage coverage = Coverage.of(market, drawn, 0, TRIALS, SamplingQuality.SEED, Trial::stratified);
        assertTrue(coverage.covered() >= 0.93 && coverage.covered() <= 0.97, coverage::toString);
        assertTrue(Math.abs(coverage.bias()) < 0.05 * prevalence + 0.0002, coverage::toString);
    }

    /** The same where lists are too long to walk through, and pages of them are drawn first. */
    @ParameterizedTest(name = "two stages, prevalence {0}, {1} drawn")
    @CsvSource({"0.003, 500", "0.01, 500", "0.02, 500", "0.05, 300", "0.05, 500", "0.10, 500", "0.30, 500"})
    void aDrawInTwoStagesKeepsTheSamePromise(double prevalence, int drawn) {
        MadeMarket market = new MadeMarket(SamplingQuality.LISTINGS, prevalence, SamplingQuality.SEED);
        Coverage coverage = Coverage.of(market, drawn, 0, TRIALS, SamplingQuality.SEED, Trial::twoStage);
        assertTrue(coverage.covered() >= 0.93 && coverage.covered() <= 0.97, coverage::toString);
        assertTrue(Math.abs(coverage.bias()) < 0.05 * prevalence + 0.0002, coverage::toString);
    }

    /** The test can fail: listings of drawn pages taken for a plain sample of the whole promise too much. */
    @Test
    void pagesAreNotForgottenInTheVariance() {
        MadeMarket market = new MadeMarket(SamplingQuality.LISTINGS, 0.10, SamplingQuality.SEED);
        Coverage staged = Coverage.of(market, 500, 0, 300, SamplingQuality.SEED, Trial::twoStage);
        Coverage stratified = Coverage.of(market, 500, 0, 300, SamplingQuality.SEED, Trial::stratified);
        assertTrue(staged.width() > stratified.width(), () -> staged + " beside " + stratified);
    }

    /** The test can fail: the figure a dashboard would show, hunted listings among the rest, is caught by it. */
    @Test
    void flagsOfBothSharesByAllThatWasReadIsNoEstimate() {
        MadeMarket market = new MadeMarket(SamplingQuality.LISTINGS, 0.05, SamplingQuality.SEED);
        Coverage pooled = Coverage.of(market, 300, 300, 100, SamplingQuality.SEED, Trial::pooled);
        assertTrue(pooled.covered() < 0.8, pooled::toString);
        assertTrue(pooled.bias() > 0.01, pooled::toString);
    }

    /** Where shelves differ, strata make the interval shorter for the same number of pages. */
    @Test
    void strataAreWorthTheirTrouble() {
        MadeMarket market = new MadeMarket(SamplingQuality.LISTINGS, 0.10, SamplingQuality.SEED);
        Coverage stratified = Coverage.of(market, 500, 0, 300, SamplingQuality.SEED, Trial::stratified);
        Coverage simple = Coverage.of(market, 500, 0, 300, SamplingQuality.SEED, Trial::simple);
        assertTrue(stratified.width() < simple.width(), () -> stratified + " beside " + simple);
    }
}
