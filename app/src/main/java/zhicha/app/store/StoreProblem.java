package zhicha.app.store;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The store cannot be used; the message says what to do. */
public final class StoreProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private StoreProblem(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    private static final String OTHER =
            "另一个知察正在使用：先停止它，或用 --data 另选目录 / another zhicha has it open: stop that one, or give this one another folder with --data";

    static StoreProblem inUse(StoreSettings settings) {
        return new StoreProblem(
                "无法打开数据库 / cannot open the store at " + settings
                        + ": 正在更新表结构 / its tables are being brought up to date\n  -> " + OTHER,
                null);
    }

    static StoreProblem unreachable(StoreSettings settings, Throwable cause) {
        String why = deepest(cause);
        String cure = why.contains("already in use") || why.contains("locked")
                ? OTHER
                : "检查地址、用户以及数据库是否在运行 / check the address, the user and that the server runs";
        return new StoreProblem(
                "无法打开数据库 / cannot open the store at " + settings + ": " + why + "\n  -> " + cure, cause);
    }

    static StoreProblem unwritable(StoreSettings settings, IOException cause) {
        return new StoreProblem(
                "数据库所在目录无法写入 / cannot write beside the store at " + settings + ": " + cause
                        + "\n  -> 检查目录权限和磁盘空间（更新前须留存一份副本） / check that the folder can be written and that a copy of the store has room",
                cause);
    }

    static StoreProblem outdated(StoreSettings settings, Throwable cause) {
        return new StoreProblem(
                "无法更新数据库表结构 / cannot bring the tables of the store at " + settings + " up to date: " + deepest(cause)
                        + "\n  -> 若由更新版本写成，请运行该版本，否则恢复最近的备份 / if a newer zhicha wrote it, run that one, else restore the last backup",
                cause);
    }

    private static String deepest(Throwable problem) {
        Throwable deepest = problem;
        while (deepest.getCause() != null && deepest.getCause() != deepest) {
            deepest = deepest.getCause();
        }
        String message = deepest.getMessage();
        return message == null ? deepest.getClass().getName() : message;
    }
}
