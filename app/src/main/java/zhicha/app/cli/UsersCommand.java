package zhicha.app.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import zhicha.app.store.Store;
import zhicha.app.web.account.Account;
import zhicha.app.web.account.AccountProblem;
import zhicha.app.web.account.Accounts;
import zhicha.app.web.account.Role;

@Command(
        name = "users",
        description = "控制台用户 / the people who may sign in.",
        subcommands = {UsersCommand.Add.class, UsersCommand.ListUsers.class})
final class UsersCommand {
    private static String written(Set<Role> roles) {
        return roles.stream().sorted().map(Role::written).collect(Collectors.joining(","));
    }

    @Command(
            name = "add",
            description =
                    "新增用户；口令由终端或标准输入第一行读取 / adds a person; the password is asked for, or read from the first line of standard input.")
    static final class Add implements Callable<Integer> {
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

        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            PrintWriter err = SpecOut.err(spec);
            Set<Role> wanted = EnumSet.noneOf(Role.class);
            for (String role : roles) {
                try {
                    wanted.add(Role.parse(role));
                } catch (IllegalArgumentException e) {
                    throw CommandFailure.usage(String.valueOf(e.getMessage()), "--role analyst");
                }
            }
            String password = password(err);
            try (Store store = Store.open(state.storeSettings(err))) {
                Account added =
                        new Accounts(store.jdbi(), Clock.systemUTC()).add(name, shown, wanted, password, mustChange);
                store.audit().add(Shell.user(), "user-added", added.name(), written(added.roles()));
                err.println("已新增用户 / added " + added.name() + "  " + written(added.roles()));
            } catch (AccountProblem e) {
                throw CommandFailure.usage(
                        e.wording().zh() + " / " + e.wording().en(), "改正后再执行一次 / put it right and run this again");
            }
            return Exit.DONE;
        }

        private static String password(PrintWriter err) throws IOException {
            // later JDKs hand out a console for a pipe too, which would prompt into it
            System.setProperty("jdk.console", "java.base");
            Console console = System.console();
            if (console == null) {
                String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
                if (line == null || line.isEmpty()) {
                    throw CommandFailure.usage(
                            "没有给出口令 / no password was given",
                            "在终端执行，或由标准输入给出 / run it at a terminal, or give it on standard input");
                }
                return line;
            }
            err.flush();
            char[] first = console.readPassword("口令 / password: ");
            char[] second = console.readPassword("再输一次 / again: ");
            if (first == null || !Arrays.equals(first, second)) {
                throw CommandFailure.usage("两次输入的口令不一致 / the two passwords differ", "再执行一次 / run this again");
            }
            return new String(first);
        }
    }

    @Command(name = "list", description = "列出用户 / lists the people who may sign in.")
    static final class ListUsers implements Callable<Integer> {
        @Option(names = "--json", description = "每行一个 JSON / JSON Lines")
        private boolean json;

        @Mixin
        private KeptState state = new KeptState();

        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            PrintWriter out = SpecOut.out(spec);
            try (Store store = state.openStore(SpecOut.err(spec))) {
                for (Account account : new Accounts(store.jdbi(), Clock.systemUTC()).all()) {
                    out.println(json ? json(account) : line(account));
                }
                out.flush();
            }
            return Exit.DONE;
        }

        private static String line(Account account) {
            return account.name() + "  " + PlainLine.of(account.displayName()) + "  " + written(account.roles())
                    + (account.active() ? "" : "  已停用 / closed");
        }

        private static String json(Account account) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("name", account.name());
            fields.put("displayName", account.displayName());
            fields.put(
                    "roles",
                    account.roles().stream().sorted().map(Role::written).toList());
            fields.put("active", account.active());
            fields.put("mustChange", account.mustChange());
            return JsonMapper.shared().writeValueAsString(fields);
        }
    }
}
