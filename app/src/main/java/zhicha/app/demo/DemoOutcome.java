package zhicha.app.demo;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import zhicha.app.screenshot.ScreenshotReport;
import zhicha.crawler.crawl.CrawlReport;
import zhicha.market.truth.KindScore;
import zhicha.market.truth.Scorecard;
import zhicha.matcher.hit.Hit;

/**
 * What a demo came to.
 *
 * @param captures sealed captures in the vault
 * @param listings different listings that came before the matcher
 * @param notJudged listings that could not be judged; the log says why
 * @param flags entries of the review queue
 * @param screenshots of flagged listings, a few of each shop
 */
public record DemoOutcome(
        long seed,
        List<CrawlReport> crawls,
        long captures,
        int listings,
        long notJudged,
        List<Hit> hits,
        long flags,
        Scorecard score,
        List<RulePrecision> rules,
        ScreenshotReport screenshots,
        Duration took) {
    public DemoOutcome {
        crawls = List.copyOf(crawls);
        hits = List.copyOf(hits);
        rules = List.copyOf(rules);
    }

    public long pages() {
        return crawls.stream().mapToLong(CrawlReport::pages).sum();
    }

    public long pictures() {
        return crawls.stream().mapToLong(CrawlReport::pictures).sum();
    }

    /** Written kind of right, or written verdict, to number of hits. */
    public Map<String, Long> hitsBy(Function<Hit, String> what) {
        return hits.stream().collect(Collectors.groupingBy(what, TreeMap::new, Collectors.counting()));
    }

    /** The summary as {@code demo --once --json} prints it: plain values, in this order. */
    public Map<String, Object> summary() {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("seed", seed);
        summary.put("seconds", took.toMillis() / 1000.0);
        summary.put("pages", pages());
        summary.put("listings", listings);
        summary.put("pictures", pictures());
        summary.put("captures", captures);
        summary.put("refused", merged(CrawlReport::refused));
        summary.put("failed", merged(CrawlReport::failed));
        summary.put("useless", merged(CrawlReport::useless));
        summary.put("hits", hitsBy(hit -> hit.kind().written()));
        summary.put("verdicts", hitsBy(hit -> hit.verdict().written()));
        summary.put("notJudged", notJudged);
        summary.put("flags", flags);
        summary.put("screenshots", screenshots.taken());
        summary.put("screenshotsWaiting", screenshots.left());
        summary.put("precision", rounded(score.precision()));
        summary.put("recall", rounded(score.recallNow()));
        summary.put("recallNotYetMatched", rounded(score.recallLater()));
        summary.put("kinds", score.kinds().stream().map(DemoOutcome::row).toList());
        summary.put("variants", score.variants().stream().map(DemoOutcome::row).toList());
        summary.put("rules", rules.stream().map(DemoOutcome::row).toList());
        summary.put(
                "notSeen",
                score.notSeen().entrySet().stream()
                        .collect(Collectors.toMap(
                                entry -> entry.getKey().written(),
                                entry -> entry.getValue().size(),
                                (a, b) -> a,
                                TreeMap::new)));
        summary.put("forbiddenSeen", score.forbidden());
        summary.put("unknown", score.unknown());
        summary.put(
                "misses",
                score.misses().stream()
                        .map(miss -> Map.of(
                                "listing", miss.entry().listing(),
                                "kinds",
                                        miss.entry().kinds().stream()
                                                .map(kind -> kind.written())
                                                .toList(),
                                "variant", miss.entry().variant(),
                                "got", miss.got().written()))
                        .toList());
        summary.put(
                "falseAlarms",
                score.falseAlarms().stream()
                        .map(alarm -> Map.of(
                                "listing",
                                alarm.found().listing(),
                                "right",
                                alarm.found().right()))
                        .toList());
        return summary;
    }

    private Map<String, Long> merged(Function<CrawlReport, Map<String, Long>> part) {
        return crawls.stream()
                .flatMap(crawl -> part.apply(crawl).entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum, TreeMap::new));
    }

    private static Map<String, Object> row(KindScore score) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("kind", score.kind().written());
        if (!score.variant().isEmpty()) {
            row.put("variant", score.variant());
        }
        row.put("expected", score.expected().written());
        row.put("matchedNow", score.matchedNow());
        row.put("total", score.total());
        row.put("seen", score.seen());
        row.put("right", score.right());
        row.put("recall", rounded(score.recall()));
        return row;
    }

    private static Map<String, Object> row(RulePrecision rule) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("rule", rule.rule());
        row.put("flags", rule.flags());
        row.put("right", rule.right());
        row.put("precision", rounded(OptionalDouble.of(rule.precision())));
        return row;
    }

    /** Four decimals; null where there is nothing to divide by. */
    private static @org.jspecify.annotations.Nullable Double rounded(OptionalDouble share) {
        return share.isEmpty() ? null : Math.round(share.getAsDouble() * 10_000) / 10_000.0;
    }
}
