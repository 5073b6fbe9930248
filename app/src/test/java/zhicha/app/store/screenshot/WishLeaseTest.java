package zhicha.app.store.screenshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.app.store.SettableClock;
import zhicha.app.store.Store;
import zhicha.app.store.StoreSettings;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.Listing;

/** Two passes, each with a clock that stands still, on one store. */
class WishLeaseTest {
    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");

    @TempDir
    private Path folder;

    private Store store;
    private Screenshots screenshots;
    private final SettableClock clock = new SettableClock(NOON.toString());

    @BeforeEach
    void open() {
        store = Store.open(StoreSettings.file(folder), clock);
        screenshots = store.screenshots();
        for (String id : List.of("1", "2")) {
            store.intake()
                    .take(
                            Listing.builder(id, "积木")
                                    .observedAt(NOON.atOffset(ZoneOffset.UTC))
                                    .build(),
                            List.of(),
                            Map.of(),
                            null);
        }
        assertTrue(screenshots.ask(wish("1")) && screenshots.ask(wish("2")));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static Wish wish(String listing) {
        return new Wish(
                listing,
                "substance",
                "shop",
                "https://shop.example/" + listing,
                new CaptureId("sha256:" + "0".repeat(64)),
                Wish.Cause.REQUEST,
                "lin",
                NOON);
    }

    private void later(int seconds) {
        clock.advance(Duration.ofSeconds(seconds));
    }

    private List<String> free() {
        return screenshots.free("shop", 10, clock.instant()).stream()
                .map(Wish::listing)
                .toList();
    }

    @Test
    void whatIsHeldAgainIsHeldOverItsFirstEnd() {
        try (WishLease one = screenshots.lease(clock);
                WishLease two = screenshots.lease(clock)) {
            List<Wish> both = List.of(wish("1"), wish("2"));
            assertEquals(both, one.take(both));
            later(100);
            assertEquals(List.of(), one.renew());
            later(100);
            assertEquals(List.of(), free(), "its first end was 80 seconds ago");
            assertEquals(List.of(), two.take(both));
            assertEquals(
                    Map.of("1", NOON.plusSeconds(220), "2", NOON.plusSeconds(220)),
                    screenshots.held("shop", clock.instant()));
            later(20);
            assertEquals(List.of("1", "2"), free(), "it was not held again");
        }
        assertEquals(Map.of(), screenshots.held("shop", NOON), "closed");
    }

    @Test
    void whatAnotherTookMeanwhileIsToldOnceAndLeftToIt() {
        try (WishLease one = screenshots.lease(clock);
                WishLease two = screenshots.lease(clock)) {
            assertEquals(2, one.take(List.of(wish("1"), wish("2"))).size());
            later(121);
            assertEquals(List.of(wish("1")), two.take(List.of(wish("1"))), "the first did not hold on to it");
            assertEquals(List.of(wish("1")), one.renew(), "this is another's now");
            assertEquals(List.of(), one.renew());
            assertEquals(List.of(), free(), "the other is held again, though its time was over");
            assertEquals(List.of(), two.renew(), "and this was not taken back");
        }
    }

    @Test
    void whatHasEndedIsNotLost() {
        try (WishLease one = screenshots.lease(clock)) {
            one.take(List.of(wish("1"), wish("2")));
            assertTrue(screenshots.end(Ended.without(wish("1"), clock.instant(), "robots", "")));
            assertEquals(List.of(), one.renew());
            assertTrue(screenshots.ask(wish("1")), "and it is asked for again");
            assertEquals(List.of(), one.renew());
            assertEquals(List.of("1"), free());
        }
    }
}
