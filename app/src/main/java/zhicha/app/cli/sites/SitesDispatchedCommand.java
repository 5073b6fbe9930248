package zhicha.app.cli.sites;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
import zhicha.crawler.plan.WorkingHours;

@Command(
        name = "dispatched",
        description = "登记已就商品发出通知或函件，此后按站点文件 revisit.after-dispatch 所列天数复查；记入审计"
                + " / notes that a notice or letter went out about listings: they are looked at again on the days of"
                + " revisit.after-dispatch; audited.")
final class SitesDispatchedCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "LISTING", description = "商品编号 / ids of listings")
    private List<String> listings = List.of();

    @Option(names = "--on", paramLabel = "DATE", description = "发出日期，如 2026-11-23；默认现在 / day it went out; default: now")
    private @Nullable String on;

    @Option(names = "--ref", required = true, paramLabel = "TEXT", description = "文号或说明 / its number, or what it was")
    private String reference = "";

    @Mixin
    private KeptState state = new KeptState();

    @Mixin
    private Streams streams = new Streams();

    @Override
    public Integer call() {
        Instant sent = sent();
        try (Store store = state.openStore(streams.err())) {
            for (String listing : listings) {
                if (store.listings().seen(listing).isEmpty()) {
                    throw CommandFailure.unavailable("没有这件商品 / there is no listing " + listing, "检查编号 / check the id");
                }
            }
            String who = ShellUser.name();
            for (String listing : listings) {
                store.lives().dispatched(listing, sent, reference, who);
                store.audit().add(who, "dispatched", listing, reference + ", " + sent);
            }
            streams.err().println("已登记 / noted " + listings.size() + "，" + sent);
        }
        return Exit.DONE;
    }

    private Instant sent() {
        Instant now = Clock.systemUTC().instant();
        if (on == null) {
            return now;
        }
        try {
            Instant day = LocalDate.parse(on).atStartOfDay(WorkingHours.ZONE).toInstant();
            if (day.isAfter(now)) {
                throw CommandFailure.usage(
                        "--on " + on + " 在将来 / is still to come", "--on " + LocalDate.now(WorkingHours.ZONE));
            }
            return day;
        } catch (DateTimeParseException e) {
            throw CommandFailure.usage("--on " + on + " 不是日期 / is no date", "--on 2026-11-23");
        }
    }
}
