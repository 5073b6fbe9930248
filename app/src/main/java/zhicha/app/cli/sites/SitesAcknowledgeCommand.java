package zhicha.app.cli.sites;

import java.time.Clock;
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
import zhicha.app.store.layout.LayoutAlarm;

@Command(
        name = "acknowledge",
        description = "确认一条版式警报已处理，此后的网页作为新的比较基准；记入审计"
                + " / says that an alarm was looked into: pages from now on are the new measure; audited.")
final class SitesAcknowledgeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "警报编号，见 sites health / as sites health shows it")
    private String id = "";

    @Option(names = "--note", required = true, paramLabel = "TEXT", description = "做了什么 / what was done")
    private String note = "";

    @Mixin
    private KeptState state = new KeptState();

    @Mixin
    private Streams streams = new Streams();

    @Override
    public Integer call() {
        try (Store store = state.openStore(streams.err())) {
            LayoutAlarm alarm = store.layoutAlarms()
                    .alarm(id)
                    .orElseThrow(
                            () -> CommandFailure.unavailable("没有这条警报 / there is no alarm " + id, "sites health --all"));
            String who = ShellUser.name();
            if (store.layoutAlarms()
                    .acknowledge(id, who, note, Clock.systemUTC().instant())) {
                store.audit()
                        .add(
                                who,
                                "layout-acknowledged",
                                id,
                                alarm.site() + " " + alarm.kind().written() + " " + alarm.field() + ": " + note);
                streams.err().println("已确认 / acknowledged：" + LayoutWords.line(alarm));
            } else {
                streams.err().println("此前已由 " + alarm.acknowledgedBy() + " 确认 / was acknowledged before");
            }
            return Exit.DONE;
        }
    }
}
