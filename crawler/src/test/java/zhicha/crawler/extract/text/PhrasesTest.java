package zhicha.crawler.extract.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PhrasesTest {
    private static final long SEED = 20261123;

    @Test
    void phrasesAreFoundInTheMidstOfATextAndInAnyCase() {
        Phrases phrases = Phrases.of("售罄|sold[ -]out|nicht (?:mehr )?(?:lieferbar|auf lager)|épuisée?");
        assertTrue(phrases.in("本品已售罄，敬请期待"));
        assertTrue(phrases.in("SOLD-OUT!"));
        assertTrue(phrases.in("Derzeit nicht mehr auf Lager"));
        assertTrue(phrases.in("ÉPUISÉ"));
        assertFalse(phrases.in("sold as it is, nicht mehr"));
        assertFalse(phrases.in(""));
    }

    /** It must find what a regular expression would: every text of a page is put before it. */
    @Test
    void itAgreesWithRegularExpressions() {
        String written = "ab?c|[xy]z|b(?:ca|é)?x|在庫(?:あり|なし)|satıldı";
        Phrases phrases = Phrases.of(written);
        Pattern pattern = Pattern.compile(written, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        String[] letters = "a A b B c x X y z é É 在 庫 あ り な し s ı I t L D 1".split(" ");
        Random random = new Random(SEED);
        int found = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(9); length > 0; length--) {
                text.append(letters[random.nextInt(letters.length)]);
            }
            boolean expected = pattern.matcher(text).find();
            found += expected ? 1 : 0;
            assertEquals(expected, phrases.in(text.toString()), text::toString);
        }
        assertTrue(found > 1_000, "the texts are worth asking");
    }

    @Test
    void beginningsAreInAllThatAnExpressionIsFoundIn() {
        String written = "(?<!not )in stock|only \\d{1,4} left|orders?\\b|sprzedan\\p{L}*";
        Phrases phrases = Phrases.beginnings(written);
        for (String text : new String[] {"In stock", "only 3 left", "12 orders", "sprzedano", "not in stock", "only"}) {
            boolean found = Pattern.compile(written, Pattern.CASE_INSENSITIVE)
                    .matcher(text)
                    .find();
            assertTrue(!found || phrases.in(text), text);
        }
        assertFalse(phrases.in("left alone"));
    }

    @Test
    void whatIsNoPhraseIsRefused() {
        for (String written : new String[] {"a*", "a|", "a\\d", "[^a]", "a{2}", "(?!a)b", "[a-z]"}) {
            assertThrows(IllegalArgumentException.class, () -> Phrases.of(written), written);
        }
        assertThrows(IllegalArgumentException.class, () -> Phrases.beginnings("\\d items"));
    }
}
