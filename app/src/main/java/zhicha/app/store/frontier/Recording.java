package zhicha.app.store.frontier;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import zhicha.app.store.frontier.CrawlRows.Ended;
import zhicha.app.store.frontier.Ledger.Outcome;
import zhicha.app.store.frontier.Ledger.Work;
import zhicha.app.store.frontier.queue.KnownRoutes;
import zhicha.app.store.frontier.queue.Queued;
import zhicha.crawler.frontier.Entry;
import zhicha.crawler.frontier.Found;

/**
 * One crawl's endings, listings and finds on their way into the store, and the keys of all addresses that it knows. Used by
 * one thread at a time: whoever writes.
 */
final class Recording {
    private final CrawlRows rows;
    private final FrameRows frame;
    private final KnownRoutes known = new KnownRoutes();
    private long lastPlace;

    Recording(CrawlRows rows, FrameRows frame) {
        this.rows = rows;
        this.frame = frame;
    }

    /** An address that the store has had before. */
    void knows(String key) {
        known.add(key);
    }

    /** The place of the newest address in the store. */
    void from(long place) {
        lastPlace = place;
    }

    /**
     * What one transaction wrote.
     *
     * @param fresh addresses that are new, in the order of their places
     * @param there addresses that stood in the store and were not known here
     * @param framed listings that are new in the frame
     */
    record Written(List<Outcome> outcomes, List<Queued> fresh, List<Queued> there, int framed) {}

    /** It has been committed. */
    void remember(Written written) {
        for (List<Queued> some : List.of(written.fresh(), written.there())) {
            for (Queued queued : some) {
                known.add(queued.entry().key());
                // of those that stood there the place they were given when the answer was lost
                lastPlace = Math.max(lastPlace, queued.place());
            }
        }
    }

    /** @param again whether this may be in the store already, because the answer to a commit was lost */
    Written write(Handle handle, List<Work> together, boolean again) throws SQLException {
        Map<Work, Boolean> took = end(handle, together, again);
        Map<String, Queued> candidates = new LinkedHashMap<>();
        Map<String, Work> finders = new HashMap<>();
        long place = lastPlace;
        int framed = 0;
        for (Work work : together) {
            if (took.getOrDefault(work, true)) {
                for (Found one : work.found()) {
                    String key = one.route().key();
                    if (!known.contains(key) && !candidates.containsKey(key)) {
                        place = Math.max(place + 1, work.now().toEpochMilli() * 10_000);
                        candidates.put(key, queued(one, place));
                        finders.put(key, work);
                    }
                }
                framed += frame.write(handle, work.framed(), work.now());
            }
        }
        List<Queued> byKey = candidates.values().stream()
                .sorted(Comparator.comparing(queued -> queued.entry().key()))
                .toList();
        List<Boolean> inserted = rows.insert(handle, byKey);
        List<Queued> fresh = new ArrayList<>();
        List<Queued> there = new ArrayList<>();
        Map<Work, Integer> counts = new IdentityHashMap<>();
        for (int i = 0; i < byKey.size(); i++) {
            if (inserted.get(i)) {
                fresh.add(byKey.get(i));
                Work finder = finders.get(byKey.get(i).entry().key());
                if (finder != null) {
                    counts.merge(finder, 1, Integer::sum);
                }
            } else {
                there.add(byKey.get(i));
            }
        }
        fresh.sort(Comparator.comparingLong(Queued::place));
        List<Outcome> outcomes = together.stream()
                .map(work -> new Outcome(took.getOrDefault(work, true), counts.getOrDefault(work, 0)))
                .toList();
        return new Written(outcomes, fresh, there, framed);
    }

    /** Records the endings and listings. @return of each ending whether it was taken */
    private Map<Work, Boolean> end(Handle handle, List<Work> together, boolean again) throws SQLException {
        List<Work> works = new ArrayList<>();
        List<Ended> ended = new ArrayList<>();
        for (Work work : together) {
            if (work.entry() != null && work.completion() != null) {
                works.add(work);
                ended.add(new Ended(work.entry(), work.completion(), work.now()));
            }
        }
        List<Boolean> taken = rows.end(handle, ended);
        Map<Work, Boolean> took = new IdentityHashMap<>();
        List<Ended> kept = new ArrayList<>();
        for (int i = 0; i < works.size(); i++) {
            // it is in our hands, so that nobody else can have ended it
            boolean ours = taken.get(i) || again;
            took.put(works.get(i), ours);
            if (ours) {
                kept.add(ended.get(i));
            }
        }
        rows.keep(handle, kept);
        return took;
    }

    private static Queued queued(Found found, long place) {
        var route = found.route();
        return new Queued(place, new Entry(route.key(), route.address(), route.kind(), route.item(), found.depth()));
    }
}
