package zhicha.crawler.extract.visible;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The price that a buyer sees.
 *
 * @param high end of a range, or null
 * @param currency ISO 4217, or null where nothing says it
 * @param where the element it stands in, for people
 * @param fitness how sure it is: 12 and more where it has a sign, is named a price and stands with the goods
 * @param near whether it stands with the name of the goods or the button that buys
 * @param shown every amount on the page that is not struck through, without decimals that are nought
 * @param former amounts that are struck through or called former
 */
public record SeenPrice(
        BigDecimal amount,
        @Nullable BigDecimal high,
        @Nullable String currency,
        String raw,
        String where,
        int fitness,
        boolean near,
        Set<BigDecimal> shown,
        Set<BigDecimal> former) {
    static final int SURE = 12;

    public boolean sure() {
        return fitness >= SURE && near;
    }

    /** Whether an amount is on the page as one that is asked. */
    public boolean shows(BigDecimal amount) {
        return shown.contains(bare(amount)) || high != null && amount.compareTo(high) == 0;
    }

    public static BigDecimal bare(BigDecimal amount) {
        BigDecimal plain = amount.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
