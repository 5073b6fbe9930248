package zhicha.app.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An embedded store that several threads write to. */
class OneWriterTest {
    @TempDir
    Path folder;

    private Store store;
    private Jdbi jdbi;
    private ExecutorService others;

    @BeforeEach
    void open() {
        store = Store.open(StoreSettings.file(folder));
        jdbi = store.jdbi();
        others = Executors.newFixedThreadPool(2);
        jdbi.useHandle(handle -> handle.execute("create table shelf(place int primary key)"));
    }

    @AfterEach
    void close() {
        others.shutdownNow();
        store.close();
    }

    private int put(int place) {
        return jdbi.withHandle(handle -> handle.execute("insert into shelf(place) values (?)", place));
    }

    private int count() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from shelf")
                .mapTo(Integer.class)
                .one());
    }

    @Test
    void whatOneTransactionWritesIsOverBeforeTheNextWrites() throws Exception {
        CountDownLatch wrote = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        Future<?> first = others.submit(() -> jdbi.inTransaction(handle -> {
            handle.execute("insert into shelf(place) values (1)");
            wrote.countDown();
            mayEnd.await();
            return handle.execute("insert into shelf(place) values (2)");
        }));
        wrote.await();
        Future<Integer> second = others.submit(() -> put(3));
        assertThrows(TimeoutException.class, () -> second.get(300, TimeUnit.MILLISECONDS));
        assertEquals(0, count(), "who reads waits for nobody");
        mayEnd.countDown();
        first.get(20, TimeUnit.SECONDS);
        assertEquals(1, second.get(20, TimeUnit.SECONDS));
        assertEquals(3, count());
    }

    @Test
    void aTransactionThatFailsLetsTheNextOneWrite() throws Exception {
        Future<?> failing = others.submit(() -> jdbi.useTransaction(handle -> {
            handle.execute("insert into shelf(place) values (1)");
            handle.execute("insert into shelf(place) values (1)");
        }));
        assertThrows(ExecutionException.class, () -> failing.get(20, TimeUnit.SECONDS));
        Future<?> noSuchTable = others.submit(() -> jdbi.useHandle(handle -> handle.execute("delete from nowhere")));
        assertThrows(ExecutionException.class, () -> noSuchTable.get(20, TimeUnit.SECONDS));
        assertEquals(1, others.submit(() -> put(2)).get(20, TimeUnit.SECONDS));
        assertEquals(1, count());
    }

    @Test
    void oneThreadMayWriteOverTwoConnections() {
        jdbi.useTransaction(outer -> {
            outer.execute("insert into shelf(place) values (1)");
            put(2);
            outer.execute("insert into shelf(place) values (3)");
        });
        assertEquals(3, count());
    }

    @Test
    void aWriterThatIsInterruptedWhileItWaitsWritesAllTheSame() throws Exception {
        CountDownLatch wrote = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        Future<?> first = others.submit(() -> jdbi.inTransaction(handle -> {
            int put = handle.execute("insert into shelf(place) values (1)");
            wrote.countDown();
            mayEnd.await();
            return put;
        }));
        wrote.await();
        boolean[] stillInterrupted = {false};
        Thread second = Thread.ofPlatform().start(() -> {
            put(2);
            stillInterrupted[0] = Thread.interrupted();
        });
        while (second.getState() != Thread.State.TIMED_WAITING) {
            assertTrue(second.isAlive());
            Thread.sleep(5);
        }
        second.interrupt();
        Thread.sleep(50);
        assertTrue(second.isAlive());
        mayEnd.countDown();
        first.get(20, TimeUnit.SECONDS);
        second.join(20_000);
        assertFalse(second.isAlive());
        assertTrue(stillInterrupted[0], "whoever interrupted it is heard");
        assertEquals(2, count());
    }
}
