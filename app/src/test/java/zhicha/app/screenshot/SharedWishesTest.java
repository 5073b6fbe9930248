package zhicha.app.screenshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.app.cli.Verb;
import zhicha.app.desk.Desk;
import zhicha.app.service.Service;
import zhicha.app.settings.ScreenshotSettings;
import zhicha.app.store.PostgresServer;
import zhicha.app.store.StoreSettings;
import zhicha.crawler.crawl.CrawlListener;
import zhicha.crawler.fetch.KillSwitch;
import zhicha.crawler.fetch.browser.Chromium;
import zhicha.crawler.plan.SiteFile;
import zhicha.crawler.plan.file.SiteFiles;
import zhicha.rules.subject.Listing;

/** Two programs on one PostgreSQL, each with a vault of its own, and one wish. */
class SharedWishesTest {
    @TempDir
    private Path folder;

    private TallShop shop;
    private StoreSettings store;

    @BeforeEach
    void open() throws Exception {
        Assumptions.assumeTrue(Chromium.installed().isPresent(), "no Chromium (apt install chromium)");
        store = PostgresServer.emptyDatabase();
        shop = new TallShop(folder);
        try (Desk desk = desk("one", Clock.systemUTC())) {
            var judgement = shop.judgement();
            desk.turns(() -> judgement).take(shop.site(), 10, TallShop.AGENT, new KillSwitch(), CrawlListener.SILENT);
            Listing listing = desk.store().listings().listing("shop-1").orElseThrow();
            assertTrue(desk.store().screenshots().ask(RequestedScreenshots.wish(listing, "lin", Clock.systemUTC())));
        }
    }

    @AfterEach
    void close() {
        if (shop != null) {
            shop.close();
        }
    }

    private Desk desk(String name, Clock clock) throws Exception {
        return Desk.open(store, Files.createDirectories(folder.resolve(name)), clock);
    }

    private ScreenshotReport taken(Desk desk) throws InterruptedException {
        return desk.screenshots(ScreenshotSettings.USUAL)
                .take(shop.site(), 10, TallShop.AGENT.text(), "test", new KillSwitch(), null);
    }

    @Test
    void ofTwoProgramsOneTakesIt() throws Exception {
        CountDownLatch shown = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        long before = shop.asked("/item/1");
        shop.before.set(path -> {
            if (path.equals("/item/1")) {
                shown.countDown();
                await(over);
            }
        });
        try (Desk one = desk("one", Clock.systemUTC());
                Desk two = desk("two", Clock.systemUTC());
                ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<ScreenshotReport> first = other.submit(() -> taken(one));
            await(shown);
            ScreenshotReport second;
            try {
                second = taken(two);
            } finally {
                over.countDown();
            }
            assertEquals(List.of(), second.ended(), "the other has it in work");
            assertEquals(1, second.left(), "and it waits until that has ended");
            Instant free = second.held().orElseThrow();
            assertTrue(
                    free.isAfter(Instant.now()) && free.isBefore(Instant.now().plusSeconds(121)), free::toString);
            assertEquals(1, first.get().taken());
            assertEquals(before + 1, shop.asked("/item/1"));
            assertEquals(1, one.store().screenshots().of("shop-1", 5).size());
        }
    }

    @Test
    void whatAKilledProgramHadInWorkIsTakenTwoMinutesLater() throws Exception {
        CountDownLatch shown = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        shop.before.set(path -> {
            if (path.equals("/item/1")) {
                shown.countDown();
                await(over);
            }
        });
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        SharedWishesTest.class.getName(),
                        store.url(),
                        String.valueOf(store.user()),
                        folder.resolve("one").toString(),
                        shop.siteFile().toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("child.txt").toFile())
                .start();
        try {
            assertTrue(shown.await(60, TimeUnit.SECONDS), () -> "the child did not come to it");
        } finally {
            child.destroyForcibly().waitFor();
            over.countDown();
        }
        long asked = shop.asked.size();
        try (Desk two = desk("two", Clock.systemUTC())) {
            assertEquals(List.of(), taken(two).ended(), "nobody knows yet that it was killed");
            assertEquals(asked, shop.asked.size());
        }
        try (Desk two = desk("two", Clock.offset(Clock.systemUTC(), Duration.ofSeconds(121)))) {
            assertEquals(1, taken(two).taken());
            assertEquals(0, two.store().screenshots().waiting("shop"));
        }
    }

    private static void heldByAnother(Desk desk, Duration time) {
        desk.store()
                .jdbi()
                .useHandle(handle -> handle.createUpdate(
                                "update screenshot_wish set taker = 'another', taken_until = :until")
                        .bind("until", Instant.now().plus(time))
                        .execute());
    }

    @Test
    void whoAsksFromAShellForWhatAnotherProgramHasInWorkIsToldSo() throws Exception {
        try (Desk two = desk("two", Clock.systemUTC())) {
            heldByAnother(two, Duration.ofMinutes(2));
        }
        Path root = Files.createDirectories(folder.resolve("root"));
        Files.writeString(
                root.resolve("zhicha.yaml"),
                "data: kept\nstore: {url: '%s', user: %s}\ncrawl: {contact: a@b.example}\n"
                        .formatted(store.url(), store.user()));
        long asked = shop.asked.size();
        Verb.Ended ended = Verb.child(
                folder,
                List.of("-Xmx512m", "-Dzhicha.root=" + root),
                "evidence",
                "screenshot",
                "shop-1",
                "--site",
                shop.siteFile());
        assertEquals(1, ended.exit(), ended::toString);
        assertTrue(
                ended.err().contains("shop-1：另一程序正在截取") && ended.err().contains("another program has it in work"),
                ended::toString);
        assertFalse(ended.err().contains("still waits"), ended::toString);
        assertEquals(asked, shop.asked.size());
    }

    /** Nobody asks again, and the site has no times of its own. */
    @Test
    void aServiceThatIsStartedAgainAtOnceLooksAgainWhenTheKilledOnesTimeIsOver() throws Exception {
        try (Desk two = desk("two", Clock.systemUTC())) {
            heldByAnother(two, Duration.ofSeconds(4));
            try (Service service = Service.start(two, shop.plan(folder.resolve("two"), ScreenshotSettings.USUAL))) {
                Instant patience = Instant.now().plusSeconds(60);
                while (two.store().screenshots().waiting("shop") > 0
                        && Instant.now().isBefore(patience)) {
                    Thread.sleep(100);
                }
                assertEquals(1, two.store().screenshots().sealed("shop-1", 5).size(), service.address()::toString);
            }
        }
    }

    /** The program that is killed. Arguments: store, user, vault, site file. */
    public static void main(String[] arguments) throws Exception {
        StoreSettings store = StoreSettings.server(arguments[0], arguments[1], "");
        SiteFile site = SiteFiles.read(Path.of(arguments[3])).file().orElseThrow();
        try (Desk desk = Desk.open(store, Path.of(arguments[2]), Clock.systemUTC())) {
            desk.screenshots(ScreenshotSettings.USUAL)
                    .take(site, 10, TallShop.AGENT.text(), "test", new KillSwitch(), null);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(60, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
