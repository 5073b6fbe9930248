package zhicha.app.cli.house;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.json.JsonMapper;
import zhicha.app.cli.given.KeptState;
import zhicha.app.cli.terminal.Exit;
import zhicha.app.cli.terminal.Listed;
import zhicha.app.cli.terminal.PlainLine;
import zhicha.app.cli.terminal.Streams;
import zhicha.app.store.Store;
import zhicha.app.web.account.Account;
import zhicha.app.web.account.Accounts;
import zhicha.app.web.account.Role;

@Command(name = "list", description = "列出用户 / lists the people who may sign in.")
final class UsersListCommand implements Callable<Integer> {
    @Mixin
    private Listed listed = new Listed();

    @Mixin
    private KeptState state = new KeptState();

    @Mixin
    private Streams streams = new Streams();

    @Override
    public Integer call() {
        PrintWriter err = streams.err();
        try (Store store = state.openStore(err)) {
            List<Account> all = new Accounts(store.jdbi(), Clock.systemUTC()).all();
            listed.print(all, UsersListCommand::json, UsersListCommand::plain, streams.out(), err, "用户 / users");
            if (all.isEmpty()) {
                err.println("  -> users add NAME --role administrator");
            }
        }
        return Exit.DONE;
    }

    private static String plain(Account account) {
        return account.name() + "  " + PlainLine.of(account.displayName()) + "  " + Role.written(account.roles())
                + (account.active() ? "" : "  已停用 / closed");
    }

    private static String json(Account account) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", account.name());
        fields.put("displayName", account.displayName());
        fields.put("roles", account.roles().stream().sorted().map(Role::written).toList());
        fields.put("active", account.active());
        fields.put("mustChange", account.mustChange());
        return JsonMapper.shared().writeValueAsString(fields);
    }
}
