package zhicha.crawler.crawl;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import zhicha.crawler.frontier.ending.Ending;
import zhicha.crawler.frontier.ending.Tally;
import zhicha.crawler.plan.PageKind;

/**
 * What a crawl came to, over all its runs; {@code took} and {@code stop} speak of this run alone.
 *
 * @param pages walked pages and listing pages that ended, however
 * @param listings distinct listings read
 * @param pictures pictures fetched and sealed
 * @param captures what of it was sealed, answers of no use among it
 * @param left addresses still queued
 * @param leftOut links that this run did not take in, because the crawl knows as many addresses as it may: most often a
 *     calendar or a filter without end
 * @param useless answers of no use, by reason ({@code http-404}, {@code no-listing}, {@code not-a-picture})
 * @param statuses HTTP status to number of answers
 */
public record CrawlReport(
        String crawl,
        Stop stop,
        long pages,
        long listings,
        long pictures,
        long captures,
        long left,
        long leftOut,
        Map<String, Long> useless,
        Map<String, Long> refused,
        Map<String, Long> failed,
        Map<Integer, Long> statuses,
        Duration took) {

    public enum Stop {
        /** Everything that was found has been asked. */
        DONE,
        BUDGET_SPENT,
        OUTSIDE_HOURS,
        /** As many requests as the site may be sent in a day; it goes on tomorrow. */
        DAY_SPENT,
        /** Every host that still has something asked for a long rest (Retry-After); it is asked another time. */
        RESTING,
        /** The kill switch was pulled, or the program is ending. */
        STOPPED
    }

    /** Whether the crawl is over: no later run goes on with it. */
    public boolean ended() {
        return stop == Stop.DONE || stop == Stop.BUDGET_SPENT;
    }

    /** This crawl and another that followed on it, as one; where the other did not end, neither did both. */
    public CrawlReport and(CrawlReport more) {
        return new CrawlReport(
                crawl,
                more.ended() ? stop : more.stop,
                pages + more.pages,
                listings + more.listings,
                pictures + more.pictures,
                captures + more.captures,
                left + more.left,
                leftOut + more.leftOut,
                sum(useless, more.useless),
                sum(refused, more.refused),
                sum(failed, more.failed),
                sum(statuses, more.statuses),
                took.plus(more.took));
    }

    private static <K extends Comparable<K>> Map<K, Long> sum(Map<K, Long> one, Map<K, Long> other) {
        Map<K, Long> sum = new TreeMap<>(one);
        other.forEach((key, count) -> sum.merge(key, count, Long::sum));
        return sum;
    }

    public static CrawlReport of(String crawl, Stop stop, Tally tally, long leftOut, Duration took) {
        Map<Integer, Long> statuses = new TreeMap<>();
        for (Tally.Line line : tally.lines()) {
            if (line.status() > 0) {
                statuses.merge(line.status(), line.count(), Long::sum);
            }
        }
        long pictures = tally.lines().stream()
                .filter(line -> line.kind() == PageKind.PICTURE && line.ending() == Ending.Kind.READ)
                .mapToLong(Tally.Line::count)
                .sum();
        return new CrawlReport(
                crawl,
                stop,
                tally.ended(PageKind.WALK) + tally.ended(PageKind.LISTING),
                tally.listings(),
                pictures,
                tally.captures(),
                tally.queued() + tally.leased(),
                leftOut,
                reasons(tally, Ending.Kind.USELESS),
                reasons(tally, Ending.Kind.REFUSED),
                reasons(tally, Ending.Kind.FAILED),
                statuses,
                took);
    }

    private static Map<String, Long> reasons(Tally tally, Ending.Kind kind) {
        Map<String, Long> reasons = new TreeMap<>();
        for (Tally.Line line : tally.lines()) {
            if (line.ending() == kind) {
                reasons.merge(line.reason(), line.count(), Long::sum);
            }
        }
        return reasons;
    }
}
