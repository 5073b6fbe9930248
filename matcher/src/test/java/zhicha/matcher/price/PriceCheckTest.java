package zhicha.matcher.price;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import zhicha.rules.subject.Price;
import zhicha.rules.watch.PriceRange;

class PriceCheckTest {
    private static final PriceRange OFFICIAL = new PriceRange(new BigDecimal("199.00"), new BigDecimal("3999"), "CNY");

    private static Price range(String low, String high) {
        return new Price(new BigDecimal(low), "CNY", new BigDecimal(high));
    }

    @Test
    void aFarLowerPriceIsToldWithItsRatio() {
        var seen = PriceCheck.below(Price.of("29.85", "CNY"), OFFICIAL).orElseThrow();
        assertEquals(0.15, seen.ratio());
        assertEquals(new BigDecimal("29.85"), seen.amount());
        assertEquals(new BigDecimal("199.00"), seen.official());
    }

    @Test
    void anUsualDiscountIsNone() {
        assertTrue(PriceCheck.below(Price.of("159", "CNY"), OFFICIAL).isEmpty());
        assertTrue(PriceCheck.below(Price.of("5999", "CNY"), OFFICIAL).isEmpty());
    }

    @Test
    void otherCurrenciesAndPlaceholdersAreNotCompared() {
        assertTrue(PriceCheck.below(Price.of("10", "USD"), OFFICIAL).isEmpty());
        assertTrue(PriceCheck.below(Price.of("0.00", "CNY"), OFFICIAL).isEmpty());
    }

    @Test
    void ofARangeTheUpperEndCounts() {
        assertTrue(PriceCheck.below(range("9.90", "299"), OFFICIAL).isEmpty());
        assertEquals(
                0.2,
                PriceCheck.below(range("9.90", "39.80"), OFFICIAL).orElseThrow().ratio());
    }
}
