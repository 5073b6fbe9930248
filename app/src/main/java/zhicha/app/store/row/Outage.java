package zhicha.app.store.row;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits while the store cannot be reached, for instance because its server is started anew. What was under way when the
 * connection was lost may have been committed all the same: only what does no harm when it is done twice may be waited for.
 */
public final class Outage {
    /** A server is up again within this time, or somebody has to see to it. */
    public static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);
    private static final long LOOK_AGAIN_MILLIS = 200;
    /** SQL:2016, class 08: connection exceptions. */
    private static final String CONNECTION = "08";
    /** PostgreSQL: shut down by its administrator, crashed, not up yet. */
    private static final Set<String> AWAY = Set.of("57P01", "57P02", "57P03");

    private final Duration patience;
    private long since;
    private boolean began;

    public Outage(Duration patience) {
        this.patience = patience;
    }

    /** Whether this says that the store could not be reached, and nothing about what was asked of it. */
    public static boolean is(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException) {
                return true;
            }
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && (sql.getSQLState().startsWith(CONNECTION) || AWAY.contains(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a connection was lost since this was made. */
    public boolean began() {
        return began;
    }

    /** Rests before the next try. @return false where there should be none: it is no outage, or lasts too long */
    public boolean outlasted(Throwable problem) {
        if (!is(problem)) {
            return false;
        }
        long now = System.nanoTime();
        if (!began) {
            LOG.warn("the store cannot be reached and is waited for: {}", deepest(problem));
            began = true;
            since = now;
        }
        if (now - since > patience.toNanos()) {
            return false;
        }
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String deepest(Throwable problem) {
        Throwable deepest = problem;
        while (deepest.getCause() != null && deepest.getCause() != deepest) {
            deepest = deepest.getCause();
        }
        return deepest.toString();
    }

    /** Does something that may be done twice, when the store can be reached again. */
    public static <T> T outlast(Supplier<T> step) {
        Outage outage = new Outage(PATIENCE);
        while (true) {
            try {
                return step.get();
            } catch (JdbiException e) {
                if (!outage.outlasted(e)) {
                    throw e;
                }
            }
        }
    }
}
