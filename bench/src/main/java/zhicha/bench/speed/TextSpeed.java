package zhicha.bench.speed;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import zhicha.bench.titles.PlainTitles;
import zhicha.bench.titles.TitleSet;
import zhicha.rules.load.Packs;
import zhicha.rules.pack.RulePack;

/** Measures the matcher with many names on one core, beside other matchers in the same run. */
@Command(
        name = "text-speed",
        mixinStandardHelpOptions = true,
        description = "文字判读的速度与同类比较 / speed with many names, beside peers")
public final class TextSpeed implements Callable<Integer> {
    public static final String WHAT = "titles a second with 1,000 to 200,000 names on one core, beside peers";

    /** The number of names that the figure is of. */
    private static final int OF_INTEREST = 20_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PrintStream out = System.out;

    @Option(names = "--names", split = ",", description = "名称数 / numbers of names (default: ${DEFAULT-VALUE})")
    private List<Integer> sizes = List.of(1_000, OF_INTEREST, 200_000);

    @Option(names = "--titles", description = "标题数 / titles (default: ${DEFAULT-VALUE})", defaultValue = "20000")
    private int titleCount;

    @Option(names = "--seed", description = "种子 / seed (default: ${DEFAULT-VALUE})", defaultValue = "" + TitleSet.SEED)
    private long seed;

    @Option(names = "--quick", description = "小样本，数值无意义 / a small run, its figures mean nothing")
    private boolean quick;

    @Option(names = "--json", description = "JSON Lines")
    private boolean json;

    private TextSpeed() {}

    /** @return the exit code */
    public static int run(String... arguments) {
        return new CommandLine(new TextSpeed()).execute(arguments);
    }

    @Override
    public Integer call() throws InterruptedException {
        if (quick) {
            sizes = List.of(100, 400);
            titleCount = 300;
        }
        // a service runs for days: what the compiler of the JVM does in the first seconds is no part of the figure
        Clocked.Effort effort = quick ? new Clocked.Effort(0.02, 0.02, 1) : new Clocked.Effort(20, 2, 5);
        Clocked.Effort peers = quick ? effort : new Clocked.Effort(4, 1, 3);
        RulePack standard = Packs.load(List.of()).rulebook().packs().get(0);
        int most = sizes.stream().mapToInt(Integer::intValue).max().orElse(1);
        List<String> names = MadeNames.of(most, seed);
        List<String> titles = PlainTitles.naming(names, titleCount, seed);
        // the tables that all matchers share are read once, by a matcher that is thrown away
        Peers.whole(MadeNames.rulebook(standard, names.subList(0, 10))).look(titles, 0, Math.min(200, titles.size()));
        line("种子 / seed " + seed + "，标题 / titles " + titles.size() + "，平均字数 / mean length "
                + titles.stream().mapToInt(String::length).sum() / titles.size());
        Map<Integer, Clocked> whole = new LinkedHashMap<>();
        Map<Integer, Double> against = new LinkedHashMap<>();
        Map<Integer, Reload> reloads = new LinkedHashMap<>();
        boolean equal = true;
        for (int size : sizes) {
            List<String> some = names.subList(0, size);
            line(String.format(
                    Locale.ROOT,
                    "%n%,d 个名称 / names%n%-26s%12s%10s%10s%10s%14s",
                    size,
                    "",
                    "titles/s",
                    "p99 us",
                    "heap MB",
                    "build s",
                    "hits/million"));
            List<Clocked> all = new ArrayList<>();
            all.add(Clocked.of("zhicha", () -> Peers.whole(MadeNames.rulebook(standard, some)), titles, effort));
            all.add(Clocked.of("zhicha literal pass", () -> Peers.literal(some), titles, peers));
            all.add(Clocked.of("hankcs AC double array", () -> Peers.hankcs(some), titles, peers));
            all.add(Clocked.of("houbb sensitive-word", () -> Peers.houbb(some), titles, peers));
            all.add(Clocked.of("lucene-monitor phrases", () -> Peers.monitor(some), titles, peers));
            all.forEach(clocked -> row(size, clocked));
            whole.put(size, all.get(0));
            against.put(size, all.get(1).rate() / all.get(2).rate());
            Peers.Agreement agreement = Peers.agreement(some, titles.subList(0, Math.min(titles.size(), 5_000)));
            equal &= agreement.equal();
            Reload reload = Reload.of(some, edited -> Peers.whole(MadeNames.rulebook(standard, edited)), titles);
            reloads.put(size, reload);
            facts(size, all, agreement, reload);
        }
        growth(whole);
        int shown = whole.containsKey(OF_INTEREST) ? OF_INTEREST : sizes.get(sizes.size() - 1);
        Clocked clocked = whole.get(shown);
        Reload reload = reloads.get(shown);
        if (clocked == null || reload == null) {
            throw new IllegalStateException("nothing was measured with " + shown + " names");
        }
        out.printf(
                Locale.ROOT,
                "%,d names: %,.0f titles/s on one core, p99 %.0f us, literal pass %.2f x hankcs (%s hits), edit live in %.2f s%n",
                shown,
                clocked.rate(),
                clocked.microseconds99(),
                against.getOrDefault(shown, 0.0),
                equal ? "equal" : "UNEQUAL",
                reload.seconds());
        return 0;
    }

