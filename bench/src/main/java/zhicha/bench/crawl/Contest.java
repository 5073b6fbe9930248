package zhicha.bench.crawl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import zhicha.bench.crawl.peer.Contender;
import zhicha.bench.crawl.site.MadeSite;
import zhicha.bench.crawl.site.SiteServer;
import zhicha.bench.crawl.site.Visit;

/** One crawler let loose on the made site. */
final class Contest {
    private static final long PATIENCE_MINUTES = 20;

    private Contest() {}

    /**
     * What came of it.
     *
     * @param pages different pages that were served; {@code forbidden} requests that robots.txt forbids
     * @param seconds from the first request to the last, by the server's clock
     * @param output of the crawler's process
     */
    record Result(
            String name,
            int pages,
            int requests,
            int forbidden,
            double seconds,
            Used used,
            List<Visit> visits,
            String output) {
        double pagesPerSecond() {
            return pages / seconds;
        }

        double cpuPerThousand() {
            return used.cpu() * 1000 / pages;
        }
    }

    /** Serves a site in one way or another. */
    @FunctionalInterface
    interface Serving {
        SiteServer serve(Path work) throws IOException, InterruptedException;
    }

    static Result run(
            Contender contender, MadeSite site, Serving serving, int threads, String delay, int budget, Path folder)
            throws IOException, InterruptedException {
        Path work = Files.createTempDirectory(folder, "run");
        try (SiteServer server = serving.serve(work)) {
            List<String> starts = site.names().stream()
                    .map(name -> "http://" + name + ":" + server.port() + "/")
                    .toList();
            Path out = work.resolve("out.txt");
            Process process = contender
                    .start()
                    .process(new Contender.Task(starts, threads, delay, budget, work))
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            boolean ended;
            try {
                ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
            } finally {
                process.destroyForcibly();
            }
            String output = Files.readString(out);
            Optional<Used> used = Used.of(output);
            if (!ended || used.isEmpty()) {
                throw new IOException(contender.name() + (ended ? " failed: " : " did not end: ") + tail(output));
            }
            return result(contender.name(), server.stop(), used.get(), output);
        } finally {
            Folders.delete(work);
        }
    }

    private static Result result(String name, List<Visit> visits, Used used, String output) {
        int pages = (int) visits.stream()
                .filter(Visit::isPage)
                .map(visit -> visit.host() + visit.path())
                .distinct()
                .count();
        int forbidden = (int) visits.stream().filter(Visit::isForbidden).count();
        double first = visits.stream().mapToDouble(Visit::time).min().orElse(0);
        double last = visits.stream().mapToDouble(Visit::time).max().orElse(0);
        return new Result(name, pages, visits.size(), forbidden, Math.max(last - first, 0.001), used, visits, output);
    }

    private static String tail(@Nullable String output) {
        return output == null ? "" : output.substring(Math.max(0, output.length() - 2_000));
    }
}
