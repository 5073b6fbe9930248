package zhicha.app.cli.house;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.LinkedHashMap;
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
        PrintWriter out = streams.out();
        try (Store store = state.openStore(streams.err())) {
            for (Account account : new Accounts(store.jdbi(), Clock.systemUTC()).all()) {
                out.println(listed.line(account, UsersListCommand::json, UsersListCommand::plain));
            }
            out.flush();
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
