package zhicha.app.web.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The people who may sign in. Used by the console and by {@code zhicha users}. Safe for use by many threads. */
public final class Accounts {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,63}");

    private final Jdbi jdbi;
    private final Clock clock;

    public Accounts(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * Adds a person.
     *
     * @param mustChange whether the password has to be changed at the first sign-in
     * @throws AccountProblem if the name is taken or misshapen, the password weak, or no role is given
     */
    public Account add(String name, String displayName, Set<Role> roles, String password, boolean mustChange) {
        String plain = name.strip().toLowerCase(Locale.ROOT);
        if (!NAME.matcher(plain).matches()) {
            throw new AccountProblem(
                    "用户名“" + name + "”不合要求：2 至 64 个小写字母、数字、点、连字符或下划线，以字母或数字开头",
                    "sign-in name \"" + name
                            + "\" must be 2 to 64 lower-case letters, digits, dots, hyphens or underscores and start with a letter or digit");
        }
        String shown = displayName.isBlank() ? plain : displayName.strip();
        if (shown.length() > 100) {
            throw new AccountProblem("姓名不得超过 100 个字符", "the display name is longer than 100 characters");
        }
        if (roles.isEmpty()) {
            throw new AccountProblem("请至少选择一个角色", "choose at least one role");
        }
        Passwords.requireGood(password, plain);
        if (byName(plain).isPresent()) {
            throw taken(plain);
        }
        String id = "u-" + Secrets.id(clock.instant());
        String hash = Passwords.hash(password);
        jdbi.useTransaction(handle -> {
            // hashing takes a while, and somebody else may have taken the name meanwhile
            int added = handle.createUpdate(
                            "insert into account (id, name, display_name, password_hash, must_change, active, created_at)"
                                    + " values (:id, :name, :shown, :hash, :mustChange, true, :now)"
                                    + " on conflict do nothing")
                    .bind("id", id)
                    .bind("name", plain)
                    .bind("shown", shown)
                    .bind("hash", hash)
                    .bind("mustChange", mustChange)
                    .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .execute();
            if (added == 0) {
                throw taken(plain);
            }
            writeRoles(handle, id, roles);
        });
        return new Account(id, plain, shown, roles, mustChange, true);
    }

    private static AccountProblem taken(String name) {
        return new AccountProblem("用户名“" + name + "”已被使用", "sign-in name \"" + name + "\" is taken");
    }

    public Optional<Account> byName(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT);
        return NAME.matcher(plain).matches() ? find("where name = :value", plain) : Optional.empty();
    }

    public Optional<Account> byId(String id) {
        return find("where id = :value", id);
    }

    /** Everybody, by name. */
    public List<Account> all() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select id, name, display_name, must_change, active from account order by name")
                .map((row, context) -> read(handle, row))
                .list());
    }

    public boolean none() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from account")
                        .mapTo(Long.class)
                        .one())
                == 0;
    }

    /** Sets a password, ends every session and token of that person, and opens a door that wrong passwords had locked. */
    public void setPassword(Account account, String password, boolean mustChange) {
        Passwords.requireGood(password, account.name());
        String hash = Passwords.hash(password);
        jdbi.useTransaction(handle -> {
            handle.createUpdate("update account set password_hash = :hash, must_change = :must where id = :id")
                    .bind("hash", hash)
                    .bind("must", mustChange)
                    .bind("id", account.id())
                    .execute();
            handle.execute("delete from sign_in_failure where name = ?", account.name());
            endSessions(handle, account.id());
        });
    }

    /** Lets somebody in again, or shuts them out at once by ending their sessions. */
    public void setActive(Account account, boolean active) {
        jdbi.useTransaction(handle -> {
            handle.createUpdate("update account set active = :active where id = :id")
                    .bind("active", active)
                    .bind("id", account.id())
                    .execute();
            if (!active) {
                endSessions(handle, account.id());
            }
        });
    }

    public void setRoles(Account account, Set<Role> roles) {
        if (roles.isEmpty()) {
            throw new AccountProblem("请至少选择一个角色", "choose at least one role");
        }
        jdbi.useTransaction(handle -> {
            handle.execute("delete from account_role where account_id = ?", account.id());
            writeRoles(handle, account.id(), roles);
        });
    }

    /** Whether this is the account's password. Takes the same time for a wrong one. */
    boolean passwordIs(Account account, String password) {
        return jdbi.withHandle(handle -> handle.createQuery("select password_hash from account where id = :id")
                        .bind("id", account.id())
                        .mapTo(String.class)
                        .findOne())
                .map(hash -> Passwords.matches(password, hash))
                .orElse(false);
    }

    private Optional<Account> find(String where, String value) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select id, name, display_name, must_change, active from account " + where)
                        .bind("value", value)
                        .map((row, context) -> read(handle, row))
                        .findOne());
    }

    private static Account read(Handle handle, ResultSet row) throws SQLException {
        String id = row.getString("id");
        Set<Role> roles = EnumSet.noneOf(Role.class);
        handle.createQuery("select role from account_role where account_id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .forEach(role -> roles.add(Role.parse(role)));
        return new Account(
                id,
                row.getString("name"),
                row.getString("display_name"),
                roles,
                row.getBoolean("must_change"),
                row.getBoolean("active"));
    }

    private static void writeRoles(Handle handle, String id, Set<Role> roles) {
        for (Role role : roles) {
            handle.execute("insert into account_role (account_id, role) values (?, ?)", id, role.written());
        }
    }

    private static void endSessions(Handle handle, String id) {
        handle.execute("delete from console_session where account_id = ?", id);
    }
}
