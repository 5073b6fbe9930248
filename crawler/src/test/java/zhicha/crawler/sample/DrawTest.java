package zhicha.crawler.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import zhicha.crawler.address.AddressPattern;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.plan.search.SearchTerm;
import zhicha.crawler.sample.draw.Draw;
import zhicha.crawler.sample.draw.RandomDraw;
import zhicha.crawler.sample.frame.FrameUnit;
import zhicha.crawler.sample.frame.ListCard;
import zhicha.crawler.sample.hunt.Hunt;
import zhicha.crawler.sample.hunt.Quarry;
import zhicha.crawler.sample.hunt.Trail;
import zhicha.crawler.sample.hunt.Trails;

class DrawTest {
    private static final long SEED = 20261123;
    private static final Strata STRATA = new Strata(
            Optional.of(AddressPattern.compile("/c/([a-z]+)")),
            Map.of(),
            List.of(BigDecimal.valueOf(50), BigDecimal.valueOf(500)),
            List.of(),
            List.of());

    private static FrameUnit unit(int item, String shelf, int price) {
        return new FrameUnit(
                WebAddress.keyOf("item " + item),
                new WebAddress("https", "shop.example", 443, "/item/" + item),
                Optional.of(String.valueOf(item)),
                1,
                FrameUnit.Source.SHELF,
                "https://shop.example/c/" + shelf,
                "",
                shelf,
                new ListCard((item % 10 == 0 ? "乐乐熊 " : "") + "积木 " + item, BigDecimal.valueOf(price), null, "", null));
    }

    private static List<FrameUnit> frame(int listings) {
        List<FrameUnit> frame = new ArrayList<>();
        for (int item = 0; item < listings; item++) {
            frame.add(unit(item, item % 3 == 0 ? "toys" : "food", item % 7 == 0 ? 900 : 30));
        }
        return frame;
    }

    @Test
    void theSameFrameAndSeedDrawTheSameInWhateverOrderThePagesWereFound() {
        List<FrameUnit> frame = frame(500);
        Draw draw = RandomDraw.draw(SEED, frame, STRATA, 60);
        List<FrameUnit> shuffled = new ArrayList<>(frame);
        Collections.shuffle(shuffled, new Random(SEED));
        assertEquals(draw, RandomDraw.draw(SEED, shuffled, STRATA, 60));
        assertNotEquals(draw, RandomDraw.draw(SEED + 1, frame, STRATA, 60));
    }

    @Test
    void strataAreProportionalAndTheirWeightsAddUpToTheFrame() {
        Draw draw = RandomDraw.draw(SEED, frame(500), STRATA, 60);
        assertEquals(
                Set.of("browse|food|¥0-50", "browse|food|¥500+", "browse|toys|¥0-50", "browse|toys|¥500+"),
                draw.strata().stream().map(Draw.Stratum::name).collect(Collectors.toSet()));
        assertEquals(60, draw.chosen().size());
        assertEquals(
                500,
                draw.chosen().stream().mapToDouble(one -> 1 / one.probability()).sum(),
                1e-9);
        draw.strata().forEach(stratum -> assertEquals(60 * stratum.frame() / 500.0, stratum.drawn(), 1.0));
    }

    @Test
    void everyListingIsDrawnAsOftenAsItsProbabilitySays() {
        List<FrameUnit> frame = frame(120);
        Map<String, Integer> times = new HashMap<>();
        Map<String, Double> probabilities = new HashMap<>();
        int draws = 3_000;
        for (int seed = 0; seed < draws; seed++) {
            for (Chosen one : RandomDraw.draw(seed, frame, STRATA, 24).chosen()) {
                times.merge(one.key(), 1, Integer::sum);
                probabilities.put(one.key(), one.probability());
            }
        }
        assertEquals(120, times.size(), "every listing has a chance");
        double worst = times.entrySet().stream()
                .mapToDouble(entry -> {
                    double p = probabilities.get(entry.getKey());
                    return Math.abs(entry.getValue() - draws * p) / Math.sqrt(draws * p * (1 - p));
                })
                .max()
                .orElse(0);
        assertTrue(worst < 4, "worst of 120 deviations: " + worst + " standard errors");
    }

    /** Where the crawl ends early, what was reached of each stratum is a sample of it and not its beginning. */
    @Test
    void theOrderOfFetchingMixesTheStrata() {
        List<Chosen> chosen = RandomDraw.draw(SEED, frame(500), STRATA, 100).chosen();
        long toys = chosen.subList(0, 50).stream()
                .filter(one -> one.stratum().contains("toys"))
                .count();
        assertEquals(50 / 3.0, toys, 9);
    }

    @Test
    void aSmallFrameIsTakenWholeAndManyStrataAreJoined() {
        Draw whole = RandomDraw.draw(SEED, frame(10), STRATA, 60);
        assertEquals(10, whole.chosen().size());
        assertTrue(whole.chosen().stream().allMatch(one -> one.probability() == 1.0));
        List<FrameUnit> shelves = new ArrayList<>();
        for (int item = 0; item < 300; item++) {
            shelves.add(unit(item, "shelf" + (char) ('a' + item % 20) + (char) ('a' + item % 15), 30));
        }
        assertEquals(1, RandomDraw.draw(SEED, shelves, STRATA, 30).strata().size());
        assertTrue(RandomDraw.draw(SEED, frame(10), STRATA, 0).chosen().isEmpty());
    }

    @Test
    void huntingFollowsWhatPaidAndNeverStopsTrying() {
        List<FrameUnit> frame = frame(600);
        Trails trails = new Trails(List.of(new SearchTerm("乐乐熊", "tm-bear", "toys")), Map.of());
        List<Quarry> quarry = frame.stream()
                .map(unit -> new Quarry(unit, "", trails.of(unit)))
                .toList();
        Map<String, Trail> records = new HashMap<>();
        for (FrameUnit unit : frame.subList(0, 200)) {
            trails.note(records, unit, unit.card().title().contains("乐乐熊"));
        }
        List<Chosen> first = Hunt.choose(SEED, quarry.subList(200, 600), records, 30, 1);
        long onTrail =
                first.stream().filter(one -> one.arm().equals("mark:tm-bear")).count();
        assertTrue(onTrail >= 20, onTrail + " of 30 followed the mark");
        assertEquals(30, new HashSet<>(first.stream().map(Chosen::key).toList()).size(), "none twice");
        assertEquals(first, Hunt.choose(SEED, quarry.subList(200, 600), records, 30, 1), "the same again");
        assertTrue(first.stream().allMatch(one -> one.share() == Share.TARGETED && one.probability() == null));

        // the mark's listings turn out clear: the trail is left
        for (int i = 0; i < 400; i++) {
            trails.note(records, frame.get(0), false);
        }
        long later = Hunt.choose(SEED, quarry.subList(200, 600), records, 30, 2).stream()
                .filter(one -> one.arm().equals("mark:tm-bear"))
                .count();
        assertTrue(later < onTrail / 2, later + " followed it still");
    }

    @Test
    void withNothingKnownHuntingIsByChanceAndTakesNoMoreThanThereIs() {
        List<Quarry> quarry =
                frame(20).stream().map(unit -> new Quarry(unit, "", List.of())).toList();
        assertEquals(20, Hunt.choose(SEED, quarry, Map.of(), 50, 1).size());
        assertTrue(Hunt.choose(SEED, List.of(), Map.of(), 50, 1).isEmpty());
    }
}
