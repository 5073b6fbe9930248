package zhicha.reporting.prevalence.ratio;

/**
 * The interval of E. B. Wilson (Probable Inference, the Law of Succession, and Statistical Inference, JASA 22, 1927), with the
 * effective sample size in the place of the sample size where a sample is stratified. It keeps its level near 0, where the
 * usual share plus or minus two standard errors ends below nothing or has no width at all (L. D. Brown, T. T. Cai and A.
 * DasGupta, Statistical Science 16, 2001; for surveys C. Franco, R. J. A. Little, T. A. Louis and E. V. Slud, Journal of
 * Survey Statistics and Methodology 7, 2019).
 *
 * @param low from 0
 * @param high to 1
 */
public record WilsonInterval(double low, double high) {
    /** Quantile of the normal distribution for 95 % on two sides. */
    static final double Z = 1.959963984540054;

    /**
     * @param share 0 to 1
     * @param size effective number of observations, above 0; infinite gives an interval without width
     */
    public static WilsonInterval of(double share, double size) {
        if (Double.isInfinite(size)) {
            return new WilsonInterval(share, share);
        }
        double z2 = Z * Z / size;
        double middle = (share + z2 / 2) / (1 + z2);
        double half = Z / (1 + z2) * Math.sqrt(share * (1 - share) / size + z2 / (4 * size));
        // where nothing or everything was a hit the end is exact; rounding must not put it beside
        return new WilsonInterval(
                share <= 0 ? 0 : Math.max(0, middle - half), share >= 1 ? 1 : Math.min(1, middle + half));
    }
}
