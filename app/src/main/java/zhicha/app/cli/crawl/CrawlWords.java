package zhicha.app.cli.crawl;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import zhicha.app.cli.sites.LayoutWords;
import zhicha.app.cli.terminal.PlainLine;
import zhicha.app.crawl.SiteTurn;
import zhicha.app.screenshot.LackWords;
import zhicha.app.screenshot.ScreenshotReport;
import zhicha.crawler.crawl.CrawlReport;
import zhicha.crawler.frontier.ending.DetailWords;
import zhicha.crawler.frontier.ending.EndingWords;
import zhicha.crawler.plan.SiteFile;

/** What a crawl came to, for a person. */
final class CrawlWords {
    static void print(SiteTurn.Outcome outcome, SiteFile file, CrawlNotes notes, PrintWriter err) {
        CrawlReport report = outcome.crawl();
        String site = file.site().id();
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
        if (report.leftOut() > 0) {
            err.printf(
                    "  地址过多，%d 个链接未收入：站点可能有无尽的目录（如日历、筛选），请在 follow 中收窄"
                            + " / %d links were left out: the site may have links without end (a calendar, filters);"
                            + " narrow its follow expressions%n",
                    report.leftOut(), report.leftOut());
        }
        if (outcome.revisits() > 0) {
            err.println("  回访已知商品 / known listings looked at again：" + outcome.revisits());
        }
        screenshots(outcome.screenshots(), err);
        outcome.alarms()
                .forEach(alarm ->
                        err.println("  版式可能已变化 / its layout seems to have changed：" + LayoutWords.line(alarm)));
        if (!outcome.alarms().isEmpty()) {
            err.println("    -> zhicha sites health");
        }
        notes.examples().forEach((reason, example) -> err.println("    " + reason + " → " + shortened(example)));
        notes.remarks(5)
                .forEach(remark -> err.println("  提示 / remark："
                        + shortened(DetailWords.of(remark.getKey()).both()) + "（" + remark.getValue() + "×）"));
        if (report.listings() == 0 && report.stop() == CrawlReport.Stop.DONE) {
            nothing(file, notes, err);
        }
    }

    private static void screenshots(ScreenshotReport report, PrintWriter err) {
        if (report.ended().isEmpty() && report.left() == 0) {
            return;
        }
        err.printf("  整页截图 / screenshots of whole pages：%d，待截取 / waiting %d%n", report.taken(), report.left());
        report.lacking().stream()
                .collect(Collectors.groupingBy(LackWords::of, LinkedHashMap::new, Collectors.counting()))
                .forEach((why, count) ->
                        err.println("    未截取 / not taken " + count + "：" + why.zh() + " / " + why.en()));
    }

    /** A crawl that found no listing: most often an expression of the site file does not say what its writer meant. */
    private static void nothing(SiteFile file, CrawlNotes notes, PrintWriter err) {
        err.println("  没有得到商品 / no listing was found. listing: " + file.listing() + "，follow: " + file.follow());
        List<String> passed = notes.passed(8);
        if (!passed.isEmpty()) {
            err.println("  本站链接中与两者均不符的，例如 / links of this site that neither speaks of, for instance:");
            passed.forEach(link -> err.println("    " + shortened(link)));
            err.println("  表达式以 / 开头时须与整个路径（可含 ? 参数）相符，否则在地址中任意位置查找"
                    + " / an expression that begins with / must match the whole path, with or without its query;"
                    + " any other is looked for anywhere in it");
        }
        List<Map.Entry<String, Integer>> elsewhere = notes.elsewhere(5);
        if (!elsewhere.isEmpty()) {
            err.println("  指向其他主机的链接（可写入 hosts） / links to other hosts (name them under hosts to follow them): "
                    + elsewhere.stream()
                            .map(host -> host.getKey() + " " + host.getValue())
                            .collect(Collectors.joining("，")));
        }
    }

    private static String shortened(String text) {
        return PlainLine.of(text, 400) + (text.length() > 400 ? "…" : "");
    }

    private static String stop(CrawlReport report) {
        return switch (report.stop()) {
            case DONE -> "完成 / done";
            case BUDGET_SPENT -> "页数用尽，余 / budget spent, left " + report.left();
            case OUTSIDE_HOURS -> "超出允许时段，余 / outside the hours, left " + report.left();
            case DAY_SPENT ->
                "当日请求已达 per-day 上限，明日再执行即可继续，余 / as many requests as per-day allows, go on tomorrow, left "
                        + report.left();
            case RESTING -> "对方要求长时间暂停，稍后再次执行即可继续，余 / asked for a long rest, go on later, left " + report.left();
            case STOPPED -> "中断，余 / stopped, left " + report.left();
        };
    }

    private static void print(String what, Map<String, Long> counts, PrintWriter err) {
        if (!counts.isEmpty()) {
            err.println(what + "："
                    + counts.entrySet().stream()
                            .map(entry -> worded(entry.getKey()) + " " + entry.getValue())
                            .collect(Collectors.joining("，")));
        }
    }

    private static String worded(String reason) {
        return EndingWords.of(reason)
                .map(words -> reason + "（" + words.zh() + "）")
                .orElse(reason);
    }

    private CrawlWords() {}
}
