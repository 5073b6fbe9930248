package zhicha.app.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.ParseException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TimetableTest {
    @Test
    void aFailingSiteKeepsNoOtherFromItsTurn() throws Exception {
        Set<String> done = ConcurrentHashMap.newKeySet();
        CountDownLatch both = new CountDownLatch(2);
        try (Timetable timetable = new Timetable(
                site -> {
                    done.add(site);
                    both.countDown();
                    if (site.equals("broken")) {
                        throw new java.io.IOException("layout changed");
                    }
                },
                1)) {
            timetable.now("broken");
            timetable.now("sound");
            assertTrue(both.await(10, TimeUnit.SECONDS));
        }
        assertEquals(Set.of("broken", "sound"), done);
    }

    @Test
    void twoRunsOfOneSiteNeverOverlap() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch both = new CountDownLatch(2);
        try (Timetable timetable = new Timetable(
                site -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    Thread.sleep(50);
                    running.decrementAndGet();
                    both.countDown();
                },
                4)) {
            timetable.now("one");
            timetable.now("one");
            assertTrue(both.await(10, TimeUnit.SECONDS));
        }
        assertEquals(1, most.get());
    }

    @Test
    void theNextTimeIsInBeijingTime() throws Exception {
        try (Timetable timetable = new Timetable(site -> {}, 1)) {
            timetable.every("night", "0 30 2 * * ?");
            var next = timetable.upcoming().getFirst();
            assertEquals("night", next.site());
            assertEquals("02:30", next.at().atZone(Timetable.ZONE).toLocalTime().toString());
        }
    }

    @Test
    void anExpressionThatQuartzDoesNotUnderstandIsRefusedBeforeItIsUsed() {
        assertThrows(ParseException.class, () -> Timetable.check("every night"));
    }
}
