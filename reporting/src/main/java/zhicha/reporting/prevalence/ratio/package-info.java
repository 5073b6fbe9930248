/**
 * Ratios and their confidence intervals from samples of known design: counts by stratum or by list and page go in, an estimate
 * comes out. Knows nothing of sites, flags or rights.
 */
@NullMarked
package zhicha.reporting.prevalence.ratio;

import org.jspecify.annotations.NullMarked;
