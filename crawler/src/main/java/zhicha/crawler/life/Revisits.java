package zhicha.crawler.life;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which known listings are looked at again, and why. Those that are due after a notice or lead come first; the others by what a
 * look is worth now rather than later. While a listing has changed and nobody has looked, it costs its weight a day; with changes
 * at a rate r and t days since the last look, the price at which looking now is just worth it is the weight times
 * (1 - exp(-r t)) / r - t exp(-r t), the index of P. Whittle for this restart problem (K. E. Avrachenkov and V. S. Borkar, Whittle
 * index policy for crawling ephemeral content, IEEE TCNS 5(1), 2018; the same objective in Y. Azar et al., Tractable near-optimal
 * policies for crawling, PNAS 115(32), 2018). It grows with time and is bounded by the weight over the rate: those that change
 * with every visit are not worth a visit every time (J. Cho and H. Garcia-Molina, Effective Page Refresh Policies for Web
 * Crawlers, ACM TODS 28(4), 2003).
 *
 * @param share of a crawl's budget of pages, 0 to 1
 * @param afterDispatch days after a notice or lead was sent at which its listings are looked at
 * @param leastDays a listing that was looked at less than so many days ago is left alone
 */
public record Revisits(double share, List<Integer> afterDispatch, double leastDays) {
    /** A fifth of the budget; after a notice next day, in a week, in a fortnight, in a month. */
    public static final Revisits USUAL = new Revisits(0.2, List.of(1, 7, 15, 30), 1);

    /** More than any other listing can come to: a weight times as many days as there are. */
    private static final double DUE = 1e9;

    public Revisits {
        afterDispatch = afterDispatch.stream().sorted().toList();
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share of " + share + " for revisits is not from 0 to 1");
        }
        if (afterDispatch.stream().anyMatch(day -> day < 1)) {
            throw new IllegalArgumentException("days after a notice " + afterDispatch + " must be 1 or more");
        }
    }

    /**
     * A listing that is to be looked at again.
     *
     * @param urgency larger is sooner; in days times weight
     * @param rate estimated changes a day
     * @param why {@code after-dispatch}, or {@code change}
     */
    public record Chosen(Known known, double urgency, double rate, String why) {}

    /** Most listings that a crawl of this budget may revisit. */
    public int of(int budget) {
        return (int) Math.floor(share * budget);
    }

    /** The most urgent first; the same input gives the same choice. */
    public List<Chosen> choose(List<Known> known, Instant now, int wanted) {
        if (wanted <= 0) {
            return List.of();
        }
        double site = siteRate(known);
        return known.stream()
                .map(one -> weigh(one, now, site))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingDouble(Chosen::urgency)
                        .reversed()
                        .thenComparing(one -> one.known().lastLooked())
                        .thenComparing(one -> one.known().key()))
                .limit(wanted)
                .toList();
    }

    private Optional<Chosen> weigh(Known one, Instant now, double site) {
        double days = Duration.between(one.lastLooked(), now).toMillis() / 86_400_000.0;
        if (days < leastDays) {
            return Optional.empty();
        }
        double rate = ChangeRate.of(one.looks(), site);
        double urgency = one.standing().weight() * worth(rate, days);
        boolean due = one.standing() != Known.Standing.DISMISSED && dueAfterDispatch(one, now);
        return Optional.of(new Chosen(one, due ? DUE + urgency : urgency, rate, due ? "after-dispatch" : "change"));
    }

    /** In days. */
    static double worth(double rate, double days) {
        double x = rate * days;
        // the difference of two nearly equal numbers else
        return x < 1e-4 ? rate * days * days / 2 : -Math.expm1(-x) / rate - days * Math.exp(-x);
    }

    /** Whether one of the set days has come since it was last looked at. */
    private boolean dueAfterDispatch(Known one, Instant now) {
        return one.dispatched()
                .filter(sent -> afterDispatch.stream()
                        .map(day -> sent.plus(Duration.ofDays(day)))
                        .anyMatch(due -> !due.isAfter(now) && one.lastLooked().isBefore(due)))
                .isPresent();
    }

    /** The rate of all listings of a site as one, which is what is believed of a listing nobody has looked at twice. */
    static double siteRate(List<Known> known) {
        List<LifeLine.Interval> all = known.stream()
                .flatMap(one -> one.looks().stream())
                .limit(20_000)
                .toList();
        return ChangeRate.of(all, ChangeRate.USUAL);
    }
}
