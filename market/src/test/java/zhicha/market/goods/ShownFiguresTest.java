package zhicha.market.goods;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ShownFiguresTest {
    @Test
    void pricesAreWrittenAsShopsWriteThem() {
        assertEquals("¥1,299.00", new Money(new BigDecimal("1299.00"), null, Money.Way.SIGN).shown());
        assertEquals("99-199", new Money(new BigDecimal("99"), new BigDecimal("199"), Money.Way.RANGE).shown());
        assertEquals("100-200", new Money(new BigDecimal("100"), new BigDecimal("200"), Money.Way.RANGE).shown());
        assertEquals("券后价 ¥89.90", new Money(new BigDecimal("89.90"), null, Money.Way.COUPON).shown());
    }

    @Test
    void soldFiguresStateTheirLowerBound() {
        assertEquals(new Sold(35_000, "3.5万+人付款"), Sold.of(35_000, 0));
        assertEquals(new Sold(20_000, "2万+人付款"), Sold.of(20_417, 3));
        assertEquals(new Sold(1_000, "已售1000+"), Sold.of(1_650, 2));
        assertEquals(new Sold(326, "月销 326"), Sold.of(326, 1));
        assertEquals(new Sold(326, "326人付款"), Sold.of(326, 0));
    }
}
