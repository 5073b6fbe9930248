package zhicha.app.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import zhicha.app.store.Store;
import zhicha.app.web.api.ApiRecords;
import zhicha.reporting.review.FlagStatus;
import zhicha.reporting.review.QueueEntry;
import zhicha.reporting.review.QueueFilter;
import zhicha.reporting.review.ReviewQueue;

@Command(name = "review", description = "研判队列 / the review queue.", subcommands = ReviewCommand.ListFlags.class)
final class ReviewCommand {
    /** Rows read at a time, so that a queue of any length needs little memory. */
    private static final int ROWS = 500;

    @Command(name = "list", description = "列出待研判条目，最紧要者在前 / lists what waits for an analyst, most urgent first.")
    static final class ListFlags implements Callable<Integer> {
        @Option(
                names = "--status",
                split = ",",
                paramLabel = "STATUS",
                description = "状态，默认 open；all 为全部 / open, confirmed, dismissed …; default: open; all for any")
        private List<String> statuses = List.of("open");

        @Option(names = "--json", description = "每行一个 JSON / JSON Lines")
        private boolean json;

        @Mixin
        private KeptState state = new KeptState();

        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            PrintWriter out = SpecOut.out(spec);
            PrintWriter err = SpecOut.err(spec);
            QueueFilter filter = QueueFilter.ALL.status(statuses());
            try (Store store = state.openStore(err)) {
                ReviewQueue queue = new ReviewQueue(store.reviews(), Clock.systemUTC(), store.ids(), ReviewQueue.LEASE);
                long listed = 0;
                List<QueueEntry> some;
                do {
                    some = queue.list(filter, ROWS, Math.toIntExact(listed));
                    some.forEach(entry ->
                            out.println(json ? ApiRecords.JSON.writeValueAsString(ApiRecords.of(entry)) : line(entry)));
                    listed += some.size();
                } while (some.size() == ROWS);
                out.flush();
                err.println("条目 / entries " + listed);
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
                throw CommandFailure.usage(
                        String.valueOf(e.getMessage()), "--status open,confirmed，或 / or --status all");
            }
        }

        private static String line(QueueEntry entry) {
            return "%.2f  %s  %s  %s  %s  %s"
                    .formatted(
                            entry.flag().score(),
                            entry.status().chinese(),
                            entry.flag().id(),
                            entry.flag().right().name(),
                            entry.flag().listing().id(),
                            PlainLine.of(entry.flag().listing().title()));
        }
    }
}
