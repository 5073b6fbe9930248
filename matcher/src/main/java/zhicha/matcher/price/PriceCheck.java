package zhicha.matcher.price;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import zhicha.matcher.hit.Reason;
import zhicha.rules.subject.Price;
import zhicha.rules.watch.PriceRange;

/**
 * Compares a displayed price with the lowest official one. Only prices of the same currency are compared, at face value; a
 * price of nothing is a placeholder and says nothing. Of a range the upper end counts, since its lower end is often
 * a spare part or a deposit. Whether a ratio is low enough to matter is for the rules to say.
 */
public final class PriceCheck {
    /** From here on a price is a discount, not an observation. */
    public static final double HIGHEST_RATIO = 0.7;

    private PriceCheck() {}

    public static Optional<Reason.PriceBelow> below(Price displayed, PriceRange official) {
        BigDecimal high = displayed.high();
        BigDecimal amount = high == null ? displayed.amount() : high;
        if (!displayed.currency().equals(official.currency()) || amount.signum() <= 0) {
            return Optional.empty();
        }
        double ratio = amount.divide(official.from(), MathContext.DECIMAL64).doubleValue();
        return ratio > HIGHEST_RATIO
                ? Optional.empty()
                : Optional.of(new Reason.PriceBelow(
                        amount, official.from(), official.currency(), Math.round(ratio * 10_000) / 10_000.0));
    }
}
