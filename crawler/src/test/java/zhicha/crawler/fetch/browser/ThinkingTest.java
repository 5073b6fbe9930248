package zhicha.crawler.fetch.browser;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThinkingTest {
    @Test
    void waitingForAnswersIsNotThePagesOwnTime() throws InterruptedException {
        Thinking thinking = new Thinking(Duration.ofMillis(100));
        for (int i = 0; i < 6; i++) {
            Thread.sleep(50);
            assertTrue(thinking.mayGoOn(true));
        }
        Thread.sleep(110);
        assertFalse(thinking.mayGoOn(false));
        assertFalse(thinking.mayGoOn(true), "what was used up stays so");
    }
}
