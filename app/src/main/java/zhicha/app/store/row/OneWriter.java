package zhicha.app.store.row;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.ConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * Lets one transaction at a time write to an H2 store, from its first change to its commit; who only reads waits for nobody. H2 saves the
 * maps of its file one after the other. What another transaction changes meanwhile may be saved without the note by which
 * it is taken back after a kill, and a row that is neither there nor gone stays locked for ever (H2 2.5.252; once in some twenty kills with four
 * writers, see issue 2080 of h2database).
 */
public final class OneWriter implements ConnectionFactory {
    /** Longer than any transaction here takes. */
    private static final long PATIENCE_SECONDS = 60;

    private static final Object[] NOTHING = {};

    private final ConnectionFactory connections;
    private final ReentrantLock writing = new ReentrantLock(true);

    public OneWriter(ConnectionFactory connections) {
        this.connections = connections;
    }

    /** A connection of such a store. */
    public interface Turn {
        /** Does something that must not fall into a transaction of anybody else. */
        void alone(Runnable work) throws SQLException;
    }

    @Override
    public Connection openConnection() throws SQLException {
        return (Connection) Proxy.newProxyInstance(
                OneWriter.class.getClassLoader(),
                new Class<?>[] {Connection.class, Turn.class},
                new Watched(connections.openConnection()));
    }

    private final class Watched implements InvocationHandler, Turn {
        private final Connection connection;
        private boolean held;
        private boolean interrupted;

        Watched(Connection connection) {
            this.connection = connection;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] given) throws Throwable {
            Object[] told = given == null ? NOTHING : given;
            return switch (method.getName()) {
                case "alone" -> {
                    alone((Runnable) told[0]);
                    yield null;
                }
                case "prepareStatement", "prepareCall" ->
                    statement(PreparedStatement.class, made(method, told), (String) told[0]);
                case "createStatement" -> statement(Statement.class, made(method, told), null);
                case "commit", "setAutoCommit", "close", "abort" -> ended(method, told);
                // of a savepoint only, the transaction goes on
                case "rollback" -> told.length == 0 ? ended(method, told) : call(connection, method, told);
                case "equals" -> proxy == told[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> call(connection, method, told);
            };
        }

        private Statement made(Method method, Object[] told) throws Throwable {
            return (Statement) Objects.requireNonNull(call(connection, method, told));
        }

        private @Nullable Object ended(Method method, Object[] told) throws Throwable {
            try {
                return call(connection, method, told);
            } finally {
                release();
            }
        }

        private void take() throws SQLException {
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (!held) {
                // an interrupt would close the file under everybody's feet: it is told after the commit
                interrupted |= Thread.interrupted();
                try {
                    if (!writing.tryLock(until - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                        tellInterrupt();
                        throw new SQLTimeoutException(
                                "another transaction has been writing to the store for " + PATIENCE_SECONDS + " s",
                                "HYT00");
                    }
                    held = true;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }

        private void release() {
            if (held) {
                held = false;
                writing.unlock();
                tellInterrupt();
            }
        }

        private void tellInterrupt() {
            if (interrupted) {
                interrupted = false;
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void alone(Runnable work) throws SQLException {
            boolean before = held;
            take();
            try {
                work.run();
            } finally {
                if (!before) {
                    release();
                }
            }
        }

        /** @param prepared what it was prepared for, or null where it is told later */
        private Object statement(Class<?> kind, Statement statement, @Nullable String prepared) {
            return Proxy.newProxyInstance(
                    OneWriter.class.getClassLoader(), new Class<?>[] {kind}, (proxy, method, given) -> {
                        Object[] told = given == null ? NOTHING : given;
                        if (!method.getName().startsWith("execute")) {
                            return switch (method.getName()) {
                                case "equals" -> proxy == told[0];
                                case "hashCode" -> System.identityHashCode(proxy);
                                default -> call(statement, method, told);
                            };
                        }
                        String sql = told.length > 0 && told[0] instanceof String now ? now : prepared;
                        if (sql != null && onlyReads(sql)) {
                            return call(statement, method, told);
                        }
                        take();
                        try {
                            return call(statement, method, told);
                        } catch (SQLException e) {
                            throw StuckRow.of(e);
                        } finally {
                            if (connection.getAutoCommit()) {
                                release();
                            }
                        }
                    });
        }
    }

    private static boolean onlyReads(String sql) {
        String plain = sql.stripLeading();
        if (!plain.regionMatches(true, 0, "select", 0, 6) && !plain.regionMatches(true, 0, "with", 0, 4)) {
            return false;
        }
        String lower = plain.toLowerCase(Locale.ROOT);
        return !lower.contains("for update") && !lower.contains("nextval");
    }

    private static @Nullable Object call(Object on, Method method, Object[] told) throws Throwable {
        try {
            return method.invoke(on, told);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() == null ? thrown : thrown.getCause();
        }
    }
}
