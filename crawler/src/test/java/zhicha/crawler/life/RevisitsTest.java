package zhicha.crawler.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import zhicha.crawler.life.Known.Standing;
import zhicha.crawler.life.LifeLine.Interval;

class RevisitsTest {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

    private static Instant day(double day) {
        return START.plus(Duration.ofMillis((long) (day * 86_400_000)));
    }

    private static Known known(String key, double looked, List<Interval> looks, Standing standing, Instant... sent) {
        return new Known(
                key, key, day(looked), looks, standing, sent.length == 0 ? Optional.empty() : Optional.of(sent[0]));
    }

    /** Sampled once a day for a hundred days, a Poisson process of a known rate; some days are left out. */
    @Test
    void theRateOfAListingIsToldFromWhetherItHadChanged() {
        SplittableRandom random = new SplittableRandom(20261123);
        for (double rate : new double[] {0.02, 0.1, 0.5}) {
            double mean = 0;
            for (int trial = 0; trial < 100; trial++) {
                List<Interval> looks = new ArrayList<>();
                for (int look = 0; look < 60; look++) {
                    double days = 1 + random.nextInt(3);
                    looks.add(new Interval(days, random.nextDouble() < ChangeRate.changedSince(rate, days)));
                }
                mean += ChangeRate.of(looks, ChangeRate.USUAL) / 100;
            }
            assertEquals(rate, mean, 0.15 * rate, "rate " + rate);
        }
        assertEquals(0.2, ChangeRate.of(List.of(), 0.2), 1e-6, "nothing seen: what is usual on the site");
        double always = ChangeRate.of(List.of(new Interval(1, true), new Interval(1, true)), 0.2);
        assertTrue(always > 0.2 && always < 10, "no infinite rate: " + always);
        double never = ChangeRate.of(List.of(new Interval(30, false), new Interval(30, false)), 0.2);
        assertTrue(never > 0 && never < 0.02, "no rate of nothing: " + never);
    }

    @Test
    void afterANoticeItIsLookedAtOnTheSetDaysAndAfterADismissalNeverSooner() {
        Revisits usual = Revisits.USUAL;
        List<Known> listings = List.of(
                known("quick", 8, List.of(new Interval(1, true)), Standing.LEAD),
                known("sent", 8, List.of(new Interval(30, false)), Standing.CONFIRMED, day(2)),
                known("dismissed", 8, List.of(new Interval(30, false)), Standing.DISMISSED, day(2)),
                known("plain", 8, List.of(new Interval(30, false)), Standing.PLAIN),
                known("today", 9.9, List.of(new Interval(1, true)), Standing.LEAD));
        List<Revisits.Chosen> chosen = usual.choose(listings, day(10), 10);
        assertEquals("sent", chosen.getFirst().known().key(), "seven days after the notice");
        assertEquals("after-dispatch", chosen.getFirst().why());
        assertEquals("quick", chosen.get(1).known().key());
        assertEquals(4, chosen.size(), "what was looked at today is left alone");
        double dismissed = urgency(chosen, "dismissed");
        assertEquals(urgency(chosen, "plain"), dismissed, 1e-12, "like any other");
        List<Known> looked = List.of(known("sent", 9.5, List.of(), Standing.CONFIRMED, day(2)));
        assertEquals("change", usual.choose(looked, day(11), 1).getFirst().why(), "looked at since the seventh day");
        assertEquals(List.of(), usual.choose(listings, day(10), 0));
    }

    private static double urgency(List<Revisits.Chosen> chosen, String key) {
        return chosen.stream()
                .filter(one -> one.known().key().equals(key))
                .findFirst()
                .orElseThrow()
                .urgency();
    }

    /**
     * What a policy did on a made market.
     *
     * @param stale days that listings had changed and nobody had looked, times what each matters
     * @param plain the same without weights
     * @param found looks that found a change
     */
    private record Outcome(double stale, double plain, long changes, long found) {}

    /**
     * Four hundred listings, most of them still, some lively, one in ten flagged; forty looks a day for sixty days. The market is
     * the same for both policies: its changes are drawn before.
     */
    private static Outcome run(BiFunction<List<Known>, Instant, List<String>> policy) {
        SplittableRandom random = new SplittableRandom(42);
        int listings = 400;
        int days = 60;
        List<List<Double>> changes = new ArrayList<>();
        List<Standing> standings = new ArrayList<>();
        for (int i = 0; i < listings; i++) {
            double rate = i % 5 == 0 ? 0.3 : i % 5 == 1 ? 0.05 : 0.004;
            standings.add(i % 10 == 3 || i % 10 == 5 ? Standing.FLAGGED : Standing.PLAIN);
            List<Double> mine = new ArrayList<>();
            for (double at = -Math.log(random.nextDouble()) / rate;
                    at < days;
                    at -= Math.log(random.nextDouble()) / rate) {
                mine.add(at);
            }
            changes.add(mine);
        }
        double[] looked = new double[listings];
        List<List<Interval>> looks = new ArrayList<>();
        changes.forEach(any -> looks.add(new ArrayList<>()));
        double stale = 0;
        double plain = 0;
        long found = 0;
        for (int day = 1; day <= days; day++) {
            List<Known> known = new ArrayList<>();
            for (int i = 0; i < listings; i++) {
                known.add(known(String.valueOf(i), looked[i], looks.get(i), standings.get(i)));
            }
            for (String key : policy.apply(known, day(day))) {
                int i = Integer.parseInt(key);
                double since = unseen(changes.get(i), looked[i], day);
                found += since > 0 ? 1 : 0;
                stale += since * standings.get(i).weight();
                plain += since;
                looks.get(i).add(new Interval(day - looked[i], since > 0));
                looked[i] = day;
            }
        }
        for (int i = 0; i < listings; i++) {
            double since = unseen(changes.get(i), looked[i], days);
            stale += since * standings.get(i).weight();
            plain += since;
        }
        return new Outcome(stale, plain, changes.stream().mapToLong(List::size).sum(), found);
    }

    /** Days for which the first change since the last look has not been seen. */
    private static double unseen(List<Double> changes, double looked, double now) {
        return changes.stream()
                .filter(at -> at > looked && at <= now)
                .findFirst()
                .map(at -> now - at)
                .orElse(0.0);
    }

    @Test
    void changesAreFoundSoonerThanByLookingAtAllInTurn() {
        int budget = 40;
        Outcome uniform = run((known, now) -> known.stream()
                .sorted(Comparator.comparing(Known::lastLooked).thenComparing(Known::key))
                .limit(budget)
                .map(Known::key)
                .toList());
        Outcome ours = run((known, now) -> new Revisits(1, List.of(), 1)
                .choose(known, now, budget).stream()
                        .map(one -> one.known().key())
                        .toList());
        assertEquals(uniform.changes(), ours.changes(), "the same market");
        assertTrue(ours.stale() < 0.75 * uniform.stale(), ours + " beside " + uniform);
        assertTrue(ours.plain() < 0.95 * uniform.plain(), ours + " beside " + uniform);
        assertTrue(ours.found() > uniform.found(), ours + " beside " + uniform);
    }
}
