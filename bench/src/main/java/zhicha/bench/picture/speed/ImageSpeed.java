package zhicha.bench.picture.speed;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** Measures on one core what a picture costs, and search over fingerprints of which there are very many. */
@Command(
        name = "image-speed",
        mixinStandardHelpOptions = true,
        description = "图片判读与指纹检索的速度 / speed of judging pictures and of searching fingerprints")
public final class ImageSpeed implements Callable<Integer> {
    public static final String WHAT =
            "milliseconds a picture on one core, and exact search over 1 to 100 million fingerprints beside a scan";

    private static final long SEED = 20261123;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PrintStream out = System.out;

    @Option(
            names = "--fingerprints",
            split = ",",
            description = "指纹数 / numbers of fingerprints; 100000000 takes 16 GB of disk and as much memory (default: "
                    + "${DEFAULT-VALUE})")
    private List<Integer> counts = List.of(1_000_000, 10_000_000);

    @Option(names = "--radius", split = ",", description = "汉明半径 / radii in bits (default: ${DEFAULT-VALUE})")
    private List<Integer> radii = List.of(31, 63);

    @Option(
            names = "--folder",
            description = "指纹库的临时位置 / where the fingerprints are put for a while (default: the system's folder)")
    private Path folder = Path.of(System.getProperty("java.io.tmpdir"));

    @Option(
            names = "--side",
            description = "图片长边像素 / longer side of the pictures in pixels (default: ${DEFAULT-VALUE})",
            defaultValue = "800")
    private int side;

    @Option(
            names = "--references",
            description = "受保护图片数 / protected pictures; each takes some 50 ms to read in (default: ${DEFAULT-VALUE})",
            defaultValue = "200")
    private int references;

    @Option(names = "--logos", description = "标志数 / logos (default: ${DEFAULT-VALUE})", defaultValue = "20")
    private int logos;

    @Option(
            names = "--pictures",
            description = "观察内存时判读的图片数 / pictures that are read while memory is watched (default: ${DEFAULT-VALUE})",
            defaultValue = "3000")
    private int watched;

    @Option(names = "--seed", description = "种子 / seed (default: ${DEFAULT-VALUE})", defaultValue = "" + SEED)
    private long seed;

    @Option(names = "--quick", description = "小样本，数值无意义 / a small run, its figures mean nothing")
    private boolean quick;

    @Option(names = "--json", description = "JSON Lines")
    private boolean json;

    private ImageSpeed() {}

    /** @return the exit code */
    public static int run(String... arguments) {
        return new CommandLine(new ImageSpeed()).execute(arguments);
    }

    @Override
    public Integer call() throws IOException {
        if (quick) {
            counts = List.of(20_000);
            side = 200;
            references = 6;
            logos = 2;
            watched = 50;
        }
        Files.createDirectories(folder);
        line("种子 / seed " + seed + ", Java " + Runtime.version().feature() + ", " + System.getProperty("os.arch"));
        PictureSpeed pictures = PictureSpeed.of(
                new PictureSpeed.Setting(side, references, logos, watched, quick ? 0.05 : 5), seed, folder);
        show(pictures);
        List<SearchSpeed> searches = new ArrayList<>();
        for (int count : counts) {
            SearchSpeed search = SearchSpeed.of(count, seed, folder, radii, quick ? 0.05 : 5);
            searches.add(search);
            show(search);
        }
        before();
        out.println(figure(pictures, searches));
        boolean exact =
                searches.stream().flatMap(search -> search.radii().stream()).allMatch(SearchSpeed.AtRadius::agreed);
        return exact ? 0 : 1;
    }

