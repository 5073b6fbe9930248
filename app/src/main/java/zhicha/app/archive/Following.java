package zhicha.app.archive;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.lucene.index.IndexWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zhicha.app.store.listing.ListingRevisions;
import zhicha.app.store.listing.ListingRevisions.Change;
import zhicha.app.store.listing.ListingRevisions.Whole;

/**
 * Puts what changed in the store into an index. The number up to which everything is surely in stands in each commit of the
 * index, so whatever was not committed when a program was killed is put in again; putting in again changes nothing.
 *
 * <p>A transaction that ends late may show a low number after higher ones were seen. So a number is only settled a while after
 * it was the highest that could be seen; until then everything above the settled one is looked at again, and what is in already
 * is remembered. For one thread.
 */
final class Following {
    /** Longer than any transaction that stores a listing takes. */
    static final Duration SETTLING = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(Following.class);
    private static final String FORM_KEY = "form";
    private static final String SETTLED_KEY = "settled";
    private static final int PAGE = 1_000;
    private static final int AT_ONCE = 50;
    private static final Duration BETWEEN_COMMITS = Duration.ofSeconds(10);

    private final IndexWriter writer;
    private final ListingRevisions revisions;
    private final Duration settling;
    private final Map<String, Long> recent = new HashMap<>();
    private final Deque<Mark> marks = new ArrayDeque<>();
    private long settled;
    private long committedNumber;
    private long committedAt = System.nanoTime();
    private boolean dirty;
    private long listings;
    private long contents;
    private long unreadable;

    /** Told how many listings a turn has put in so far. */
    @FunctionalInterface
    interface Progress {
        void tell(long listings) throws IOException;
    }

    /** The highest number that could be seen at a time of {@link System#nanoTime}. */
    private record Mark(long at, long number) {}

    /**
     * @param settled see {@link #settled(Map)}
     * @param settling zero where nobody else can be storing anything
     */
    Following(IndexWriter writer, ListingRevisions revisions, long settled, Duration settling) {
        this.writer = writer;
        this.revisions = revisions;
        this.settled = settled;
        this.committedNumber = settled;
        this.settling = settling;
    }

    /** The number an index's commit says, or -1 where the index is of another form. */
    static long settled(Map<String, String> commit) {
        String number = commit.getOrDefault(SETTLED_KEY, "");
        return RevisionDocuments.FORM.equals(commit.get(FORM_KEY)) && number.matches("[0-9]{1,18}")
                ? Long.parseLong(number)
                : -1;
    }

    /** Says in a new index of what form it is, so that it can be read from now on. */
    static void begin(IndexWriter writer) throws IOException {
        said(writer, 0);
        writer.commit();
    }

    private static void said(IndexWriter writer, long settled) {
        Map<String, String> said = Map.of(FORM_KEY, RevisionDocuments.FORM, SETTLED_KEY, String.valueOf(settled));
        writer.setLiveCommitData(said.entrySet());
    }

    /**
     * Goes through everything that changed.
     *
     * @param stop asked between pages
     * @param progress told how many listings were put in, after each page
     * @return how many listings were put in
     */
    long turn(BooleanSupplier stop, Progress progress) throws IOException {
        long before = listings;
        long after = settled;
        List<Change> changes;
        do {
            changes = revisions.changedAfter(after, PAGE);
            putIn(changes);
            after = changes.isEmpty() ? after : changes.getLast().number();
            settle(after);
            if (dirty && System.nanoTime() - committedAt > BETWEEN_COMMITS.toNanos()) {
                commit();
            }
            progress.tell(listings - before);
        } while (changes.size() == PAGE && !stop.getAsBoolean());
        if (settled > committedNumber) {
            dirty = true;
        }
        return listings - before;
    }

    private void putIn(List<Change> changes) throws IOException {
        Map<String, Long> some = new HashMap<>();
        for (Change change : changes) {
            Long known = recent.get(change.listing());
            if (known == null || known < change.number()) {
                some.put(change.listing(), change.number());
            }
            if (some.size() == AT_ONCE) {
                putIn(some);
                some.clear();
            }
        }
        putIn(some);
    }

    private void putIn(Map<String, Long> some) throws IOException {
        List<Whole> found = revisions.of(some.keySet(), (key, problem) -> {
            unreadable++;
            LOG.warn(
                    "listing {}, content {}: it cannot be read and is left out of the search: {}",
                    key.listing(),
                    key.digest(),
                    problem.getClass().getSimpleName());
        });
        Set<String> gone = new HashSet<>(some.keySet());
        for (Whole whole : found) {
            gone.remove(whole.listing());
            writer.updateDocuments(RevisionDocuments.of(whole.listing()), RevisionDocuments.of(whole));
            contents += whole.revisions().size();
            dirty = true;
        }
        for (String listing : gone) {
            // nothing of it can be read any more, so nothing of it could be shown
            writer.deleteDocuments(RevisionDocuments.of(listing));
            dirty = true;
        }
        listings += found.size();
        recent.putAll(some);
    }

    private void settle(long highest) {
        long now = System.nanoTime();
        if (marks.isEmpty() || marks.getLast().number() < highest) {
            marks.add(new Mark(now, highest));
        }
        long before = settled;
        while (!marks.isEmpty() && now - marks.getFirst().at() >= settling.toNanos()) {
            settled = Math.max(settled, marks.removeFirst().number());
        }
        if (settled > before) {
            recent.values().removeIf(number -> number <= settled);
        }
    }

    /** Puts what is in on the disk, if there is anything new. */
    void commit() throws IOException {
        committedAt = System.nanoTime();
        if (!dirty) {
            return;
        }
        said(writer, settled);
        writer.commit();
        committedNumber = settled;
        dirty = false;
    }

    /** Commits, but not more often than a disk likes. */
    void commitInTime() throws IOException {
        if (System.nanoTime() - committedAt > BETWEEN_COMMITS.toNanos()) {
            commit();
        }
    }

    /** Listings put in so far, each as often as it changed. */
    long listings() {
        return listings;
    }

    /** Different contents put in so far. */
    long contents() {
        return contents;
    }

    long unreadable() {
        return unreadable;
    }
}
