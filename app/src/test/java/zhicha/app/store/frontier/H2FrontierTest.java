package zhicha.app.store.frontier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
import zhicha.crawler.frontier.Ending;
import zhicha.crawler.frontier.Entry;
import zhicha.crawler.frontier.Found;
import zhicha.crawler.frontier.Frontier;
import zhicha.crawler.frontier.FrontierException;
import zhicha.crawler.frontier.Frontiers;
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
