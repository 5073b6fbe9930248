/**
 * How much of what a site offers is flagged or confirmed, estimated from the random share of a sample. Pure computation:
 * {@link zhicha.reporting.prevalence.SiteSample what was drawn and answered} goes in, {@link
 * zhicha.reporting.prevalence.Prevalence estimates with their intervals and denominators} come out.
 */
@NullMarked
package zhicha.reporting.prevalence;

import org.jspecify.annotations.NullMarked;
