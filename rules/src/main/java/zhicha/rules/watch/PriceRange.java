package zhicha.rules.watch;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The holder's published price range for genuine goods.
 *
 * @param from lowest official price
 * @param to highest official price, or null where none is stated
 * @param currency ISO 4217 code
 */
public record PriceRange(BigDecimal from, @Nullable BigDecimal to, String currency) {
    public PriceRange {
        if (from.signum() <= 0) {
            throw new IllegalArgumentException("official price from " + from.toPlainString() + " is not above zero");
        }
        if (to != null && to.compareTo(from) < 0) {
            throw new IllegalArgumentException(
                    "official price ends at " + to.toPlainString() + ", below its start " + from.toPlainString());
        }
    }
}
