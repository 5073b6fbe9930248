package zhicha.app.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is done ahead of the judging must never hold up a crawl or fill the memory. */
class PicturesAheadTest {
    @Test
    void looksAtWhatIsSealedAndGoesOnAfterOneThatBreaks() throws Exception {
        AtomicInteger looked = new AtomicInteger();
        Semaphore done = new Semaphore(0);
        PicturesAhead ahead = new PicturesAhead(
                picture -> {
                    looked.incrementAndGet();
                    done.release();
                    if (picture[0] == 1) {
                        throw new IllegalStateException("made to break");
                    }
                },
                1,
                1000);
        for (byte kind = 0; kind < 3; kind++) {
            assertTrue(ahead.sealed(new byte[] {kind}));
        }
        assertTrue(done.tryAcquire(3, 20, TimeUnit.SECONDS));
        assertEquals(3, looked.get());
    }

    @Test
    void whatDoesNotFitIsLeftToTheJudgingAndNobodyWaits() throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        Semaphore done = new Semaphore(0);
        PicturesAhead ahead = new PicturesAhead(
                picture -> {
                    try {
                        open.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    done.release();
                },
                1,
                100);
        assertTrue(ahead.sealed(new byte[60]));
        assertFalse(ahead.sealed(new byte[60]), "the first is still in hand");
        assertTrue(ahead.sealed(new byte[40]));
        open.countDown();
        assertTrue(done.tryAcquire(2, 20, TimeUnit.SECONDS));
    }
}
