package zhicha.app.web.account;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Who did what, when, from where. Rows are only ever added. */
public final class AuditLog {
    private final Jdbi jdbi;
    private final Clock clock;

    public AuditLog(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * One row.
     *
     * @param who sign-in name, also of somebody who was refused
     * @param action for instance {@code sign-in}, {@code sign-in-refused}, {@code decide}
     * @param subject what it was done to, for instance a flag's id
     */
    public record Entry(
            String id, OffsetDateTime at, String who, String action, String subject, String detail, String address) {}

    public void write(
            @Nullable Account account, String who, String action, String subject, String detail, String address) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "insert into audit_entry (id, at, account_id, account_name, action, subject, detail, address)"
                                + " values (:id, :at, :account, :who, :action, :subject, :detail, :address)")
                .bind("id", Secrets.id(clock.instant()))
                .bind("at", clock.instant().atOffset(ZoneOffset.UTC))
                .bindByType("account", account == null ? null : account.id(), String.class)
                .bind("who", cut(who, 64))
                .bind("action", cut(action, 40))
                .bind("subject", cut(subject, 200))
                .bind("detail", cut(detail, 1000))
                .bind("address", cut(address, 64))
                .execute());
    }

    /** The newest first. */
    public List<Entry> newest(int limit, int offset) {
        return jdbi.withHandle(handle -> handle
                .createQuery("select id, at, account_name, action, subject, detail, address from audit_entry"
                        + " order by at desc, id desc limit :limit offset :offset")
                .bind("limit", limit)
                .bind("offset", offset)
                .map((row, context) -> new Entry(
                        row.getString("id"),
                        row.getObject("at", OffsetDateTime.class),
                        row.getString("account_name"),
                        row.getString("action"),
                        row.getString("subject"),
                        row.getString("detail"),
                        row.getString("address")))
                .list());
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
