package zhicha.bench.quality;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import zhicha.bench.names.Brands;
import zhicha.bench.titles.LabelledTitle;
import zhicha.bench.titles.TitleSet;
import zhicha.matcher.hit.ListingPictures;
import zhicha.matcher.hit.PictureSearch;
import zhicha.matcher.match.ListingMatcher;
import zhicha.rules.load.PackReading;
import zhicha.rules.load.Packs;
import zhicha.rules.pack.Rulebook;
import zhicha.rules.watch.Right;

/**
 * Grades the matcher that {@code match} runs on labelled titles: those given, or a set built from recorded seeds. Tables of disguise
 * are others than those the matcher folds with.
 */
@Command(
        name = "text-quality",
        mixinStandardHelpOptions = true,
        description = "文字判读的召回与误报 / recall of each disguise and false alarms of each innocent kind")
public final class TextQuality implements Callable<Integer> {
    public static final String WHAT = "recall of each disguise, false alarms of each innocent kind, the worst misses";

    private static final int USAGE = 2;
    private static final int BAD_DATA = 65;

    private final Path root;
    private final PrintStream out = System.out;
    private final List<String> problems = new ArrayList<>();

    @Option(names = "--titles", paramLabel = "FILE", description = "商品 JSON Lines / listings to grade with")
    private @Nullable Path titles;

    @Option(names = "--labels", paramLabel = "FILE", description = "标注 JSON Lines / their labels")
    private @Nullable Path labels;

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            arity = "1..*",
            description = "规则包目录，默认 rules/packs / folders of packs, by default rules/packs")
    private List<Path> rules = List.of();

    @Option(names = "--seed", description = "种子 / seed (default: ${DEFAULT-VALUE})", defaultValue = "" + TitleSet.SEED)
    private long seed;

    @Option(names = "--held-out", description = "列出留出集的表格和漏报，调优者勿看 / also the held-out set's misses; not for tuning")
    private boolean heldOut;

    @Option(names = "--quick", description = "小样本 / a small set")
    private boolean quick;

    @Option(
            names = "--examples",
            paramLabel = "N",
            description = "每类列出的漏报、误报条数，默认 ${DEFAULT-VALUE} / misses and false alarms shown of each kind",
            defaultValue = "6")
    private int examples;

    @Option(names = "--json", description = "JSON Lines")
    private boolean json;

    @Option(
            names = "--write",
            paramLabel = "DIR",
            description = "另将所建标题、标注和名称规则包写入目录 / also write the set and its pack of names there")
    private @Nullable Path write;

    private TextQuality(Path root) {
        this.root = root;
    }

    /**
     * @param root the project's root
     * @return the exit code
     */
    public static int run(Path root, String... arguments) {
        return new CommandLine(new TextQuality(root)).execute(arguments);
    }

    @Override
    public Integer call() throws IOException {
        if ((titles == null) != (labels == null)) {
            System.err.println("--titles 与 --labels 须同时给出 / --titles and --labels go together");
            return USAGE;
        }
        List<Path> packs = rules.isEmpty() ? List.of(root.resolve("rules/packs")) : rules;
        Report report = new Report(out, json, examples);
        if (titles != null && labels != null) {
            Rulebook rulebook = load(packs);
            List<Graded> graded = grade(rulebook, LabelFile.read(titles, labels, problems::add), report);
            report.tables(graded);
            spurious(report, graded, rulebook, "");
            report.worst(graded);
            Report.Figures figures = Report.Figures.of(graded);
            problems.forEach(System.err::println);
            report.last(figures, figures);
            return problems.isEmpty() ? 0 : BAD_DATA;
        }
        return built(packs, report);
    }

    private int built(List<Path> packs, Report report) throws IOException {
        Brands brands = Brands.beside(load(packs).watchlist());
        TitleSet set = TitleSet.build(brands, quick ? TitleSet.Size.QUICK : TitleSet.Size.FULL, seed);
        Path temporary = Files.createTempDirectory("zhicha-bench");
        try {
            List<Path> with = new ArrayList<>(packs);
            with.add(brands.write(temporary));
            Rulebook rulebook = load(with);
            if (write != null) {
                LabelFile.write(write.resolve("open"), set.open());
                LabelFile.write(write.resolve("held-out"), set.heldOut());
                brands.write(write);
            }
            report.line(
                    "种子 / seed " + seed + "，权利 / rights " + rulebook.watchlist().size());
            List<Graded> open = grade(rulebook, set.open(), report);
            List<Graded> held = grade(rulebook, set.heldOut(), report);
            report.tables(open);
            if (heldOut || json) {
                report.tables(held);
            }
            report.line("");
            spurious(report, open, rulebook, "open: ");
            spurious(report, held, rulebook, "held-out: ");
            report.worst(heldOut ? Stream.concat(open.stream(), held.stream()).toList() : open);
            problems.forEach(System.err::println);
            report.last(Report.Figures.of(open), Report.Figures.of(held));
            return problems.isEmpty() ? 0 : BAD_DATA;
        } finally {
            try (Stream<Path> files = Files.walk(temporary)) {
                files.sorted(Comparator.reverseOrder()).forEach(TextQuality::delete);
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException kept) {
            throw new UncheckedIOException(file + " could not be deleted", kept);
        }
    }

    private Rulebook load(List<Path> packs) {
        PackReading reading = Packs.load(packs);
        reading.errors().forEach(problem -> problems.add(problem.toString()));
        return reading.rulebook();
    }

    private List<Graded> grade(Rulebook rulebook, List<LabelledTitle> all, Report report) {
        ListingMatcher matcher = new ListingMatcher(rulebook, PictureSearch.NONE, Clock.systemUTC());
        List<Graded> graded = new ArrayList<>(all.size());
        long start = System.nanoTime();
        for (LabelledTitle title : all) {
            graded.add(Graded.of(title, matcher.match(title.listing(), ListingPictures.NONE)));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        report.line(String.format(Locale.ROOT, "标题 / titles %d，%.1f s", all.size(), seconds));
        return graded;
    }

    private void spurious(Report report, List<Graded> all, Rulebook rulebook, String set) {
        List<Graded> ordinary = Report.ordinary(all);
        if (ordinary.isEmpty()) {
            return;
        }
        report.spurious(set + "普通标题每千条 / ordinary, per 1,000", Spurious.of(ordinary));
        List<Right> rights = rulebook.watchlist().rights();
        report.spurious(set + "  按字面 / literal search", Spurious.literal(ordinary, rights));
        report.spurious(set + "  按无调拼音 / toneless pinyin", Spurious.toneless(ordinary, rights));
    }
}
