package zhicha.crawler.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import zhicha.crawler.layout.PageFill.Kind;

class LayoutChartTest {
    private static final Instant START = Instant.parse("2026-11-23T00:00:00Z");

    private static PageFill page(int at, String stratum, boolean price, boolean brand) {
        Set<String> filled = new TreeSet<>(Set.of(PageFill.READ, "title"));
        if (price) {
            filled.add("price");
        }
        if (brand) {
            filled.add("brand");
        }
        return new PageFill(START.plusSeconds(at), Kind.LISTING, stratum, filled, null);
    }

    @Test
    void aFieldThatIsNotThereAnyMoreIsToldWithItsRatesAndAnExampleOfEach() {
        List<PageFill> pages = new ArrayList<>();
        for (int at = 0; at < 300; at++) {
            pages.add(page(at, "toys", at < 200, at % 2 == 0));
        }
        List<LayoutChange> changes = LayoutChart.of(pages);
        assertEquals(1, changes.size(), changes::toString);
        LayoutChange change = changes.getFirst();
        assertEquals("price", change.field());
        assertEquals(START.plusSeconds(200), change.changedAt());
        assertEquals(1.0, change.before().share());
        assertEquals(new LayoutChange.Rate(0, 100), change.after());
        assertEquals(
                START.plusSeconds(199), change.exampleBefore().orElseThrow().at());
        assertEquals(START.plusSeconds(200), change.exampleAfter().orElseThrow().at());
    }

    @Test
    void aDozenPagesAreEnoughAndNothingIsSaidBeforeThereIsAMeasure() {
        List<PageFill> pages = new ArrayList<>();
        IntStream.range(0, 200).forEach(at -> pages.add(page(at, "toys", true, true)));
        int needed = 0;
        while (LayoutChart.of("price", pages).isEmpty()) {
            pages.add(page(200 + needed++, "toys", false, true));
            assertTrue(needed < 30, "not noticed after " + needed);
        }
        assertTrue(needed >= 8, "a few odd pages are no change: " + needed);
        List<PageFill> few = new ArrayList<>();
        IntStream.range(0, LayoutChart.LEAST_BASELINE).forEach(at -> few.add(page(at, "toys", at < 30, true)));
        assertEquals(Optional.empty(), LayoutChart.of("price", few));
    }

    /** Food never names a brand here and toys always do: going from toys to food is no change of layout. */
    @Test
    void anotherMixOfGoodsIsNoChange() {
        List<PageFill> pages = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(5);
        for (int at = 0; at < 1_000; at++) {
            boolean food = random.nextDouble() < (at < 500 ? 0.2 : 0.95);
            pages.add(page(at, food ? "food" : "toys", true, !food));
        }
        assertEquals(List.of(), LayoutChart.of(pages));
        for (int at = 1_000; at < 1_100; at++) {
            pages.add(page(at, "toys", true, false));
        }
        assertEquals(
                List.of("brand"),
                LayoutChart.of(pages).stream().map(LayoutChange::field).toList(),
                "toys without their brand are");
    }

    /** Two hundred sites of a thousand pages, looked at every hundred: 200,000 pages of each of four fields, and no change. */
    @Test
    void falseAlarmsKeepToTheStatedRate() {
        int alarms = 0;
        for (int site = 0; site < 200; site++) {
            SplittableRandom random = new SplittableRandom(20261123 + site);
            List<PageFill> pages = new ArrayList<>();
            for (int at = 0; at < 1_000; at++) {
                Set<String> filled = new TreeSet<>(Set.of(PageFill.READ));
                double[] rates = {0.99, 0.9, 0.7, 0.4};
                for (int field = 0; field < rates.length; field++) {
                    if (random.nextDouble() < rates[field]) {
                        filled.add("f" + field);
                    }
                }
                pages.add(new PageFill(START.plusSeconds(at), Kind.LISTING, "s" + random.nextInt(4), filled, null));
                if (pages.size() % 100 == 0) {
                    alarms += LayoutChart.of(pages).size();
                }
            }
        }
        assertTrue(alarms <= 2, alarms + " false alarms in 800,000 pages");
    }

    @Test
    void wherePagesAreNotReadAtAllTheirFieldsSayNothing() {
        List<PageFill> pages = new ArrayList<>();
        for (int at = 0; at < 300; at++) {
            pages.add(
                    at < 200
                            ? page(at, "toys", true, true)
                            : new PageFill(START.plusSeconds(at), Kind.LISTING, "", Set.of(), null));
        }
        assertEquals(
                List.of(PageFill.READ),
                LayoutChart.of(pages).stream().map(LayoutChange::field).toList());
    }
}
