package zhicha.crawler.sample.hunt;

import java.util.SplittableRandom;

/** Random numbers of beta distributions, as ratios of gamma numbers (G. Marsaglia and W. W. Tsang, ACM TOMS 26, 2000). */
final class BetaNumbers {
    private final SplittableRandom random;

    BetaNumbers(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Above 0 and below 1. Both shapes at least 1, give or take rounding. */
    double next(double a, double b) {
        double x = gamma(Math.max(1, a));
        double number = x / (x + gamma(Math.max(1, b)));
        return Math.clamp(number, 1e-12, 1 - 1e-12);
    }

    private double gamma(double shape) {
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = 1 + c * x;
            if (v <= 0) {
                continue;
            }
            v = v * v * v;
            double u = random.nextDouble();
            if (Math.log(u) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }
}
