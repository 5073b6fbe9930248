package zhicha.app.store.frontier.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import zhicha.crawler.address.WebAddress;

class KnownRoutesTest {
    @Test
    void eachIsNewOnceHoweverManyThereAre() {
        KnownRoutes known = new KnownRoutes();
        for (int i = 0; i < 20_000; i++) {
            assertTrue(known.add(WebAddress.keyOf("page " + i)));
        }
        for (int i = 0; i < 20_000; i++) {
            assertTrue(known.contains(WebAddress.keyOf("page " + i)));
            assertFalse(known.add(WebAddress.keyOf("page " + i)));
        }
        assertFalse(known.contains(WebAddress.keyOf("page 20000")));
        assertEquals(20_000, known.size());
    }

    @Test
    void halfOfAKeyIsNotTheKey() {
        KnownRoutes known = new KnownRoutes();
        String half = "0".repeat(15) + "1";
        assertTrue(known.add(half + half + "a".repeat(32)));
        assertFalse(known.contains(half + "0".repeat(16) + "a".repeat(32)));
        assertFalse(known.contains("0".repeat(16) + half + "a".repeat(32)));
    }
}
