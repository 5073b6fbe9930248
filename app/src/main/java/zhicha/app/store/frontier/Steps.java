package zhicha.app.store.frontier;

import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import zhicha.crawler.frontier.FrontierException;

/**
 * Transactions that are tried again where another one was in the way. Those of one process wait for each other here, in
 * order: in the database they would wait for the same host's row, which H2 does by asking again and again.
 */
final class Steps {
    /** Serialization failure and deadlock (PostgreSQL, H2), lock time-out and a row inserted twice at once (H2). */
    private static final Set<String> IN_THE_WAY = Set.of("40001", "40P01", "HYT00", "23505", "90131");

    /** Class 22 of SQL:2016 and both databases: data exceptions. */
    private static final String DATA = "22";

    private static final int TRIES = 8;

    private final Jdbi jdbi;
    private final ReentrantLock one = new ReentrantLock(true);
    private final Tidying tidying = new Tidying();

    Steps(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * @throws IllegalArgumentException if the store refuses a value: too long, or characters it does not take
     * @throws FrontierException if the store failed, or something was in the way every time
     */
    <T> T run(Function<Handle, T> step) {
        for (int attempt = 1; ; attempt++) {
            one.lock();
            // an interrupt closes the files that an embedded store writes, for everybody
            boolean interrupted = Thread.interrupted();
            try {
                return jdbi.withHandle(handle -> {
                    T done = handle.inTransaction(step::apply);
                    tidying.after(handle.getConnection());
                    return done;
                });
            } catch (JdbiException e) {
                if (is(e, state -> state.startsWith(DATA))) {
                    throw new IllegalArgumentException("the store does not take it: " + e.getMessage(), e);
                }
                if (attempt == TRIES || !is(e, IN_THE_WAY::contains)) {
                    throw new FrontierException("the store failed: " + e.getMessage(), e);
                }
            } finally {
                one.unlock();
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    private static boolean is(Throwable problem, Predicate<String> state) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null && state.test(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** Both stores keep microseconds; cut here, so that none of them rounds up. */
    static OffsetDateTime time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
