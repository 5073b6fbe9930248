package zhicha.app.cli.house;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import zhicha.app.archive.Reindexing;
import zhicha.app.cli.given.KeptState;
import zhicha.app.cli.terminal.CommandFailure;
import zhicha.app.cli.terminal.Exit;
import zhicha.app.cli.terminal.Interruption;
import zhicha.app.cli.terminal.Streams;
import zhicha.app.desk.Desk;
import zhicha.app.store.Store;

@Command(
        name = "reindex",
        description = "按库中全部采集记录重建检索索引，建成后一次替换 / "
                + "makes the index for search anew from the store, and puts it in force in one step.")
public final class ReindexCommand implements Callable<Integer> {
    private static final long BETWEEN_LINES = 10_000;

    @Mixin
    private KeptState state = new KeptState();

    @Mixin
    private Streams streams = new Streams();

    @Override
    public Integer call() throws IOException {
        PrintWriter err = streams.err();
        Path archive = state.folder(err).resolve(Desk.ARCHIVE);
        AtomicBoolean stop = new AtomicBoolean();
        Reindexing.Outcome outcome;
        try (Interruption interruption = Interruption.calls(() -> stop.set(true));
                Store store = state.openStore(err)) {
            boolean alone = state.storeSettings(err).embedded();
            Optional<Reindexing.Outcome> done =
                    Reindexing.run(archive, store.revisions(), alone, progress(err), stop::get);
            if (done.isEmpty()) {
                throw CommandFailure.unavailable(
                        "已中断，原索引未变 / stopped; the index in force is the old one", "再次执行 reindex / run reindex again");
            }
            outcome = done.get();
        }
        streams.out()
                .println(String.format(
                        Locale.ROOT,
                        "已索引 %d 件商品的 %d 个版本，用时 %.1f 秒，每秒 %d 个版本 / %d revisions of %d listings in %.1f s, %d a second",
                        outcome.listings(),
                        outcome.contents(),
                        outcome.took().toMillis() / 1000.0,
                        outcome.rate(),
                        outcome.contents(),
                        outcome.listings(),
                        outcome.took().toMillis() / 1000.0,
                        outcome.rate()));
        streams.out().flush();
        if (outcome.unreadable() > 0) {
            err.println(outcome.unreadable()
                    + " 个版本无法读取，未列入检索；详见上面的日志 / revisions could not be read and are left out of the search;"
                    + " the log above names them");
            return Exit.BAD_DATA;
        }
        return Exit.DONE;
    }

    private static LongConsumer progress(PrintWriter err) {
        long[] told = {0};
        return listings -> {
            if (listings - told[0] >= BETWEEN_LINES) {
                told[0] = listings;
                err.println("已索引商品 / listings in the index: " + listings);
                err.flush();
            }
        };
    }
}
