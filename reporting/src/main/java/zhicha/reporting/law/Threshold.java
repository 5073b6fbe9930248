package zhicha.reporting.law;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A figure from which an act may be a crime.
 *
 * @param offence article of the Criminal Law, for instance 第二百一十三条
 * @param limb the case it is for
 * @param value yuan, or pieces for {@link Metric#COPIES}; inclusive
 * @param verifiedBy who compared it with the official text, or null where nobody has yet
 */
public record Threshold(
        String offence,
        String limb,
        Metric metric,
        BigDecimal value,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        String source,
        Confidence confidence,
        @Nullable String verifiedBy,
        @Nullable LocalDate verifiedOn) {

    public enum Metric {
        /** 违法所得: receipts less cost. A page never shows it. */
        ILLEGAL_GAINS,
        /** 非法经营数额. */
        TURNOVER,
        /** 销售金额. */
        SALES,
        /** 份（张）、件. */
        COPIES
    }

    public boolean inForceOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }

    /** Whether it may speak at all: citable, and verified by a person. */
    public boolean verified() {
        return confidence.citable() && verifiedBy != null;
    }
}
