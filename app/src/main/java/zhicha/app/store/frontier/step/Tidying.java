package zhicha.app.store.frontier.step;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zhicha.app.store.row.OneWriter;

/**
 * Keeps an H2 file small. Every commit appends what it changed; where each is flushed at once, as here, H2 runs no thread
 * that takes the old pieces together, and the file would grow by tens of kilobytes a page for as long as it is open.
 */
final class Tidying {
    private static final Logger LOG = LoggerFactory.getLogger(Tidying.class);

    /** Commits between two looks. */
    private static final int EVERY = 256;

    /** Per cent of the file that is to be in use; below, pieces are rewritten. */
    private static final int FILL = 40;

    /** Most bytes that are rewritten at a time: a commit waits no longer than that takes. */
    private static final int MOST = 8 << 20;

    private int commits;

    /** After a transaction; by one thread at a time. */
    void after(Connection connection) {
        if (++commits % EVERY != 0) {
            return;
        }
        try {
            if (connection.isWrapperFor(JdbcConnection.class)
                    && connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
                MVStore store = session.getDatabase().getStore().getMvStore();
                Runnable compaction = () -> store.compact(FILL, MOST);
                if (connection instanceof OneWriter.Turn turn) {
                    turn.alone(compaction);
                } else {
                    compaction.run();
                }
            }
        } catch (SQLException | RuntimeException e) {
            // the file stays larger than need be; what is in it is sound
            LOG.debug("the store's file could not be tidied", e);
        }
    }
}
