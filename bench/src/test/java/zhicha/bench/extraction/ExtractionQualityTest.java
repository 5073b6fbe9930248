package zhicha.bench.extraction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zhicha.bench.extraction.Reading.Field;
import zhicha.bench.extraction.Reading.Judgement;

class ExtractionQualityTest {
    @ParameterizedTest
    @CsvSource({"held-out, false", "held-out, true", "tuned, false", "tuned, true"})
    void theGoalsAreReached(String part, boolean bare) {
        Map<Field, Double> figures = ExtractionQuality.measure(part, bare);
        assertTrue(figures.get(Field.PRICE) > 0.90, figures::toString);
        assertTrue(figures.get(Field.TITLE) >= 0.97, figures::toString);
        assertTrue(figures.get(Field.IMAGE) > 0.90, figures::toString);
        assertTrue(figures.get(Field.AVAILABILITY) > 0.95, figures::toString);
    }

    private static Reading reading(String label, String html) {
        return Reading.whole(
                LabelledPage.of("x", "url: https://shop.example/1\n" + label, html.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void judgementsKnowWrongFromMissingAndInvented() {
        String page = "<html lang=de><title>Krug</title><h1>Krug</h1><p class=price>5,00 €</p>";
        assertEquals(
                Judgement.RIGHT, reading("title: Krug\nprice: 5.00 EUR", page).judge(Field.PRICE));
        assertEquals(
                Judgement.WRONG, reading("title: Krug\nprice: 5.00 USD", page).judge(Field.PRICE));
        assertEquals(
                Judgement.WRONG,
                reading("title: Krug\nprice: 5.00 EUR 9.00", page).judge(Field.PRICE));
        assertEquals(
                Judgement.INVENTED, reading("title: Krug\nprice: none", page).judge(Field.PRICE));
        assertEquals(
                Judgement.MISSING,
                reading("title: Krug\nimage: https://shop.example/1.jpg", page).judge(Field.IMAGE));
        assertEquals(
                Judgement.INVENTED,
                reading("title: Krug", page).judge(Field.AVAILABILITY),
                "whoever asks a price is taken to have the goods");
        assertEquals(
                Judgement.NOTHING,
                reading("title: Krug", "<html lang=de><title>Krug</title><h1>Krug</h1>")
                        .judge(Field.AVAILABILITY));
    }

    @Test
    void aLabelThatSaysNothingIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> reading("colour: red", "<p>"));
        assertThrows(IllegalArgumentException.class, () -> reading("title: x\nprice: 5", "<p>"));
    }
}
