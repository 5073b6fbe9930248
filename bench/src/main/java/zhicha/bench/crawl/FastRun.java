package zhicha.bench.crawl;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import zhicha.bench.crawl.Contest.Result;
import zhicha.bench.crawl.peer.Contender;
import zhicha.bench.crawl.peer.Contenders;
import zhicha.bench.crawl.peer.OurCrawl;
import zhicha.bench.crawl.site.MadeSite;
import zhicha.bench.crawl.site.SiteServer;

/**
 * A site crawled as fast as it goes, by ours and by others: one after the other, or all at the same time, each with a server
 * of its own, so that whatever else the machine does is the same for all.
 *
 * @param ours whether ours crawl it, and {@code peers} whether the others do
 * @param crawlee where it was installed
 * @param together whether all run at the same time
 * @param lean whether the site is served by the built-in server although there is nginx
 */
record FastRun(
        Report report, MadeSite site, boolean ours, boolean peers, Path crawlee, boolean together, boolean lean) {
    /** @param work a folder that is made empty afterwards */
    void run(Path work) throws IOException, InterruptedException {
        Path pages = work.resolve("fast");
        site.write(pages);
        Optional<Path> nginx = lean ? Optional.empty() : SiteServer.nginx();
        Contest.Serving serving = run -> nginx.isPresent()
                ? SiteServer.nginx(nginx.get(), site, pages, run)
                : SiteServer.lean(site, pages, run, null, 0);
        report.line(String.format(
                Locale.ROOT,
                "%n%,d 页，%d 台主机，由 %s 提供 / pages of %.1f KB on %d hosts, served by %s; robots obeyed, links and JSON-LD read",
                site.pages(),
                site.hosts(),
                nginx.isPresent() ? "nginx" : "内置服务器",
                site.bytes() / 1000.0,
                site.hosts(),
                nginx.isPresent() ? "nginx" : "the built-in server"));
        report.line(String.format(
                Locale.ROOT,
                "%-34s%10s%10s%14s%12s%10s",
                "",
                "pages",
                "pages/s",
                "CPU s/1,000",
                "peak MB",
                "forbidden"));
        List<Contender> contenders = new ArrayList<>();
        if (ours) {
            contenders.add(Contenders.ours("zhicha, sealing", OurCrawl.JSON_LD));
            contenders.add(Contenders.ours("zhicha, sealing, whole extraction", OurCrawl.WHOLE));
        }
        if (peers) {
            contenders.addAll(List.of(Contenders.crawler4j(), Contenders.scrapy(), Contenders.crawlee(crawlee)));
        }
        contenders.removeIf(contender -> {
            contender.missing().ifPresent(why -> report.line(String.format("%-34s%s", contender.name(), why)));
            return contender.missing().isPresent();
        });
        Map<String, Result> results = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(together ? Math.max(1, contenders.size()) : 1)) {
            List<Future<Result>> running = new ArrayList<>();
            for (Contender contender : contenders) {
                running.add(threads.submit(
                        () -> Contest.run(contender, site, serving, site.hosts(), "0ms", 10 * site.pages(), work)));
            }
            for (Future<Result> one : running) {
                Result result = ended(one);
                results.put(result.name(), result);
                show(result);
            }
        }
        Result sealing = results.get("zhicha, sealing");
        if (sealing == null) {
            return;
        }
        report.sound(sealing.pages() == site.pages()
                && sealing.forbidden() == 0
                && sealing.output().contains("SEALED " + site.pages() + " "));
        report.figure(String.format(
                Locale.ROOT,
                "%.0f pages/s and %.2f CPU s per 1,000 pages, all sealed",
                sealing.pagesPerSecond(),
                sealing.cpuPerThousand()));
        results.values().stream()
                .filter(result -> !result.name().startsWith("zhicha"))
                .forEach(peer -> report.figure(String.format(
                        Locale.ROOT,
                        "%.1f times %s at %.2f of its CPU",
                        sealing.pagesPerSecond() / peer.pagesPerSecond(),
                        peer.name(),
                        sealing.cpuPerThousand() / peer.cpuPerThousand())));
    }

    private static Result ended(Future<Result> running) throws IOException, InterruptedException {
        try {
            return running.get();
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        }
    }

    private void show(Result result) {
        report.line(String.format(
                Locale.ROOT,
                "%-34s%,10d%,10.0f%14.2f%,12.0f%10d%s",
                result.name(),
                result.pages(),
                result.pagesPerSecond(),
                result.cpuPerThousand(),
                result.used().memory() / 1e6,
                result.forbidden(),
                result.pages() == site.pages() ? "" : "  NOT ALL"));
        report.object(Map.of(
                "crawler",
                result.name(),
                "pages",
                result.pages(),
                "pagesPerSecond",
                result.pagesPerSecond(),
                "cpuSecondsPer1000",
                result.cpuPerThousand(),
                "peakBytes",
                result.used().memory(),
                "forbidden",
                result.forbidden()));
    }
}
