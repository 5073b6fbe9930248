package zhicha.rules.subject;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class PriceTest {
    @Test
    void aRangeThatEndsBelowItsStartIsRefusedWithBothFigures() {
        var problem = assertThrows(
                IllegalArgumentException.class, () -> new Price(new BigDecimal("20"), "CNY", new BigDecimal("10")));
        assertTrue(problem.getMessage().contains("10") && problem.getMessage().contains("20"));
    }
}
