package zhicha.app.store.frontier;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import zhicha.app.store.frontier.step.Steps;
import zhicha.crawler.frontier.ending.Finished;
import zhicha.crawler.frontier.ending.Tally;
import zhicha.crawler.plan.PageKind;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.Listing;

/** What one crawl came to so far: counts, endings, listings, captures. */
record CrawlAccount(Steps steps, String crawl) {
    /** @param inHand of those that the store has as queued */
    Tally tally(int inHand) {
        return steps.run(handle -> new Tally(
                count(handle, "select count(*) from frontier_entry where crawl = :crawl and state = 'queued'") - inHand,
                inHand,
                count(handle, "select count(*) from frontier_listing where crawl = :crawl"),
                count(handle, "select count(capture) from frontier_entry where crawl = :crawl"),
                handle.createQuery("select kind, ending, reason, status, count(*) as amount from frontier_entry"
                                + " where crawl = :crawl and state = 'ended' group by kind, ending, reason, status"
                                + " order by kind, ending, reason, status")
                        .bind("crawl", crawl)
                        .map((row, context) -> Rows.line(row))
                        .list()));
    }

    /** How many addresses the crawl knows, ended or not. */
    Map<PageKind, Long> known() {
        return steps.run(handle -> handle
                .createQuery("select kind, count(*) as amount from frontier_entry where crawl = :crawl group by kind")
                .bind("crawl", crawl)
                .map((row, context) -> Map.entry(PageKind.valueOf(row.getString("kind")), row.getLong("amount")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** The key of every address the crawl knows, ended or not. */
    void eachRoute(Consumer<String> consumer) {
        steps.run(handle -> {
            handle.createQuery("select route from frontier_entry where crawl = :crawl")
                    .bind("crawl", crawl)
                    .setFetchSize(10_000)
                    .mapTo(String.class)
                    .forEach(consumer);
            return 0;
        });
    }

    private long count(Handle handle, String sql) {
        return handle.createQuery(sql).bind("crawl", crawl).mapTo(Long.class).one();
    }

    List<Finished> finished() {
        return steps.run(handle -> handle.createQuery("select address, kind, ending, reason, status, bytes, detail,"
                        + " took_ms, capture, ended_at from frontier_entry"
                        + " where crawl = :crawl and state = 'ended' order by ended_at, place")
                .bind("crawl", crawl)
                .map((row, context) -> Rows.finished(row))
                .list());
    }

    List<Listing> listings() {
        return steps.run(
                handle -> handle.createQuery("select data from frontier_listing where crawl = :crawl order by listing")
                        .bind("crawl", crawl)
                        .map((row, context) -> Rows.listing(row))
                        .list());
    }

    Optional<CaptureId> capture(String key) {
        return steps.run(handle -> handle.createQuery(
                        "select capture from frontier_entry where crawl = :crawl and route = :route"
                                + " and capture is not null and ending = 'READ'")
                .bind("crawl", crawl)
                .bind("route", key)
                .mapTo(String.class)
                .findOne()
                .map(CaptureId::new));
    }
}
