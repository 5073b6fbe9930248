package zhicha.app.cli.house;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import zhicha.app.cli.given.KeptState;
import zhicha.app.cli.terminal.CommandFailure;
import zhicha.app.cli.terminal.Exit;
import zhicha.app.cli.terminal.ShellUser;
import zhicha.app.cli.terminal.Streams;
import zhicha.app.store.Store;
import zhicha.app.web.account.Account;
import zhicha.app.web.account.AccountProblem;
import zhicha.app.web.account.Accounts;
import zhicha.app.web.account.Role;

@Command(
        name = "add",
        description =
                "新增用户；口令由终端或标准输入第一行读取 / adds a person; the password is asked for, or read from the first line of standard input.")
final class UsersAddCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "登录名 / sign-in name")
    private String name = "";

    @Option(
            names = "--role",
            required = true,
            arity = "1..*",
            split = ",",
            paramLabel = "ROLE",
            description = "角色 / analyst, officer, maintainer, administrator, auditor")
    private List<String> roles = List.of();

    @Option(
            names = "--shown",
            paramLabel = "TEXT",
            description = "姓名，默认同登录名 / the name shown; default: the sign-in name")
    private String shown = "";

    @Option(names = "--must-change", description = "首次登录须改口令 / the password must be changed at the first sign-in")
    private boolean mustChange;

    @Mixin
    private KeptState state = new KeptState();

    @Mixin
    private Streams streams = new Streams();

    @Override
    public Integer call() throws IOException {
        PrintWriter err = streams.err();
        Set<Role> wanted = EnumSet.noneOf(Role.class);
        for (String role : roles) {
            try {
                wanted.add(Role.parse(role));
            } catch (IllegalArgumentException e) {
                throw CommandFailure.usage(String.valueOf(e.getMessage()), "--role analyst");
            }
        }
        String password = PasswordAsked.by(err);
        try (Store store = Store.open(state.storeSettings(err))) {
            Account added =
                    new Accounts(store.jdbi(), Clock.systemUTC()).add(name, shown, wanted, password, mustChange);
            store.audit().add(ShellUser.name(), "user-added", added.name(), Role.written(added.roles()));
            err.println("已新增用户 / added " + added.name() + "  " + Role.written(added.roles()));
        } catch (AccountProblem e) {
            throw CommandFailure.usage(
                    e.wording().zh() + " / " + e.wording().en(), "改正后再执行一次 / put it right and run this again");
        }
        return Exit.DONE;
    }
}
