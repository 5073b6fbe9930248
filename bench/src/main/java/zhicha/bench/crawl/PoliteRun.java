package zhicha.bench.crawl;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import zhicha.bench.crawl.Contest.Result;
import zhicha.bench.crawl.peer.Contenders;
import zhicha.bench.crawl.peer.OurCrawl;
import zhicha.bench.crawl.site.MadeSite;
import zhicha.bench.crawl.site.SiteServer;

/**
 * A site crawled politely: one host of it, the last, takes three times the delay for each answer.
 *
 * @param delay milliseconds between two requests to a host
 */
record PoliteRun(Report report, MadeSite site, int delay) {
    void run(Path work) throws IOException, InterruptedException {
        int hosts = site.hosts() - 1;
        Path pages = work.resolve("polite");
        site.write(pages);
        String slow = site.names().getLast();
        Result result = Contest.run(
                Contenders.ours("zhicha, polite", OurCrawl.JSON_LD),
                site,
                run -> SiteServer.lean(site, pages, run, slow, 3 * delay),
                32,
                delay + "ms",
                10 * site.pages(),
                work);
        Politeness politeness = Politeness.of(result.visits(), delay / 1000.0, slow);
        report.line(String.format(
                Locale.ROOT,
                "%n礼貌采集：%d 台主机，间隔 %d ms，另有一台每次应答需 %d ms / politely: %d hosts, %d ms between requests, and one host"
                        + " beside them that takes %d ms for each answer",
                hosts,
                delay,
                3 * delay,
                hosts,
                delay,
                3 * delay));
        report.line(String.format(
                Locale.ROOT,
                "%.2f %% of the rate of one request a host and delay, over %.1f s, %.2f %% in its second half; shortest gap %.1f ms, robots.txt counted;"
                        + " %,d requests, %d of %d pages, %.1f CPU s",
                politeness.share() * 100,
                politeness.seconds(),
                politeness.settled() * 100,
                politeness.shortest() * 1000,
                politeness.requests(),
                result.pages(),
                site.pages(),
                result.used().cpu()));
        report.object(Map.of(
                "politeShare",
                politeness.share(),
                "politeShareSettled",
                politeness.settled(),
                "shortestGapMillis",
                politeness.shortest() * 1000,
                "delayMillis",
                delay));
        boolean kept = politeness.shortest() * 1000 >= delay;
        report.sound(kept && result.pages() == site.pages());
        report.figure(String.format(
                Locale.ROOT,
                "%.1f %% of the polite rate over %d hosts and a slow one, shortest gap %.0f of %d ms%s",
                politeness.share() * 100,
                hosts,
                politeness.shortest() * 1000,
                delay,
                kept ? "" : " (TOO SHORT)"));
    }
}
