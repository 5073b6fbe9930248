package zhicha.bench.picture;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import zhicha.bench.edits.LogoScenes;
import zhicha.bench.edits.PackScenes;
import zhicha.bench.edits.SellerEdits;
import zhicha.bench.photos.DrawnScenes;
import zhicha.bench.photos.Logo;
import zhicha.bench.photos.PhotoFolder;
import zhicha.bench.photos.Shot;

/** Grades the picture matcher that {@code match} runs: what sellers do to pictures, logos in photos, and pictures that show nothing. */
@Command(
        name = "image-quality",
        mixinStandardHelpOptions = true,
        description =
                "图片判读的召回与误报 / recall of each edit and each way a logo stands in a photo, innocent pictures flagged")
public final class ImageQuality implements Callable<Integer> {
    public static final String WHAT =
            "recall of copied pictures by edit and of logos in photos, innocent pictures flagged";
    /** The default seed, recorded so that others get the same pictures. */
    public static final long SEED = 20261123;

    private static final int NO_INPUT = 66;
    private static final int MOST_FILES = 4000;
    private static final int DRAWN_SHOTS = 600;

    private final PrintStream out = System.out;
    private final List<String> problems = new ArrayList<>();

    @Option(
            names = "--pictures",
            paramLabel = "DIR",
            arity = "1..*",
            description = "照片目录，默认为已安装的 Debian 壁纸包 / folders of photos, by default Debian packages of wallpapers")
    private List<Path> pictures = List.of();

    @Option(names = "--logos", paramLabel = "DIR", description = "标志目录，默认自绘 / a folder of logos, by default drawn ones")
    private @Nullable Path logos;

    @Option(names = "--seed", description = "种子 / seed (default: ${DEFAULT-VALUE})", defaultValue = "" + SEED)
    private long seed;

    @Option(
            names = "--queries",
            description = "每部分受保护图片数 / protected pictures of each part (default: ${DEFAULT-VALUE})",
            defaultValue = "80")
    private int queries;

    @Option(
            names = "--innocent",
            description = "每部分无关图片数 / innocent pictures of each part (default: ${DEFAULT-VALUE})",
            defaultValue = "400")
    private int innocent;

    @Option(names = "--held-out", description = "列出留出集的漏报，调优者勿看 / also name the held-out set's misses; not for tuning")
    private boolean heldOut;

    @Option(
            names = "--part",
            description = "open、held-out 或 both / which part (default: ${DEFAULT-VALUE})",
            defaultValue = "both")
    private String part = "both";

    @Option(
            names = "--edits",
            split = ",",
            description = "只测这些改动，logos 为标志，packs 为包装 / only these edits; logos for logos, packs for packs")
    private List<String> edits = List.of();

    @Option(names = "--quick", description = "小样本，数值无意义 / a small run, its figures mean nothing")
    private boolean quick;

    private ImageQuality() {}

    /** @return the exit code */
    public static int run(String... arguments) {
        return new CommandLine(new ImageQuality()).execute(arguments);
    }

    @Override
    public Integer call() throws IOException {
        if (quick) {
            queries = 4;
            innocent = 20;
        }
        List<Shot> shots = shots();
        if (shots.size() < 8) {
            System.err.println("可用图片不足八张 / fewer than eight usable pictures in " + pictures);
            return NO_INPUT;
        }
        PictureReport report = new PictureReport(out);
        report.line("种子 / seed " + seed + "，图片 / pictures " + shots.size());
        List<PictureReport.Figures> figures = new ArrayList<>();
        for (PictureSet set : PictureSet.parts(shots, marks(), queries, innocent, seed)) {
            if (part.equals("both") || part.equals(set.name())) {
                figures.add(judge(set, report));
            }
        }
        problems.forEach(System.err::println);
        report.last(figures);
        return 0;
    }

    private List<Shot> shots() throws IOException {
        List<Path> folders = pictures.isEmpty() && !quick ? PhotoFolder.installed() : pictures;
        List<Shot> shots = new ArrayList<>(PhotoFolder.read(folders, MOST_FILES, seed, problems::add));
        if (pictures.isEmpty() && shots.size() < DRAWN_SHOTS / 4) {
            System.err.println(
                    "本机照片不足，改用自绘图片；可安装 / too few photos are installed, so drawn pictures are used; install: apt-get install "
                            + String.join(" ", PhotoFolder.PACKAGES));
            IntStream.range(0, quick ? 60 : DRAWN_SHOTS)
                    .mapToObj(number -> DrawnScenes.scene(number, seed))
                    .forEach(shots::add);
        }
        return shots;
    }

    private List<Logo> marks() throws IOException {
        if (logos != null) {
            return PhotoFolder.logos(logos, 80, seed, problems::add);
        }
        List<Logo> drawn = new ArrayList<>();
        for (int number = 0; number < (quick ? 4 : 12); number++) {
            drawn.add(DrawnScenes.seal(number, seed));
            drawn.add(DrawnScenes.flat(number, seed));
            drawn.add(DrawnScenes.flat(number + 100, seed));
        }
        return drawn;
    }

    private PictureReport.Figures judge(PictureSet set, PictureReport report) throws IOException {
        Path folder = Files.createTempDirectory("zhicha-bench");
        try {
            Watch watch = new Watch(set, folder);
            report.begin(set, watch);
            boolean named = set.name().equals("open") || heldOut;
            CopyRound copies = new CopyRound(set, watch, seed);
            List<CopyRound.Recall> recalls = new ArrayList<>();
            for (var edit : SellerEdits.all()) {
                if (edits.isEmpty() || edits.contains(edit.name())) {
                    CopyRound.Recall recall = copies.recall(edit);
                    report.copies(recall, named);
                    recalls.add(recall);
                }
            }
            CopyRound.Flags flags = copies.innocent();
            report.innocent(flags, copies, named);
            LogoRound round = new LogoRound(set, watch, seed);
            List<LogoRound.Recall> marks = new ArrayList<>();
            for (LogoScenes.Way way :
                    edits.isEmpty() || edits.contains("logos") ? LogoScenes.all() : List.<LogoScenes.Way>of()) {
                LogoRound.Recall recall = round.recall(way);
                report.logos(recall, named);
                marks.add(recall);
            }
            List<PackRound.Recall> packs = new ArrayList<>();
            if (edits.isEmpty() || edits.contains("packs")) {
                int number = set.name().equals("open") ? 0 : 1;
                PackRound printed = new PackRound(set, number, queries, folder.resolve("packs"), seed);
                for (PackScenes.Way way : PackScenes.all()) {
                    PackRound.Recall recall = printed.recall(way);
                    report.packs(recall, named);
                    packs.add(recall);
                }
            }
            return report.end(set, recalls, flags, marks, packs);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
