package zhicha.rules.subject;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A displayed price.
 *
 * @param amount the price, or the lowest of a range; never negative
 * @param currency ISO 4217 code, three capital letters
 * @param high the highest price of a range, or null where one price is shown; never below {@code amount}
 */
public record Price(
        BigDecimal amount, String currency, @Nullable BigDecimal high) {
    public Price {
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("price amount " + amount.toPlainString() + " is negative");
        }
        if (!currency.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException("currency \"" + currency + "\" is not an ISO 4217 code such as CNY");
        }
        if (high != null && high.compareTo(amount) < 0) {
            throw new IllegalArgumentException(
                    "price range ends at " + high.toPlainString() + ", below its start " + amount.toPlainString());
        }
    }

    public static Price of(String amount, String currency) {
        return new Price(new BigDecimal(amount), currency, null);
    }
}
