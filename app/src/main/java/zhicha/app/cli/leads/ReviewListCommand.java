package zhicha.app.cli.leads;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import zhicha.app.cli.given.KeptState;
import zhicha.app.cli.terminal.CommandFailure;
import zhicha.app.cli.terminal.Exit;
import zhicha.app.cli.terminal.Listed;
import zhicha.app.cli.terminal.PlainLine;
import zhicha.app.cli.terminal.Streams;
import zhicha.app.store.Store;
import zhicha.app.web.api.ApiRecords;
import zhicha.reporting.review.QueueEntry;
import zhicha.reporting.review.QueueFilter;
import zhicha.reporting.review.ReviewQueue;
import zhicha.reporting.review.flag.FlagStatus;

@Command(name = "list", description = "列出待研判条目，最紧要者在前 / lists what waits for an analyst, most urgent first.")
final class ReviewListCommand implements Callable<Integer> {
    /** Rows read at a time, so that a queue of any length needs little memory. */
    private static final int ROWS = 500;

    @Option(
            names = "--status",
            split = ",",
            paramLabel = "STATUS",
            description = "状态，默认 open；all 为全部 / open, confirmed, dismissed …; default: open; all for any")
    private List<String> statuses = List.of("open");

    @Mixin
    private Listed listed = new Listed();

    @Mixin
    private KeptState state = new KeptState();

    @Mixin
    private Streams streams = new Streams();

    @Override
    public Integer call() {
        PrintWriter out = streams.out();
        PrintWriter err = streams.err();
        QueueFilter filter = QueueFilter.ALL.status(statuses());
        try (Store store = state.openStore(err)) {
            ReviewQueue queue = new ReviewQueue(store.reviews(), Clock.systemUTC(), store.ids(), ReviewQueue.LEASE);
            long read = 0;
            List<QueueEntry> some;
            do {
                some = queue.list(filter, ROWS, Math.toIntExact(read));
                some.forEach(
                        entry -> out.println(listed.line(entry, ReviewListCommand::json, ReviewListCommand::plain)));
                read += some.size();
            } while (some.size() == ROWS);
            out.flush();
            err.println("条目 / entries " + read);
        }
        return Exit.DONE;
    }

    private FlagStatus[] statuses() {
        if (statuses.contains("all")) {
            return new FlagStatus[0];
        }
        try {
            return statuses.stream().map(FlagStatus::parse).toArray(FlagStatus[]::new);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()), "--status open,confirmed，或 / or --status all");
        }
    }

    private static String json(QueueEntry entry) {
        return ApiRecords.JSON.writeValueAsString(ApiRecords.of(entry));
    }

    private static String plain(QueueEntry entry) {
        return "%.2f  %s  %s  %s  %s  %s"
                .formatted(
                        entry.flag().score(),
                        entry.status().chinese(),
                        entry.flag().id(),
                        entry.flag().right().name(),
                        PlainLine.of(entry.flag().listing().id()),
                        PlainLine.of(entry.flag().listing().title()));
    }
}
