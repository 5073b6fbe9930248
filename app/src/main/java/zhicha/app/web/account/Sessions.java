package zhicha.app.web.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Who is signed in. A session lives in the store, so a restart keeps it, and only as the SHA-256 of its token. It ends
 * after {@link #IDLE} without a request or {@link #LONGEST} in all. A token for programs is the same thing with a longer
 * life, sent as {@code Authorization: Bearer}.
 */
public final class Sessions {
    public static final Duration IDLE = Duration.ofHours(4);
    public static final Duration LONGEST = Duration.ofHours(12);
    public static final Duration PROGRAM = Duration.ofDays(90);
    /** How stale the time of the last request may be, so that not every request writes. */
    private static final Duration TOUCH = Duration.ofMinutes(1);

    private final Jdbi jdbi;
    private final Accounts accounts;
    private final Clock clock;

    public Sessions(Jdbi jdbi, Accounts accounts, Clock clock) {
        this.jdbi = jdbi;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** A program's token as its owner sees it; the token itself is shown once and never again. */
    public record ProgramToken(String key, String label, OffsetDateTime created, OffsetDateTime expires) {}

    /** A name for the session that can be written down: half of the token's SHA-256. */
    public static String key(String token) {
        return Secrets.sha256(token).substring(0, 32);
    }

    /** Opens a session and returns its token. */
    public String open(Account account) {
        jdbi.useHandle(handle -> handle.execute("delete from console_session where expires_at < ?", now()));
        return write(account, "browser", "", LONGEST);
    }

    /** Makes a token for a program, valid for {@link #PROGRAM}. */
    public String issue(Account account, String label) {
        return write(
                account,
                "program",
                label.strip().substring(0, Math.min(100, label.strip().length())),
                PROGRAM);
    }

    public Optional<Account> browser(String token) {
        return find(token, "browser");
    }

    public Optional<Account> program(String token) {
        return find(token, "program");
    }

    public void close(String token) {
        jdbi.useHandle(
                handle -> handle.execute("delete from console_session where token_hash = ?", Secrets.sha256(token)));
    }

    public List<ProgramToken> programTokens(Account account) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select token_hash, label, created_at, expires_at from console_session"
                                + " where account_id = :id and kind = 'program' and expires_at > :now order by created_at")
                .bind("id", account.id())
                .bind("now", now())
                .map((row, context) -> new ProgramToken(
                        row.getString("token_hash"),
                        row.getString("label"),
                        row.getObject("created_at", OffsetDateTime.class),
                        row.getObject("expires_at", OffsetDateTime.class)))
                .list());
    }

    public void revoke(Account account, String key) {
        jdbi.useHandle(handle -> handle.execute(
                "delete from console_session where token_hash = ? and account_id = ? and kind = 'program'",
                key,
                account.id()));
    }

    private String write(Account account, String kind, String label, Duration life) {
        String token = Secrets.random();
        jdbi.useHandle(handle -> handle.execute(
                "insert into console_session (token_hash, account_id, kind, label, created_at, last_seen_at, expires_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                Secrets.sha256(token),
                account.id(),
                kind,
                label,
                now(),
                now(),
                now().plus(life)));
        return token;
    }

    private Optional<Account> find(String token, String kind) {
        record Row(String account, Instant seen) {}
        String hash = Secrets.sha256(token);
        Instant now = clock.instant();
        Optional<Row> row = jdbi.withHandle(handle -> handle.createQuery(
                        "select account_id, last_seen_at from console_session"
                                + " where token_hash = :hash and kind = :kind and expires_at > :now")
                .bind("hash", hash)
                .bind("kind", kind)
                .bind("now", now())
                .map((r, context) -> new Row(
                        r.getString("account_id"),
                        r.getObject("last_seen_at", OffsetDateTime.class).toInstant()))
                .findOne());
        if (row.isEmpty()) {
            return Optional.empty();
        }
        Duration idle = Duration.between(row.get().seen(), now);
        if (kind.equals("browser") && idle.compareTo(IDLE) > 0) {
            close(token);
            return Optional.empty();
        }
        if (idle.compareTo(TOUCH) > 0) {
            jdbi.useHandle(handle ->
                    handle.execute("update console_session set last_seen_at = ? where token_hash = ?", now(), hash));
        }
        return accounts.byId(row.get().account()).filter(Account::active);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
