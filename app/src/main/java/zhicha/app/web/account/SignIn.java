package zhicha.app.web.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * The door: checks a name and a password and slows down guessing. Five wrong passwords for one name lock that name for
 * fifteen minutes, kept in the store so that a restart does not open it; thirty wrong ones from one address within ten
 * minutes close the door to that address. An unknown name is treated exactly like a wrong password.
 */
public final class SignIn {
    static final int TRIES = 5;
    static final Duration LOCK = Duration.ofMinutes(15);
    static final int TRIES_PER_ADDRESS = 30;
    static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int ADDRESSES = 10_000;
    private static final int TURNS = 64;

    private final Jdbi jdbi;
    private final Accounts accounts;
    private final Clock clock;
    private final Object[] turns = new Object[TURNS];
    private final Map<String, Deque<Instant>> wrongByAddress = new LinkedHashMap<>(16, 0.75f, true);

    public SignIn(Jdbi jdbi, Accounts accounts, Clock clock) {
        this.jdbi = jdbi;
        this.accounts = accounts;
        this.clock = clock;
        Arrays.setAll(turns, number -> new Object());
    }

    /** What came of a try. */
    public sealed interface Outcome {
        record Welcome(Account account) implements Outcome {}

        /** Wrong name, wrong password or an account that was closed; which of them is not told. */
        record Refused() implements Outcome {}

        record Locked(Instant until) implements Outcome {}
    }

    public Outcome attempt(String name, String password, String address) {
        String tried = name.strip().toLowerCase(Locale.ROOT);
        // no database keeps NUL and half characters
        String kept = tried.substring(0, Math.min(64, tried.length())).replaceAll("[\\p{Cc}\\p{Cs}]", "?");
        // tries for one name come one after another: many at once would all be let in before the first was counted
        synchronized (turns[Math.floorMod(kept.hashCode(), turns.length)]) {
            return attempt(tried, kept, password, address);
        }
    }

    private Outcome attempt(String tried, String kept, String password, String address) {
        Instant now = clock.instant();
        Optional<Instant> closed = closedTo(address, now).or(() -> lockedUntil(kept, now));
        if (closed.isPresent()) {
            return new Outcome.Locked(closed.get());
        }
        Optional<Account> account = accounts.byName(tried).filter(Account::active);
        if (account.isEmpty()) {
            Passwords.pretendToCheck(password);
        }
        if (account.isPresent() && accounts.passwordIs(account.get(), password)) {
            jdbi.useHandle(handle -> handle.execute("delete from sign_in_failure where name = ?", kept));
            return new Outcome.Welcome(account.get());
        }
        return fail(kept, address, now);
    }

    /** Whether the signed-in person knows the present password; wrong answers count as failed sign-ins. */
    public boolean confirm(Account account, String password, String address) {
        return attempt(account.name(), password, address) instanceof Outcome.Welcome;
    }

    private Outcome fail(String name, String address, Instant now) {
        synchronized (wrongByAddress) {
            wrongByAddress.computeIfAbsent(address, key -> new ArrayDeque<>()).addLast(now);
            if (wrongByAddress.size() > ADDRESSES) {
                wrongByAddress.remove(wrongByAddress.keySet().iterator().next());
            }
        }
        return jdbi.inTransaction(handle -> {
            int before = handle.createQuery(
                            "select failures from sign_in_failure where name = :name and last_at > :since")
                    .bind("name", name)
                    .bind("since", now.minus(LOCK).atOffset(ZoneOffset.UTC))
                    .mapTo(Integer.class)
                    .findOne()
                    .orElse(0);
            boolean lock = before + 1 >= TRIES;
            Instant until = now.plus(LOCK);
            handle.execute(
                    "delete from sign_in_failure where name = ? or last_at < ?",
                    name,
                    now.minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC));
            handle.createUpdate("insert into sign_in_failure (name, failures, last_at, locked_until)"
                            + " values (:name, :failures, :now, :until) on conflict do nothing")
                    .bind("name", name)
                    .bind("failures", lock ? 0 : before + 1)
                    .bind("now", now.atOffset(ZoneOffset.UTC))
                    .bindByType("until", lock ? until.atOffset(ZoneOffset.UTC) : null, OffsetDateTime.class)
                    .execute();
            return lock ? new Outcome.Locked(until) : new Outcome.Refused();
        });
    }

    private Optional<Instant> lockedUntil(String name, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select locked_until from sign_in_failure where name = :name and locked_until > :now")
                .bind("name", name)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .mapTo(OffsetDateTime.class)
                .findOne()
                .map(OffsetDateTime::toInstant));
    }

    private Optional<Instant> closedTo(String address, Instant now) {
        synchronized (wrongByAddress) {
            Deque<Instant> wrong = wrongByAddress.get(address);
            if (wrong == null) {
                return Optional.empty();
            }
            wrong.removeIf(at -> at.isBefore(now.minus(WINDOW)));
            return wrong.size() < TRIES_PER_ADDRESS
                    ? Optional.empty()
                    : Optional.of(wrong.getFirst().plus(WINDOW));
        }
    }
}
