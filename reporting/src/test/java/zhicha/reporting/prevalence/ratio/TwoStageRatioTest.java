package zhicha.reporting.prevalence.ratio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import zhicha.reporting.prevalence.ratio.ListCount.PageCount;

/** What the intervals cover is tried in {@code bench sampling}; here is what can be reckoned by hand. */
class TwoStageRatioTest {
    private static Estimate of(ListCount... lists) {
        return TwoStageRatio.estimate(List.of(lists)).orElseThrow();
    }

    @Test
    void whatWasReadWholeIsKnownExactly() {
        Estimate all = of(new ListCount("toys", 2, List.of(new PageCount(10, 10, 8, 2), new PageCount(6, 6, 6, 1))));
        assertEquals(3.0 / 14, all.share(), 1e-12);
        assertEquals(all.share(), all.low(), 1e-9);
        assertEquals(all.share(), all.high(), 1e-9);
    }

    @Test
    void eachAnswerSpeaksForItsPageAndEachPageForItsList() {
        // of 10 pages two were read: 40 listings on one, of which 8 answered, 20 on the other, of which 10 answered
        Estimate drawn =
                of(new ListCount("toys", 10, List.of(new PageCount(40, 8, 8, 2), new PageCount(20, 10, 5, 1))));
        double listings = 5 * (40.0 / 8 * 8 + 20.0 / 10 * 5);
        double flagged = 5 * (40.0 / 8 * 2 + 20.0 / 10 * 1);
        assertEquals(listings, drawn.listings(), 1e-9);
        assertEquals(flagged, drawn.flagged(), 1e-9);
        assertEquals(flagged / listings, drawn.share(), 1e-12);
        assertTrue(drawn.low() < drawn.share() && drawn.share() < drawn.high());
    }

    @Test
    void aListThatWasRefusedWholeIsTakenToBeLikeItsNeighbour() {
        ListCount read = new ListCount("toys", 4, Collections.nCopies(4, new PageCount(10, 10, 10, 1)));
        Estimate alone = of(read);
        Estimate both = of(read, new ListCount("trains", 4, List.of()));
        assertEquals(40, alone.listings(), 1e-9);
        assertEquals(80, both.listings(), 1e-9);
        assertEquals(alone.share(), both.share(), 1e-12);
        assertTrue(both.high() > alone.high(), "what was refused makes the interval wider");
    }

    @Test
    void pagesThatDifferMakeAWiderIntervalThanPagesThatAreAlike() {
        Estimate alike = of(new ListCount("toys", 40, Collections.nCopies(8, new PageCount(10, 5, 5, 1))));
        List<PageCount> uneven = new java.util.ArrayList<>(Collections.nCopies(6, new PageCount(10, 5, 5, 0)));
        uneven.addAll(Collections.nCopies(2, new PageCount(10, 5, 5, 4)));
        Estimate clustered = of(new ListCount("toys", 40, uneven));
        assertEquals(alike.share(), clustered.share(), 1e-12);
        assertTrue(clustered.high() - clustered.low() > alike.high() - alike.low());
    }

    @Test
    void nothingOnOfferGivesNoEstimate() {
        assertTrue(TwoStageRatio.estimate(List.of(new ListCount("toys", 4, List.of())))
                .isEmpty());
        assertTrue(TwoStageRatio.estimate(List.of()).isEmpty());
    }
}
