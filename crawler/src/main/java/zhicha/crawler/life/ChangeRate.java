package zhicha.crawler.life;

import java.util.List;
import zhicha.crawler.life.LifeLine.Interval;

/**
 * How often a listing changes, from looks at it that were few and irregular: whether it had changed since the last look is
 * known, how many times is not. Changes are taken for a Poisson process; the estimate is the maximum of the likelihood of
 * irregular access of J. Cho and H. Garcia-Molina (Estimating Frequency of Change, ACM TOIT 3(3), 2003, §5), with a gamma prior
 * whose mode is the rate of the whole site. It does what their half an observation does in the regular case (§4.2): a listing
 * that changed every time has no infinite rate, one that never did has not none.
 */
public final class ChangeRate {
    /** Changes a day of a listing nothing is known of, of a site nothing is known of: once in a month. */
    public static final double USUAL = 1.0 / 30;

    private static final double SLOWEST = 1e-5;
    private static final double FASTEST = 1e3;
    /** Half a change's worth of belief in the site's rate. */
    private static final double FIRMNESS = 0.5;

    private ChangeRate() {}

    /**
     * @param prior changes a day that are usual on its site
     * @return changes a day, above 0
     */
    public static double of(List<Interval> looks, double prior) {
        double low = Math.log(SLOWEST);
        double high = Math.log(FASTEST);
        // the slope of the log-likelihood falls with the rate: there is one place where it is level
        for (int step = 0; step < 60; step++) {
            double middle = (low + high) / 2;
            if (slope(looks, prior, Math.exp(middle)) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.exp((low + high) / 2);
    }

    private static double slope(List<Interval> looks, double prior, double rate) {
        double slope = FIRMNESS / rate - FIRMNESS / prior;
        for (Interval look : looks) {
            slope += look.changed() ? look.days() / Math.expm1(rate * look.days()) : -look.days();
        }
        return slope;
    }

    /** Probability that something has changed since it was last looked at. */
    public static double changedSince(double rate, double days) {
        return -Math.expm1(-rate * Math.max(0, days));
    }
}
