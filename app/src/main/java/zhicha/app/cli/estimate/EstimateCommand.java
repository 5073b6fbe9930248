package zhicha.app.cli.estimate;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import zhicha.app.cli.given.KeptState;
import zhicha.app.cli.terminal.CommandFailure;
import zhicha.app.cli.terminal.Exit;
import zhicha.app.cli.terminal.Streams;
import zhicha.app.estimate.EstimateRows;
import zhicha.app.estimate.Estimates;
import zhicha.app.estimate.RightNames;
import zhicha.app.estimate.SampleArchive;
import zhicha.app.store.Store;
import zhicha.app.web.api.ApiRecords;

@Command(
        name = "estimate",
        description = "由随机份额估算疑似商品的占比，附区间、分母、未应答与日期 / "
                + "estimates prevalence from the random share, with interval, denominators, non-response and date.")
public final class EstimateCommand implements Callable<Integer> {
    @Option(names = "--site", paramLabel = "SITE", description = "只算一个站点 / one site only")
    private @Nullable String site;

    @Option(
            names = "--crawl",
            paramLabel = "ID",
            description = "过去的一次采集：以当时的命中估算，可重现 / one crawl of the past, by what was flagged then; reproducible")
    private @Nullable String crawl;

    @Option(names = "--json", description = "每行一个 JSON / JSON Lines")
    private boolean json;

    @Option(names = "--csv", description = "CSV（RFC 4180，UTF-8）")
    private boolean csv;

    @Mixin
    private KeptState state = new KeptState();

    @Mixin
    private Streams streams = new Streams();

    @Override
    public Integer call() throws IOException {
        if (json && csv) {
            throw CommandFailure.usage("--json 与 --csv 只能选一 / choose one of --json and --csv", "--json");
        }
        PrintWriter out = streams.out();
        PrintWriter err = streams.err();
        try (Store store = state.openStore(err)) {
            Estimates estimates = Estimates.of(new SampleArchive(store.jdbi()), site, crawl);
            if (crawl != null
                    && estimates.sites().isEmpty()
                    && estimates.unusable().isEmpty()) {
                throw CommandFailure.unavailable(
                        "没有这次采集 / there is no such crawl：" + crawl,
                        "编号见 estimate --json 的 crawl 栏，或页面“估算” / ids stand in the field crawl of estimate --json, and in the console");
            }
            EstimateRows rows = new EstimateRows(new RightNames(store.jdbi()));
            if (csv) {
                out.print(rows.csv(estimates));
            } else if (json) {
                rows.rows(estimates).forEach(row -> out.println(ApiRecords.JSON.writeValueAsString(row)));
            } else {
                new EstimateWords(out, new RightNames(store.jdbi())).print(estimates);
            }
            out.flush();
            estimates
                    .unusable()
                    .forEach(one -> err.println("不能估算 / no estimate：" + one.site() + "（" + one.crawl() + "）："
                            + one.why().zh() + " / " + one.why().en()));
            if (estimates.sites().isEmpty()) {
                err.println("没有可用于估算的采集 / there is no crawl to estimate from");
            }
        }
        return Exit.DONE;
    }
}
