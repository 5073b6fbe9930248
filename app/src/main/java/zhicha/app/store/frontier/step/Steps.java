package zhicha.app.store.frontier.step;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zhicha.app.store.row.Outage;
import zhicha.app.store.row.StuckRow;
import zhicha.crawler.frontier.FrontierException;

/**
 * Transactions that are tried again where another one was in the way, or the store was away. Those of one process wait for each other here, in
 * order: in the database they would wait for the same host's row, which H2 does by asking again and again.
 */
public final class Steps {
    /** Serialization failure and deadlock (PostgreSQL, H2), lock time-out and a row inserted twice at once (H2). */
    private static final Set<String> IN_THE_WAY = Set.of("40001", "40P01", "HYT00", "23505", "90131");

    /** Class 22 of SQL:2016 and both databases: data exceptions. */
    private static final String DATA = "22";

    private static final int TRIES = 8;

    private static final Logger LOG = LoggerFactory.getLogger(Steps.class);

    private final Jdbi jdbi;
    private final Duration patience;
    private final ReentrantLock one = new ReentrantLock(true);
    private final Tidying tidying = new Tidying();

    /** @param patience how long a store that is away is waited for */
    public Steps(Jdbi jdbi, Duration patience) {
        this.jdbi = jdbi;
        this.patience = patience;
    }

    /**
     * @throws IllegalArgumentException if the store refuses a value: too long, or characters it does not take
     * @throws FrontierException if the store failed, or was away for too long, or something was in the way every time
     */
    public <T> T run(Step<T> step) {
        return run((handle, again) -> step.apply(handle));
    }

    /** Something that is done within one transaction. */
    public interface Step<T> {
        T apply(Handle handle) throws SQLException;
    }

    /** A step that is told whether it may have been done already: the connection was lost, perhaps with the answer to its commit. */
    public interface Repeatable<T> {
        T apply(Handle handle, boolean again) throws SQLException;
    }

    public <T> T run(Repeatable<T> step) {
        Outage outage = new Outage(patience);
        int attempt = 1;
        while (true) {
            try {
                return once(step, outage.began());
            } catch (JdbiException | SQLException e) {
                if (is(e, state -> state.startsWith(DATA))) {
                    throw new IllegalArgumentException("the store does not take it: " + e.getMessage(), e);
                }
                // nobody else writes where a row is stuck: to wait again ends nowhere else
                boolean inTheWay = is(e, IN_THE_WAY::contains) && StuckRow.in(e).isEmpty() && attempt++ < TRIES;
                if (!inTheWay && !outage.outlasted(e)) {
                    throw new FrontierException("the store failed: " + e.getMessage(), e);
                }
            }
        }
    }

    /** Tried once, for what does no harm undone; nobody is told whether it was done. */
    public <T> void attempt(Step<T> step) {
        try {
            once((handle, again) -> step.apply(handle), false);
        } catch (JdbiException | SQLException e) {
            LOG.debug("left undone: {}", e.toString());
        }
    }

    private <T> T once(Repeatable<T> step, boolean again) throws SQLException {
        one.lock();
        // an interrupt closes the files that an embedded store writes, for everybody
        boolean interrupted = Thread.interrupted();
        try {
            return jdbi.withHandle(handle -> {
                T done = handle.inTransaction(inside -> step.apply(inside, again));
                tidying.after(handle.getConnection());
                return done;
            });
        } finally {
            one.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
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
    public static OffsetDateTime time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
