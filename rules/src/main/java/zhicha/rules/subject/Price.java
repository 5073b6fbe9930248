package zhicha.rules.subject;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import zhicha.rules.rule.UntrueValue;
import zhicha.rules.rule.Wording;

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
            throw new UntrueValue(Wording.of("价格 %s 是负数", "price amount %s is negative", amount.toPlainString()));
        }
        if (!currency.matches("[A-Z]{3}")) {
            throw new UntrueValue(Wording.of(
                    "币种“%s”不是 ISO 4217 代码，例如 CNY", "currency \"%s\" is not an ISO 4217 code such as CNY", currency));
        }
        if (high != null && high.compareTo(amount) < 0) {
            throw new UntrueValue(Wording.of(
                    "价格上限 %s 低于下限 %s",
                    "price range ends at %s, below its start %s", high.toPlainString(), amount.toPlainString()));
        }
    }

    public static Price of(String amount, String currency) {
        return new Price(new BigDecimal(amount), currency, null);
    }
}
