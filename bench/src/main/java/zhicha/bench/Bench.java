package zhicha.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import zhicha.bench.crawl.CrawlSpeed;
import zhicha.bench.extraction.ExtractionQuality;
import zhicha.bench.picture.ImageQuality;
import zhicha.bench.picture.speed.ImageSpeed;
import zhicha.bench.quality.TextQuality;
import zhicha.bench.sampling.SamplingQuality;
import zhicha.bench.speed.MatchSpeed;
import zhicha.bench.speed.TextSpeed;

/** {@code ./zhicha bench NAME}; without a name it lists them. */
public final class Bench {
    private static final int USAGE = 2;

    private Bench() {}

    /** One benchmark: what it measures, and the measuring, which ends with a line that is the figure. */
    private record Benchmark(String what, Measuring measuring) {}

    private interface Measuring {
        /** @return the exit code */
        int run(Path root, String... arguments);
    }

    private static Map<String, Benchmark> all() {
        return new TreeMap<>(Map.of(
                "crawl", new Benchmark(CrawlSpeed.WHAT, (root, arguments) -> CrawlSpeed.run(arguments)),
                "extraction",
                        new Benchmark(ExtractionQuality.WHAT, (root, arguments) -> ExtractionQuality.run(arguments)),
                "image-speed", new Benchmark(ImageSpeed.WHAT, (root, arguments) -> ImageSpeed.run(arguments)),
                "image-quality", new Benchmark(ImageQuality.WHAT, (root, arguments) -> ImageQuality.run(arguments)),
                "match-speed", new Benchmark(MatchSpeed.WHAT, (root, arguments) -> MatchSpeed.run(root)),
                "sampling", new Benchmark(SamplingQuality.WHAT, (root, arguments) -> SamplingQuality.run(arguments)),
                "text-quality", new Benchmark(TextQuality.WHAT, TextQuality::run),
                "text-speed", new Benchmark(TextSpeed.WHAT, (root, arguments) -> TextSpeed.run(arguments))));
    }

    public static void main(String[] arguments) {
        int exit = run(Path.of(System.getProperty("zhicha.root", "")).toAbsolutePath(), arguments);
        if (exit != 0) {
            System.exit(exit);
        }
    }

    /** As from the command line, without ending the JVM. */
    public static int run(Path root, String... arguments) {
        Map<String, Benchmark> all = all();
        if (arguments.length == 0) {
            all.forEach((name, benchmark) -> System.out.println(name + "  " + benchmark.what()));
            return 0;
        }
        Benchmark chosen = all.get(arguments[0]);
        if (chosen == null) {
            System.err.println("没有这个测评 / no benchmark \"" + arguments[0] + "\"; there are " + all.keySet());
            return USAGE;
        }
        return chosen.measuring().run(root, Arrays.copyOfRange(arguments, 1, arguments.length));
    }
}