    private void line(String text) {
        if (!json) {
            out.println(text);
        }
    }

    private void row(int size, Clocked clocked) {
        if (json) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("names", size);
            object.put("matcher", clocked.name());
            object.put("titlesPerSecond", Math.round(clocked.rate()));
            object.put("p99Microseconds", clocked.microseconds99());
            object.put("heapMegabytes", clocked.megabytes());
            object.put("buildSeconds", clocked.build());
            object.put("hitsPerMillion", Math.round(clocked.hits()));
            out.println(JSON.writeValueAsString(object));
        } else {
            out.printf(
                    Locale.ROOT,
                    "%-26s%,12.0f%10.1f%10.1f%10.2f%,14.0f%n",
                    clocked.name(),
                    clocked.rate(),
                    clocked.microseconds99(),
                    clocked.megabytes(),
                    clocked.build(),
                    clocked.hits());
        }
    }

    private void facts(int size, List<Clocked> all, Peers.Agreement agreement, Reload reload) {
        double ours = all.get(0).rate();
        line(String.format(
                Locale.ROOT,
                "  whole / peer: hankcs %.3f, sensitive-word %.2f, monitor %.1f; literal pass / hankcs %.2f",
                ours / all.get(2).rate(),
                ours / all.get(3).rate(),
                ours / all.get(4).rate(),
                all.get(1).rate() / all.get(2).rate()));
        line(String.format(
                Locale.ROOT,
                "  字面命中 / literal hits: %,d in both, only ours %s, only hankcs %s",
                agreement.both(),
                some(agreement.onlyOurs()),
                some(agreement.onlyHankcs())));
        line(String.format(
                Locale.ROOT,
                "  重载 / reload: an edit is live after %.2f s; meanwhile %,d titles were matched, the slowest in %.1f ms",
                reload.seconds(),
                reload.titles(),
                reload.longestPause()));
        if (json) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("names", size);
            object.put("reloadSeconds", reload.seconds());
            object.put("literalHitsEqual", agreement.equal());
            out.println(JSON.writeValueAsString(object));
        }
    }

    private static String some(List<String> hits) {
        return hits.size() + (hits.isEmpty() ? "" : " " + hits.subList(0, Math.min(3, hits.size())));
    }

    /** How the time of a title grows with the names. */
    private void growth(Map<Integer, Clocked> whole) {
        Integer before = null;
        for (Map.Entry<Integer, Clocked> entry : whole.entrySet()) {
            Clocked earlier = before == null ? null : whole.get(before);
            if (earlier != null && before != null) {
                line(String.format(
                        Locale.ROOT,
                        "%,d -> %,d names (x %.0f): time of a title x %.2f, heap x %.1f",
                        before,
                        entry.getKey(),
                        entry.getKey() / (double) before,
                        earlier.rate() / entry.getValue().rate(),
                        entry.getValue().megabytes() / Math.max(0.1, earlier.megabytes())));
            }
            before = entry.getKey();
        }
    }
}
