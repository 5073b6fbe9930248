package zhicha.crawler.sample.hunt;

import java.util.SplittableRandom;

/** Random numbers of beta distributions, as ratios of gamma numbers (G. Marsaglia and W. W. Tsang, ACM TOMS 26, 2000). */
final class BetaNumbers {
    private final SplittableRandom random;

    BetaNumbers(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Both shapes at least 1. */
    double next(double a, double b) {
        double x = gamma(a);
        return x / (x + gamma(b));
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
