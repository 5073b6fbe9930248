package zhicha.app.cli.sites;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import zhicha.app.cli.given.KeptState;
import zhicha.app.cli.terminal.Exit;
import zhicha.app.cli.terminal.Listed;
import zhicha.app.cli.terminal.Streams;
import zhicha.app.store.Store;
import zhicha.app.store.layout.LayoutAlarm;
import zhicha.crawler.layout.LayoutChange.Rate;
import zhicha.crawler.layout.LayoutChart;
import zhicha.crawler.layout.PageFill;
import zhicha.rules.subject.CaptureId;

@Command(
        name = "health",
        description =
                "各站点网页给出各项内容的比例，及版式变化警报；有未确认的警报时退出码为 1"
                        + " / how often the pages of each site give each field, and alarms of changed layouts; exit code 1 where one is open.")
final class SitesHealthCommand implements Callable<Integer> {
    /** Pages that "of late" means. */
    private static final int LATE = 200;

    @Option(names = "--site", paramLabel = "SITE", description = "只看一个站点 / one site only")
    private @Nullable String site;

    @Option(names = "--all", description = "也列出已确认的警报 / acknowledged alarms as well")
    private boolean all;

    @Mixin
    private Listed listed = new Listed();

    @Mixin
    private KeptState state = new KeptState();

    @Mixin
    private Streams streams = new Streams();

    /** @param before pages before the late ones, {@code late} the latest */
    private record Field(String site, PageFill.Kind kind, String field, Rate before, Rate late) {}

    @Override
    public Integer call() {
        PrintWriter out = streams.out();
        PrintWriter err = streams.err();
        try (Store store = state.openStore(err)) {
            for (Field field : fields(store)) {
                out.println(listed.line(field, SitesHealthCommand::json, SitesHealthCommand::plain));
            }
            List<LayoutAlarm> alarms = all
                    ? store.layoutAlarms().all(site, 1_000)
                    : store.layoutAlarms().open(site);
            for (LayoutAlarm alarm : alarms) {
                out.println(listed.line(alarm, SitesHealthCommand::json, SitesHealthCommand::plain));
            }
            out.flush();
            long open = alarms.stream().filter(LayoutAlarm::open).count();
            err.println("未确认的版式警报 / open alarms " + open);
            if (open > 0) {
                err.println("  -> sites acknowledge ID --note TEXT");
            }
            return open > 0 ? Exit.FINDINGS : Exit.DONE;
        }
    }

    private List<Field> fields(Store store) {
        List<Field> fields = new ArrayList<>();
        for (String id : store.layoutPages().sites()) {
            if (site != null && !site.equals(id)) {
                continue;
            }
            for (PageFill.Kind kind : PageFill.Kind.values()) {
                List<PageFill> pages = store.layoutPages().latest(id, kind, null);
                int from = Math.max(0, pages.size() - LATE);
                TreeSet<String> names = new TreeSet<>();
                pages.forEach(page -> names.addAll(page.filled()));
                names.forEach(name -> fields.add(new Field(
                        id,
                        kind,
                        name,
                        LayoutChart.rate(name, pages.subList(0, from)),
                        LayoutChart.rate(name, pages.subList(from, pages.size())))));
            }
        }
        return fields;
    }

    private static String plain(Field field) {
        String before = field.before().pages() == 0 ? "" : LayoutWords.rate(field.before()) + " -> ";
        return field.site() + "  " + field.kind().written() + "  " + field.field() + "  " + before
                + LayoutWords.rate(field.late());
    }

    private static String plain(LayoutAlarm alarm) {
        String state = alarm.open()
                ? "⚠ " + alarm.id()
                : "✓ " + alarm.id() + "（" + alarm.acknowledgedBy() + "，" + alarm.note() + "）";
        return state + "  " + LayoutWords.line(alarm)
                + "\n    此前 / before  " + shown(alarm.beforeCapture())
                + "\n    此后 / after   " + shown(alarm.afterCapture())
                + "\n    -> " + alarm.cure().zh() + " / " + alarm.cure().en();
    }

    private static String shown(@Nullable CaptureId capture) {
        return capture == null ? "—" : capture.value();
    }

    private static String json(Field field) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("type", "field");
        line.put("site", field.site());
        line.put("page", field.kind().written());
        line.put("field", field.field());
        line.put("before", rate(field.before()));
        line.put("latest", rate(field.late()));
        return JsonMapper.shared().writeValueAsString(line);
    }

    private static String json(LayoutAlarm alarm) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("type", "alarm");
        line.put("id", alarm.id());
        line.put("site", alarm.site());
        line.put("page", alarm.kind().written());
        line.put("field", alarm.field());
        line.put("before", rate(alarm.before()));
        line.put("after", rate(alarm.after()));
        line.put("changedAt", alarm.changedAt().toString());
        line.put("raisedAt", alarm.raisedAt().toString());
        line.put("crawl", alarm.run());
        line.put(
                "beforeCapture",
                alarm.beforeCapture() == null ? null : alarm.beforeCapture().value());
        line.put(
                "afterCapture",
                alarm.afterCapture() == null ? null : alarm.afterCapture().value());
        line.put("open", alarm.open());
        line.put("acknowledgedBy", alarm.acknowledgedBy());
        line.put("note", alarm.note());
        line.put("cure", Map.of("zh", alarm.cure().zh(), "en", alarm.cure().en()));
        return JsonMapper.shared().writeValueAsString(line);
    }

    private static Map<String, Object> rate(Rate rate) {
        return Map.of("filled", rate.filled(), "pages", rate.pages());
    }
}
