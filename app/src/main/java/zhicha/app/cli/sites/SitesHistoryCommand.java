package zhicha.app.cli.sites;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import zhicha.app.cli.given.KeptState;
import zhicha.app.cli.terminal.CommandFailure;
import zhicha.app.cli.terminal.Exit;
import zhicha.app.cli.terminal.Listed;
import zhicha.app.cli.terminal.PlainLine;
import zhicha.app.cli.terminal.Streams;
import zhicha.app.store.Store;
import zhicha.app.web.review.words.LifeWords;
import zhicha.crawler.life.FieldChange;
import zhicha.crawler.life.LifeEvent;
import zhicha.crawler.life.LifeLine;

@Command(
        name = "history",
        description = "一件商品的经历：首见、变化（何项由何变何）、下架、重新上架"
                + " / the life of a listing: first seen, changed (what, from and to), gone, back.")
final class SitesHistoryCommand implements Callable<Integer> {
    @Parameters(paramLabel = "LISTING", description = "商品编号 / id of the listing")
    private String listing = "";

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
        try (Store store = state.openStore(err)) {
            LifeLine life = store.lives().of(listing);
            if (life.events().isEmpty()) {
                throw CommandFailure.unavailable(
                        "没有这件商品的记录 / nothing is known of " + listing,
                        "编号如 jd-100012；只采集未判读的，由 zhicha run 判读后才有 / ids look like jd-100012; what was crawled and not"
                                + " judged appears after zhicha run");
            }
            for (LifeEvent event : life.events()) {
                out.println(listed.line(event, this::json, SitesHistoryCommand::plain));
            }
            out.flush();
            err.println("首见 / first seen " + life.firstSeen() + "，末见 / last seen " + life.lastSeen()
                    + "，末次查看 / last looked at " + life.lastLooked() + (life.gone() ? "，已下架 / gone" : ""));
        }
        return Exit.DONE;
    }

    private static String plain(LifeEvent event) {
        StringBuilder line = new StringBuilder(event.at() + "  "
                + LifeWords.of(event).zh() + " / " + LifeWords.of(event).en());
        for (FieldChange change : event.changes()) {
            line.append("\n    ")
                    .append(LifeWords.field(change.field()).zh())
                    .append(" / ")
                    .append(change.field())
                    .append("：")
                    .append(PlainLine.of(LifeWords.values(change), 300));
        }
        return line.toString();
    }

    private String json(LifeEvent event) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("listing", listing);
        line.put("event", event.written());
        line.put("at", event.at().toString());
        line.put("capture", event.capture() == null ? null : event.capture().value());
        if (event instanceof LifeEvent.Gone gone) {
            line.put("reason", gone.reason());
        }
        List<Map<String, Object>> changes = event.changes().stream()
                .map(change ->
                        Map.<String, Object>of("field", change.field(), "from", change.from(), "to", change.to()))
                .toList();
        line.put("changes", changes);
        return JsonMapper.shared().writeValueAsString(line);
    }
}
