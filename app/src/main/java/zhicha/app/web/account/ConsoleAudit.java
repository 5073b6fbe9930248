package zhicha.app.web.account;

import java.util.List;
import zhicha.app.store.log.AuditLog;

/** Writes what people do in the console into the store's audit log, with the address it came from. */
public final class ConsoleAudit {
    private final AuditLog log;

    public ConsoleAudit(AuditLog log) {
        this.log = log;
    }

    /**
     * One row.
     *
     * @param who sign-in name, also of somebody who was refused
     * @param what for instance {@code sign-in}, {@code sign-in-refused}, {@code decide}
     * @param object what it was done to, for instance a flag's id; empty where nothing is named
     * @param address where the request came from
     */
    public void write(String who, String what, String object, String detail, String address) {
        String name = who.length() > 64 ? who.substring(0, 64) : who;
        log.add(name, what, object, detail.isEmpty() ? "from " + address : detail + ", from " + address);
    }

    /** The newest first. */
    public List<AuditLog.Entry> newest(int limit, int offset) {
        return log.latest(limit, offset);
    }
}
