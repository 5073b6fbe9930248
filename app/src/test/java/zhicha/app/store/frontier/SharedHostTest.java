package zhicha.app.store.frontier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import zhicha.app.store.PostgresServer;
import zhicha.app.store.StoreSettings;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.frontier.Entry;
import zhicha.crawler.frontier.Found;
import zhicha.crawler.frontier.Frontier;
import zhicha.crawler.plan.PageKind;
import zhicha.crawler.plan.Route;

/** Programs on one PostgreSQL that ask the same host: one goes on, one ends, one is killed. */
class SharedHostTest {
    private static final Set<PageKind> ALL = EnumSet.allOf(PageKind.class);
    private static final Duration DELAY = Duration.ofSeconds(1);

    private StoreSettings store;

    @BeforeEach
    void open() {
        store = PostgresServer.emptyDatabase();
        H2FrontierTest.migrate(source(store.url(), String.valueOf(store.user())));
    }

    private static PGSimpleDataSource source(String url, String user) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        return source;
    }

    /** Of a program of its own: it knows nothing of the others but what the store says. */
    private static Frontier program(String url, String user, String crawl, Instant now) {
        Frontier frontier = new SqlFrontiers(Jdbi.create(source(url, user))).open(crawl, "shop", DELAY, 1, now);
        frontier.add(List.of(found("/1"), found("/2"), found("/3")), now);
        return frontier;
    }

    private Frontier program(String crawl, Instant now) {
        return program(store.url(), String.valueOf(store.user()), crawl, now);
    }

    private static Found found(String target) {
        WebAddress address = WebAddress.of("http://shop.example" + target).orElseThrow();
        return new Found(
                new Route(address, PageKind.LISTING, Optional.empty(), WebAddress.keyOf(address.toString())), 0);
    }

    @Test
    void aProgramThatGoesOnKeepsItAndOneThatEndsPassesItOnAtOnce() {
        Instant now = Instant.now();
        Frontier one = program("one", now);
        Frontier two = program("two", now);
        Entry entry = one.lease(now, ALL).orElseThrow();
        for (int minute = 1; minute <= 3; minute++) {
            one.putBack(entry, now, false);
            now = now.plusSeconds(60);
            entry = one.lease(now, ALL).orElseThrow();
        }
        assertTrue(two.lease(now, ALL).isEmpty(), "it has been held again and again");

        one.left(now);
        assertTrue(two.lease(now, ALL).isEmpty(), "it rests, since it was in hand");
        now = now.plus(DELAY).plusSeconds(1);
        assertTrue(two.lease(now, ALL).isPresent(), "and then it may be asked, without waiting for minutes");
    }

    @Test
    void whatAKilledProgramHeldIsAnothersTwoMinutesLater() throws Exception {
        Process child = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        SharedHostTest.class.getName(),
                        store.url(),
                        String.valueOf(store.user()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertEquals("/1", child.inputReader().readLine());
        } finally {
            child.destroyForcibly().waitFor();
        }
        Instant now = Instant.now();
        Frontier same = program("crawl", now);
        assertTrue(same.lease(now, ALL).isEmpty(), "nobody knows yet that it was killed");
        now = now.plusSeconds(121);
        assertTrue(same.lease(now, ALL).isEmpty(), "it rests once more: nobody knows when it was last asked");
        Entry again = same.lease(now.plus(DELAY), ALL).orElseThrow();
        assertEquals("/1", again.address().target(), "what was in hand is asked again");
    }

    /** The program that is killed. Arguments: store, user. */
    public static void main(String[] arguments) throws InterruptedException {
        Instant now = Instant.now();
        Entry entry = program(arguments[0], arguments[1], "crawl", now)
                .lease(now, ALL)
                .orElseThrow();
        System.out.println(entry.address().target());
        System.out.flush();
        Thread.sleep(600_000);
    }
}
