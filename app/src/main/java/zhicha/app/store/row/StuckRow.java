package zhicha.app.store.row;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Optional;

/**
 * A row of an embedded store that is locked though nobody else can be writing. The message says what it may be and what to
 * do.
 */
public final class StuckRow extends SQLTimeoutException {
    private static final long serialVersionUID = 1;

    /** H2: {@code LOCK_TIMEOUT_1}. */
    private static final int LOCK_TIMEOUT = 50200;

    private StuckRow(SQLException cause) {
        super(
                "数据库中有一行被锁住，而没有别的事务在写；可能是旧版本写入时被强行终止所留下的损坏，重启不会消除 / a row of the store is locked though no"
                        + " other transaction writes; it may be damage that an earlier version left when it was killed, which"
                        + " no restart mends: " + cause.getMessage() + "\n  -> " + CURE,
                cause.getSQLState(),
                cause.getErrorCode(),
                cause);
    }

    private static final String CURE = "先停止程序并复制 store 目录留存；重新执行一次，若仍停在同一处，请由最近的备份恢复，并报告以上信息"
            + " / stop the program and keep a copy of the folder store; try once more, and if it ends at the same place,"
            + " restore the last backup and report the lines above";

    /** The same problem, or this where the lock was waited for in vain by the only transaction that may write. */
    static SQLException of(SQLException problem) {
        return problem.getErrorCode() == LOCK_TIMEOUT ? new StuckRow(problem) : problem;
    }

    /** The one that a problem comes from. */
    public static Optional<StuckRow> in(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof StuckRow stuck) {
                return Optional.of(stuck);
            }
        }
        return Optional.empty();
    }
}
