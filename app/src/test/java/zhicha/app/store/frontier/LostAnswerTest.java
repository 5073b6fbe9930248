package zhicha.app.store.frontier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.frontier.Completion;
import zhicha.crawler.frontier.Entry;
import zhicha.crawler.frontier.Found;
import zhicha.crawler.frontier.Frontier;
import zhicha.crawler.frontier.FrontierException;
import zhicha.crawler.frontier.ending.Ending;
import zhicha.crawler.plan.PageKind;
import zhicha.crawler.plan.Route;
import zhicha.rules.subject.Listing;

/** The connection breaks when a commit has been made, and nobody is told that it has been. */
class LostAnswerTest {
    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
    private static final Set<PageKind> ALL = EnumSet.allOf(PageKind.class);

    @TempDir
    private Path folder;

    private final AtomicInteger losing = new AtomicInteger();
    private JdbcConnectionPool pool;
    private SqlFrontiers frontiers;
    private Frontier frontier;

    @BeforeEach
    void open() {
        pool = JdbcConnectionPool.create("jdbc:h2:file:" + folder.resolve("f") + H2FrontierTest.OPTIONS, "sa", "");
        H2FrontierTest.migrate(pool);
        Jdbi jdbi = Jdbi.create(() -> breaking(pool.getConnection()));
        frontiers = new SqlFrontiers(jdbi, Duration.ofMillis(500));
        frontier = frontiers.open("c", "s", Duration.ZERO, 1, NOON);
    }

    @AfterEach
    void close() {
        pool.dispose();
    }

    /** A real connection, whose answer to a commit is lost as often as was asked for. */
    private Connection breaking(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                LostAnswerTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    try {
                        Object value = method.invoke(connection, arguments);
                        if (method.getName().equals("commit")
                                && losing.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                            throw new SQLException("the connection was reset", "08006");
                        }
                        return value;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static Found page(int number) {
        WebAddress address = new WebAddress("https", "shop.example", 443, "/item/" + number);
        return new Found(
                new Route(address, PageKind.LISTING, Optional.of("" + number), WebAddress.keyOf(address.toString())),
                1);
    }

    private static Completion read(Entry entry, List<Found> found) {
        return new Completion(
                new Ending(Ending.Kind.READ, "ok", 200, 1, "", Duration.ZERO),
                true,
                Optional.empty(),
                entry.item().map(item -> Listing.of("s-" + item, "商品")),
                found);
    }

    @Test
    void whatWasCommittedUnseenIsHandedOutOnce() {
        losing.set(1);
        frontier.add(List.of(page(0)), NOON);
        List<String> asked = new ArrayList<>();
        Optional<Entry> next = frontier.lease(NOON, ALL);
        while (next.isPresent()) {
            Entry entry = next.get();
            asked.add(entry.item().orElseThrow());
            int number = Integer.parseInt(entry.item().orElseThrow());
            losing.set(number % 3 == 0 ? 1 : 0);
            List<Found> found = number < 30 ? List.of(page(number + 1), page(number + 2)) : List.of();
            assertTrue(frontier.complete(entry, read(entry, found), NOON), "it was recorded");
            next = frontier.lease(NOON, ALL);
        }
        assertEquals(32, asked.size(), () -> "each once, and all: " + asked);
        assertEquals(32, asked.stream().distinct().count());
        assertEquals(32, frontier.listings().size());
        assertEquals(0, frontier.tally().queued() + frontier.tally().leased());
    }

    /** Two programs that both thought they had it would ask it twice as often as it may be. */
    @Test
    void aHostThatWasLetGoOfUnseenIsNotHeldHereAnyMore() {
        frontier.add(List.of(page(0)), NOON);
        Entry entry = frontier.lease(NOON, ALL).orElseThrow();
        frontier.complete(entry, read(entry, List.of()), NOON);
        losing.set(1);
        frontier.left(NOON);
        assertEquals(0, losing.get(), "its answer was lost");

        Instant later = NOON.plusSeconds(1);
        Frontier other = new SqlFrontiers(Jdbi.create(pool)).open("other", "s", Duration.ZERO, 1, later);
        other.add(List.of(page(1)), later);
        assertTrue(other.lease(later, ALL).isPresent(), "another program has it");
        Frontier next = frontiers.open("next", "s", Duration.ZERO, 1, later);
        next.add(List.of(page(2)), later);
        assertTrue(next.lease(later, ALL).isEmpty(), "and this one has to wait for it");
    }

    @Test
    void patienceEndsAndNothingIsLost() {
        frontier.add(List.of(page(0)), NOON);
        Entry entry = frontier.lease(NOON, ALL).orElseThrow();
        losing.set(Integer.MAX_VALUE);
        assertThrows(FrontierException.class, () -> frontier.complete(entry, read(entry, List.of(page(1))), NOON));
        losing.set(0);
        // as the next run of the crawl does
        SqlFrontiers next = new SqlFrontiers(Jdbi.create(pool));
        next.alone(NOON);
        Frontier again = next.open("c", "s", Duration.ZERO, 1, NOON);
        assertEquals(List.of("s-0"), again.listings().stream().map(Listing::id).toList());
        Entry found = again.lease(NOON.plusSeconds(60), ALL).orElseThrow();
        assertEquals(
                Optional.of("1"), found.item(), "what was found on it is queued, and it itself is not asked again");
        assertTrue(again.complete(found, read(found, List.of()), NOON.plusSeconds(60)));
        assertTrue(again.lease(NOON.plusSeconds(120), ALL).isEmpty());
    }
}
