package zhicha.app.store.frontier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.frontier.Completion;
import zhicha.crawler.frontier.Entry;
import zhicha.crawler.frontier.Found;
import zhicha.crawler.frontier.Frontier;
import zhicha.crawler.frontier.FrontierException;
import zhicha.crawler.frontier.Frontiers;
import zhicha.crawler.frontier.ending.Ending;
import zhicha.crawler.plan.PageKind;
import zhicha.crawler.plan.Route;
import zhicha.rules.subject.Listing;

class H2FrontierTest extends FrontierContract {
    static final String OPTIONS =
            ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;LOCK_TIMEOUT=20000";

    @TempDir
    static Path folder;

    private static JdbcConnectionPool pool;

    @BeforeAll
    static void openFile() {
        pool = JdbcConnectionPool.create("jdbc:h2:file:" + folder.resolve("frontier") + OPTIONS, "sa", "");
        migrate(pool);
    }

    /** Only the frontier's own table, whatever else the store holds. */
    static void migrate(javax.sql.DataSource source) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:zhicha/app/store/migration")
                .outOfOrder(true)
                .load()
                .migrate();
    }

    @AfterAll
    static void closeFile() {
        pool.dispose();
    }

    @Override
    Frontiers frontiers() {
        return new SqlFrontiers(Jdbi.create(pool));
    }

    /** A hundred hosts that are all due at once would be asked in one burst, and in one burst again after each delay. */
    @Test
    void manyHostsAreTakenUpOneByOneWithinOneDelay() {
        Instant noon = Instant.parse("2026-11-22T04:00:00Z");
        Duration delay = Duration.ofSeconds(4);
        Frontier frontier = frontiers().open("crawl-many-hosts", "demo", delay, 1, noon);
        List<Found> pages = new ArrayList<>();
        for (int host = 0; host < 40; host++) {
            for (int page = 0; page < 2; page++) {
                WebAddress address = new WebAddress("https", "many-" + host + ".example", 443, "/" + page);
                pages.add(new Found(
                        new Route(address, PageKind.LISTING, Optional.empty(), WebAddress.keyOf(address.toString())),
                        0));
            }
        }
        frontier.add(pages, noon);
        Set<PageKind> all = Set.of(PageKind.LISTING);
        Set<String> asked = new HashSet<>();
        Instant now = noon;
        for (int host = 0; host < 40; host++) {
            Entry entry = frontier.lease(now, all).orElseThrow();
            assertTrue(asked.add(entry.address().host()), "each host once before any is asked again");
            assertTrue(frontier.complete(entry, done(), now));
            assertTrue(frontier.lease(now, all).isEmpty(), "not two at once");
            Instant next = frontier.nextDue(now, all).orElseThrow();
            assertEquals(now.plus(delay.dividedBy(40)), next);
            now = next;
        }
        // who has been asked keeps its rhythm
        assertEquals(noon.plus(delay), now);
        assertEquals(
                "many-0.example",
                frontier.lease(now, all).orElseThrow().address().host());
    }

    @Test
    void aHostThatIsDueAgainGoesBeforeOneThatWasNeverAsked() {
        Instant noon = Instant.parse("2026-11-22T04:00:00Z");
        Frontier frontier = frontiers().open("crawl-rhythm", "demo", Duration.ofSeconds(1), 1, noon);
        WebAddress known = new WebAddress("https", "rhythm-a.example", 443, "/1");
        WebAddress more = new WebAddress("https", "rhythm-a.example", 443, "/2");
        WebAddress fresh = new WebAddress("https", "rhythm-b.example", 443, "/1");
        Set<PageKind> all = Set.of(PageKind.LISTING);
        for (WebAddress address : List.of(known, more)) {
            frontier.add(
                    List.of(new Found(
                            new Route(
                                    address, PageKind.LISTING, Optional.empty(), WebAddress.keyOf(address.toString())),
                            0)),
                    noon);
        }
        assertTrue(frontier.complete(frontier.lease(noon, all).orElseThrow(), done(), noon));
        frontier.add(
                List.of(new Found(
                        new Route(fresh, PageKind.LISTING, Optional.empty(), WebAddress.keyOf(fresh.toString())), 0)),
                noon);
        Instant due = noon.plusSeconds(1);
        assertEquals(more, frontier.lease(due, all).orElseThrow().address());
        assertEquals(fresh, frontier.lease(due, all).orElseThrow().address());
    }

    /** A picture host that a killed crawl was asking does not keep the crawls of other sites waiting. */
    @Test
    void whoIsAloneFreesWhatADeadProcessHeldInAnyCrawl() {
        Instant noon = Instant.parse("2026-11-22T04:00:00Z");
        Duration delay = Duration.ofSeconds(2);
        WebAddress address = new WebAddress("https", "img-shared.example", 443, "/1.jpg");
        Found picture = new Found(
                new Route(address, PageKind.PICTURE, Optional.empty(), WebAddress.keyOf(address.toString())), 1);
        SqlFrontiers frontiers = new SqlFrontiers(Jdbi.create(pool));
        Frontier killed = frontiers.open("killed", "a", delay, 1, noon);
        killed.add(List.of(picture), noon);
        Entry held = killed.lease(noon, Set.of(PageKind.PICTURE)).orElseThrow();
        Frontier other = frontiers.open("other", "b", delay, 1, noon.plusSeconds(60));
        other.add(List.of(picture), noon);
        assertTrue(
                other.lease(noon.plusSeconds(60), Set.of(PageKind.PICTURE)).isEmpty(),
                "as far as anybody knows the host is being asked");
        frontiers.alone(noon.plusSeconds(60));
        assertTrue(other.lease(noon.plusSeconds(61), Set.of(PageKind.PICTURE)).isEmpty(), "it rests first");
        assertTrue(other.lease(noon.plusSeconds(62), Set.of(PageKind.PICTURE)).isPresent());
        assertEquals(1, killed.tally().queued(), "and the address is queued again");
        assertFalse(killed.complete(held, FrontierContract.done(), noon));
    }

    private static Found on(String host, String target) {
        WebAddress address = new WebAddress("https", host, 443, target);
        return new Found(
                new Route(address, PageKind.PICTURE, Optional.empty(), WebAddress.keyOf(address.toString())), 1);
    }

    /** Two programs over one store, as several nodes would be. */
    @Test
    void aHostIsAskedByOneProgramAtATimeAndPassedOn() {
        Instant noon = Instant.parse("2026-11-22T04:00:00Z");
        Duration delay = Duration.ofSeconds(2);
        Set<PageKind> pictures = Set.of(PageKind.PICTURE);
        Frontier here = new SqlFrontiers(Jdbi.create(pool)).open("here", "a", delay, 1, noon);
        Frontier there = new SqlFrontiers(Jdbi.create(pool)).open("there", "b", delay, 1, noon);
        here.add(List.of(on("both.example", "/1"), on("both.example", "/2"), on("both.example", "/3")), noon);
        there.add(List.of(on("both.example", "/4")), noon);
        here.complete(here.lease(noon, pictures).orElseThrow(), FrontierContract.done(), noon);
        Instant later = noon.plusSeconds(20);
        assertTrue(there.lease(later, pictures).isEmpty(), "it is the other's for two minutes");
        assertEquals(Optional.of(later.plusSeconds(1)), there.nextDue(later, pictures));
        Entry second = here.lease(later, pictures).orElseThrow();
        here.complete(second, FrontierContract.done(), later);
        // half of the time is over, and the other waits for it
        Instant half = noon.plusSeconds(70);
        assertTrue(here.lease(half, pictures).isEmpty(), "passed on");
        Entry theirs = there.lease(half, pictures).orElseThrow();
        assertTrue(here.lease(half.plusSeconds(5), pictures).isEmpty());
        there.complete(theirs, FrontierContract.done(), half);
        Instant gone = half.plusSeconds(300);
        assertTrue(here.lease(gone, pictures).isEmpty(), "that one fell silent, and nobody knows when it last asked");
        assertTrue(here.lease(gone.plus(delay), pictures).isPresent());
    }

    /** An earlier version gave the addresses of one page one place where it had more than ten thousand. */
    @Test
    void addressesOfOnePlaceAllComeOut() {
        Instant noon = Instant.parse("2026-11-22T04:00:00Z");
        Frontier before = new SqlFrontiers(Jdbi.create(pool)).open("places", "a", Duration.ZERO, 1, noon);
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            found.add(on("places.example", "/" + i));
        }
        before.add(found, noon);
        Jdbi.create(pool)
                .useHandle(
                        handle -> handle.execute(
                                "update frontier_entry set place = case when place % 2 = 0 then 7 else 8 end where crawl = 'places'"));
        SqlFrontiers again = new SqlFrontiers(Jdbi.create(pool));
        again.alone(noon);
        Frontier after = again.open("places", "a", Duration.ZERO, 1, noon);
        Set<String> targets = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            Entry entry =
                    after.lease(noon.plusSeconds(10), Set.of(PageKind.PICTURE)).orElseThrow();
            targets.add(entry.address().target());
            assertTrue(after.complete(entry, FrontierContract.done(), noon.plusSeconds(10)));
        }
        assertEquals(200, targets.size());
    }

    @Test
    void aValueTheStoreDoesNotTakeIsThePagesFaultAndAStoreThatIsGoneIsNot() {
        Instant noon = Instant.parse("2026-11-22T04:00:00Z");
        JdbcConnectionPool own = JdbcConnectionPool.create("jdbc:h2:mem:gone;" + OPTIONS.substring(1), "sa", "");
        migrate(own);
        Frontier frontier = new SqlFrontiers(Jdbi.create(own)).open("c", "s", Duration.ZERO, 1, noon);
        WebAddress address = new WebAddress("https", "shop-gone.example", 443, "/1");
        frontier.add(
                List.of(new Found(new Route(address, PageKind.LISTING, Optional.empty(), WebAddress.keyOf("1")), 0)),
                noon);
        Entry entry = frontier.lease(noon, Set.of(PageKind.LISTING)).orElseThrow();
        Completion tooLong = new Completion(
                new Ending(Ending.Kind.READ, "ok", 200, 1, "", Duration.ZERO),
                true,
                Optional.empty(),
                Optional.of(Listing.of("x".repeat(301), "title")),
                List.of());
        assertThrows(IllegalArgumentException.class, () -> frontier.complete(entry, tooLong, noon));
        assertEquals(1, frontier.tally().leased(), "nothing of it was taken");
        assertTrue(frontier.complete(entry, FrontierContract.done(), noon));
        Jdbi.create(own).useHandle(handle -> handle.execute("drop table frontier_listing"));
        assertThrows(FrontierException.class, frontier::tally);
        own.dispose();
    }
}
