package zhicha.app.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.stream.Collectors;
import zhicha.app.crawl.SiteTurn;
import zhicha.crawler.crawl.CrawlReport;

/** What a crawl came to, for a person. */
final class CrawlWords {
    static void print(SiteTurn.Outcome outcome, String site, PrintWriter err) {
        CrawlReport report = outcome.crawl();
        err.printf(
                "%s：页面 / pages %d，商品 / listings %d，图片 / pictures %d，%s%.1f s，%s%n",
                site,
                report.pages(),
                report.listings(),
                report.pictures(),
                outcome.continued() ? "续采 / continued，" : "",
                report.took().toMillis() / 1000.0,
                stop(report));
        print("  未遵循的地址 / refused", report.refused(), err);
        print("  失败 / failed", report.failed(), err);
        print("  无用 / of no use", report.useless(), err);
    }

    private static String stop(CrawlReport report) {
        return switch (report.stop()) {
            case DONE -> "完成 / done";
            case BUDGET_SPENT -> "页数用尽，余 / budget spent, left " + report.left();
            case OUTSIDE_HOURS -> "超出允许时段，余 / outside the hours, left " + report.left();
            case STOPPED -> "中断，余 / stopped, left " + report.left();
        };
    }

    private static void print(String what, Map<String, Long> counts, PrintWriter err) {
        if (!counts.isEmpty()) {
            err.println(what + "："
                    + counts.entrySet().stream()
                            .map(entry -> entry.getKey() + " " + entry.getValue())
                            .collect(Collectors.joining("，")));
        }
    }

    private CrawlWords() {}
}