    private void show(PictureSpeed pictures) {
        PictureSpeed.Setting setting = pictures.setting();
        line(String.format(
                Locale.ROOT,
                "%nJPEG, longer side %d, %.0f KB on average; %,d protected pictures and %,d logos, ready in %.1f s, "
                        + "at the next start in %.1f s",
                setting.side(),
                pictures.size() / 1024,
                setting.works(),
                setting.logos(),
                pictures.load(),
                pictures.again()));
        line(String.format(Locale.ROOT, "%-24s%14s%12s%12s", "", "CPU ms", "median ms", "p99 ms"));
        row("decode", pictures.decode());
        row("fingerprint (PDQ)", pictures.fingerprint());
        row("whole cascade", pictures.cascade());
        line(String.format(
                Locale.ROOT,
                "%.0f %% of the pictures were flagged; reading %,d pictures changed the native memory by %+.1f MB",
                pictures.flagged(),
                setting.looked(),
                pictures.grown()));
        if (json) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("side", setting.side());
            object.put("references", setting.works());
            object.put("logos", setting.logos());
            object.put("decodeMilliseconds", pictures.decode().cpu() / 1e3);
            object.put("fingerprintMilliseconds", pictures.fingerprint().cpu() / 1e3);
            object.put("cascadeMilliseconds", pictures.cascade().cpu() / 1e3);
            object.put("cascadeP99Milliseconds", pictures.cascade().slow() / 1e3);
            object.put("loadSeconds", pictures.load());
            object.put("loadAgainSeconds", pictures.again());
            object.put("nativeMemoryGrownMegabytes", pictures.grown());
            out.println(JSON.writeValueAsString(object));
        }
    }

    private void row(String name, Timed timed) {
        line(String.format(
                Locale.ROOT,
                "%-24s%14.2f%12.2f%12.2f",
                name,
                timed.cpu() / 1e3,
                timed.median() / 1e3,
                timed.slow() / 1e3));
    }

    private void show(SearchSpeed search) {
        line(String.format(
                Locale.ROOT,
                "%n%,d 个指纹 / fingerprints in %d files, %.2f GB (%.0f bytes each): built in %.1f s, open in %.2f s, all in "
                        + "memory in %.1f s, resident %,.0f MB",
                search.count(),
                search.segments(),
                search.fileBytes() / 1e9,
                (double) search.fileBytes() / search.count(),
                search.build(),
                search.open(),
                search.load(),
                search.resident()));
        line(String.format(
                Locale.ROOT, "%-24s%14s%12s%12s%14s", "", "queries/s", "median us", "p99 us", "found as scan"));
        for (SearchSpeed.AtRadius at : search.radii()) {
            Timed timed = at.timed();
            line(String.format(
                    Locale.ROOT,
                    "%-24s%,14.0f%,12.1f%,12.1f%14s",
                    "tables, radius " + at.radius(),
                    timed.rate(),
                    timed.median(),
                    timed.slow(),
                    at.agreed() ? "yes" : "NO"));
        }
        scan("scan, one query", search.scanned(), search.count());
        scan("scan, 32 at once", search.scannedTogether(), search.count());
        if (json) {
            for (SearchSpeed.AtRadius at : search.radii()) {
                Map<String, Object> object = new LinkedHashMap<>();
                object.put("fingerprints", search.count());
                object.put("radius", at.radius());
                object.put("queriesPerSecond", Math.round(at.timed().rate()));
                object.put("medianMicroseconds", at.timed().median());
                object.put("p99Microseconds", at.timed().slow());
                object.put("exact", at.agreed());
                object.put("bytes", search.fileBytes());
                object.put("buildSeconds", search.build());
                object.put("openSeconds", search.open());
                object.put("loadSeconds", search.load());
                object.put("residentMegabytes", search.resident());
                object.put("scanQueriesPerSecond", search.scanned() / search.count());
                object.put("scanTogetherQueriesPerSecond", search.scannedTogether() / search.count());
                out.println(JSON.writeValueAsString(object));
            }
        }
    }

    private void scan(String name, double compares, int count) {
        line(String.format(
                Locale.ROOT,
                "%-24s%,14.1f%,12.1f%12s  %.2f G/s",
                name,
                compares / count,
                count / compares * 1e6,
                "",
                compares / 1e9));
    }

    /** Measured in November 2026 on another machine, two cores of a Sapphire Rapids. */
    private void before() {
        line("");
        line("此前所测（另一台机器）/ measured before, on another machine:");
        line(
                "  Java 16 x 16 bit multi-index, radius 31: 6,300-7,100 queries/s over 1 M, 830 over 10 M; built in 0.3 and 3 s");
        line("  Meta's C++ multi-index, radius 31: 570-660 queries/s over 1 M; built in 23 s");
        line("  decode and PDQ: C++ 5.3 ms; ImageIO 3-4 ms and Java PDQ 1.3 ms (smaller pictures)");
        line("  flat: Java scalar 0.2-0.6 G/s, Java Vector API 2.4-3.2 G/s, Meta's C++ with AVX-512 1.1-2.3 G/s");
    }

    private static String figure(PictureSpeed pictures, List<SearchSpeed> searches) {
        List<String> figures = new ArrayList<>();
        figures.add(String.format(
                Locale.ROOT,
                "decode and PDQ %.1f ms, cascade %.1f ms a picture",
                (pictures.decode().cpu() + pictures.fingerprint().cpu()) / 1e3,
                pictures.cascade().cpu() / 1e3));
        for (SearchSpeed search : searches) {
            for (SearchSpeed.AtRadius at : search.radii()) {
                figures.add(String.format(
                        Locale.ROOT,
                        "%s at %d: %,.0f queries/s, median %,.0f us%s",
                        millions(search.count()),
                        at.radius(),
                        at.timed().rate(),
                        at.timed().median(),
                        at.agreed() ? "" : " (NOT EXACT)"));
            }
        }
        return String.join("; ", figures);
    }

    private static String millions(int count) {
        return count < 1_000_000 ? count / 1000 + " k" : count / 1_000_000 + " M";
    }

    private void line(String text) {
        if (!json) {
            out.println(text);
        }
    }
}
