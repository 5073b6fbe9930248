package zhicha.bench.sampling;

import java.util.Locale;
import java.util.OptionalInt;

/**
 * {@code ./zhicha bench sampling [TRIALS]}: on made markets of known prevalence, how often the 95 % interval holds the truth,
 * how far the estimate is off on the average, and how wide the interval is; beside a simple random sample of the same size, and
 * beside the flags of both shares divided by all that was read.
 */
public final class SamplingQuality {
    public static final String WHAT =
            "估算的覆盖率、偏差与区间宽度（模拟市场） / coverage, bias and width of prevalence estimates, on made markets";

    static final long SEED = 20261123;
    static final int LISTINGS = 2_000;
    static final int RANDOM = 500;
    private static final int TARGETED = 300;
    private static final int TRIALS = 1_000;
    private static final double[] PREVALENCES = {0.003, 0.01, 0.02, 0.05, 0.10, 0.30};

    private SamplingQuality() {}

    public static int run(String... arguments) {
        OptionalInt given = trials(arguments);
        if (given.isEmpty()) {
            System.err.println("用法 / usage: bench sampling [TRIALS]，TRIALS 为 100 至 100000 / from 100 to 100000");
            return 2;
        }
        int trials = given.getAsInt();
        System.out.printf(
                "%d listings in the frame, %d drawn by chance, %d hunted; %d trials a line, seeds from %d%n",
                LISTINGS, RANDOM, TARGETED, trials, SEED);
        System.out.println(
                "truth %   | stratified random share        | two stages: pages, listings    | simple random sample           | both shares pooled");
        System.out.println(
                "          | covered  bias pp   width pp    | covered  bias pp   width pp    | covered  bias pp   width pp    | covered  bias pp   width pp");
        double worst = 1;
        double best = 0;
        for (double prevalence : PREVALENCES) {
            MadeMarket market = new MadeMarket(LISTINGS, prevalence, SEED);
            Coverage ours = Coverage.of(market, RANDOM, TARGETED, trials, SEED, Trial::stratified);
            Coverage staged = Coverage.of(market, RANDOM, TARGETED, trials, SEED, Trial::twoStage);
            Coverage simple = Coverage.of(market, RANDOM, TARGETED, trials, SEED, Trial::simple);
            Coverage pooled = Coverage.of(market, RANDOM, TARGETED, Math.max(100, trials / 10), SEED, Trial::pooled);
            System.out.printf(
                    Locale.ROOT,
                    "%-9.3f | %s | %s | %s | %s%n",
                    100 * market.prevalence(),
                    line(ours),
                    line(staged),
                    line(simple),
                    line(pooled));
            worst = Math.min(worst, Math.min(ours.covered(), staged.covered()));
            best = Math.max(best, Math.max(ours.covered(), staged.covered()));
        }
        System.out.printf(
                Locale.ROOT,
                "coverage of the 95 %% interval, least and most over the lines and both designs: %.3f - %.3f%n",
                worst,
                best);
        return 0;
    }

    private static OptionalInt trials(String... arguments) {
        if (arguments.length == 0) {
            return OptionalInt.of(TRIALS);
        }
        boolean sound = arguments.length == 1 && arguments[0].matches("[1-9]\\d{2,5}");
        int trials = sound ? Integer.parseInt(arguments[0]) : 0;
        return sound && trials <= 100_000 ? OptionalInt.of(trials) : OptionalInt.empty();
    }

    private static String line(Coverage one) {
        return String.format(
                Locale.ROOT, "%.3f   %+8.3f   %8.3f   ", one.covered(), 100 * one.bias(), 100 * one.width());
    }
}
