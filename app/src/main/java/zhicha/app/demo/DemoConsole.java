package zhicha.app.demo;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import zhicha.app.archive.ArchiveSearch;
import zhicha.app.desk.Desk;
import zhicha.app.packs.ShownProblems;
import zhicha.app.screenshot.RequestedScreenshots;
import zhicha.app.web.Console;
import zhicha.app.web.Console.ConsoleProblem;
import zhicha.app.web.ConsoleParts;
import zhicha.app.web.ConsoleSettings;
import zhicha.app.web.account.Account;
import zhicha.app.web.account.Accounts;
import zhicha.app.web.account.Role;
import zhicha.app.web.packs.PackBoard;
import zhicha.rules.load.PackReading;

/** The console of a demo, with people who can sign in: two of them, since a lead needs a second person's approval. */
public final class DemoConsole implements AutoCloseable {
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int PASSWORD_LETTERS = 12;

    private final Console console;
    private final List<SignIn> signIns;

    private DemoConsole(Console console, List<SignIn> signIns) {
        this.console = console;
        this.signIns = List.copyOf(signIns);
    }

    /** Someone who can sign in; the password is made anew at every start. */
    public record SignIn(String role, String user, String password) {}

    /**
     * @param packs the rules that the flags were raised by
     * @param folders the packs were read from
     * @param archive what is searched; it stays open
     * @param screenshots that can be asked for; they stay open
     * @param ports tried in turn; 0 is any free one
     */
    public static DemoConsole open(
            Desk desk,
            PackReading packs,
            List<Path> folders,
            ArchiveSearch archive,
            RequestedScreenshots screenshots,
            List<Integer> ports) {
        Accounts accounts = new Accounts(desk.store().jdbi(), Clock.systemUTC());
        List<SignIn> signIns = List.of(
                let(accounts, "yanpan", "研判员 / analyst", EnumSet.of(Role.ANALYST)),
                let(accounts, "fuhe", "复核人 / second person", EnumSet.of(Role.ANALYST, Role.OFFICER)),
                let(
                        accounts,
                        "admin",
                        "管理员 / administrator",
                        EnumSet.of(Role.ADMINISTRATOR, Role.AUDITOR, Role.MAINTAINER)));
        PackBoard.Board board =
                PackBoard.Board.of(packs, ShownProblems.of(packs.problems(), folders), Instant.now(), List.of(), false);
        ConsoleParts parts = desk.consoleParts(() -> packs, () -> board, archive, screenshots);
        ConsoleProblem last = null;
        for (int port : ports) {
            try {
                return new DemoConsole(Console.start(ConsoleSettings.local(port).withOpenHealth(), parts), signIns);
            } catch (ConsoleProblem e) {
                last = e;
            }
        }
        throw last == null ? new IllegalArgumentException("no port to listen on was given") : last;
    }

    private static SignIn let(Accounts accounts, String user, String role, Set<Role> roles) {
        String password = password();
        Account known = accounts.byName(user).orElse(null);
        if (known == null) {
            accounts.add(user, role.substring(0, role.indexOf(' ')), roles, password, false);
        } else {
            accounts.setPassword(known, password, false);
        }
        return new SignIn(role, user, password);
    }

    private static String password() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < PASSWORD_LETTERS; i++) {
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }

    public URI address() {
        return console.address();
    }

    public List<SignIn> signIns() {
        return signIns;
    }

    @Override
    public void close() {
        console.close();
    }
}
