package zhicha.market.goods;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A price in yuan and the way the page writes it.
 *
 * @param high highest of a range, or null
 */
public record Money(BigDecimal amount, @Nullable BigDecimal high, Way way) {
    /** How a page writes a price. */
    public enum Way {
        /** {@code ¥1,299.00} */
        SIGN,
        /** {@code 99-199} */
        RANGE,
        /** {@code 券后价 ¥89.00} */
        COUPON
    }

    public String shown() {
        return switch (way) {
            case SIGN -> "¥" + String.format(Locale.ROOT, "%,.2f", amount);
            case RANGE ->
                amount.stripTrailingZeros().toPlainString() + "-"
                        + (high == null ? amount : high).stripTrailingZeros().toPlainString();
            case COUPON -> "券后价 ¥" + amount.toPlainString();
        };
    }
}
