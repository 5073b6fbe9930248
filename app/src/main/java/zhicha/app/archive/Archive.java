package zhicha.app.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zhicha.app.store.listing.ListingRevisions;

/**
 * The archive as the service has it: a thread keeps the index about a second behind the store, makes it anew where it is broken
 * or of an older form, and takes over the one that {@link Reindexing} made. Where another program writes the index it is only
 * read. Nothing that goes wrong here reaches anybody but those who search.
 */
public final class Archive implements ArchiveSearch, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Archive.class);
    private static final long PAUSE_MILLIS = 1_000;
    private static final long PAUSE_AFTER_TROUBLE_MILLIS = 10_000;
    private static final long BETWEEN_LOOKS_NANOS = 2_000_000_000;

    private final Path root;
    private final ListingRevisions revisions;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile boolean killed;
    private volatile @Nullable OpenIndex open;
    /** Name of an index that a search found broken. */
    private volatile @Nullable String suspect;

    private volatile boolean behind = true;
    private @Nullable IndexFolders folders;
    private @Nullable Following following;

    private Archive(Path root, ListingRevisions revisions) {
        this.root = root;
        this.revisions = revisions;
        thread = Thread.ofPlatform().name("archive").daemon().unstarted(this::work);
    }

    /** @param root folder of the archive, made where it is not there */
    public static Archive open(Path root, ListingRevisions revisions) {
        Archive archive = new Archive(root, revisions);
        archive.thread.start();
        return archive;
    }

    @Override
    public ArchiveAnswer search(ArchiveQuery query, int from, int most) {
        OpenIndex index = open;
        ArchiveAnswer answer = index == null ? null : search(index, query, from, most);
        OpenIndex next = open;
        if (answer == null && next != null && next != index) {
            // another took its place in this moment
            answer = search(next, query, from, most);
        }
        return answer == null ? new ArchiveAnswer.Unavailable() : answer;
    }

    /** Null where the index was closed or cannot be read. */
    private @Nullable ArchiveAnswer search(OpenIndex index, ArchiveQuery query, int from, int most) {
        try {
            IndexSearcher searcher = index.searchers().acquire();
            try {
                return new Searching(searcher.getIndexReader(), revisions)
                        .search(query, Math.max(0, from), Math.max(1, most), behind);
            } finally {
                index.searchers().release(searcher);
            }
        } catch (AlreadyClosedException replaced) {
            return null;
        } catch (IOException e) {
            if (SoundIndex.broken(e)) {
                suspect = index.name();
            }
            LOG.warn("the index {} cannot be searched: {}", root.resolve(index.name()), e.toString());
            return null;
        }
    }

    /** Whether everything that was stored a second ago can be found. */
    public boolean caughtUp() {
        return open != null && !behind;
    }

    private void work() {
        boolean troubled = false;
        boolean ended = false;
        while (!ended) {
            long pause = PAUSE_MILLIS;
            try {
                follow();
                troubled = false;
            } catch (IOException | RuntimeException e) {
                if (!troubled) {
                    LOG.warn("the search over {} does not follow the store now and will try again", root, e);
                }
                troubled = true;
                pause = PAUSE_AFTER_TROUBLE_MILLIS;
                behind = true;
                if (e instanceof IOException || e instanceof AlreadyClosedException) {
                    forsake(SoundIndex.broken(e));
                    // the folder itself may be gone
                    folders = null;
                    pause = SoundIndex.broken(e) ? PAUSE_MILLIS : pause;
                }
            }
            try {
                ended = closing.await(pause, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                ended = true;
            }
        }
        try {
            if (following != null && !killed) {
                following.commit();
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("the last changes of the index are not on the disk; they are put in again at the next start", e);
        }
        forsake(false);
    }

    private void follow() throws IOException {
        IndexFolders known = folders;
        if (known == null) {
            known = new IndexFolders(root);
            known.sweep(Instant.now());
            folders = known;
        }
        OpenIndex index = open;
        if (index != null && index.name().equals(suspect)) {
            forsake(true);
            index = null;
        }
        if (index != null && !known.current().equals(Optional.of(index.name()))) {
            LOG.info("the index {} is no longer in force", root.resolve(index.name()));
            forsake(false);
            known.remove(index.name());
            index = null;
        }
        if (index == null || index.writer() == null) {
            index = begin(known, index);
        }
        IndexWriter writer = index.writer();
        if (writer == null || following == null) {
            behind = false;
            return;
        }
        boolean first = behind;
        SearcherManager searchers = index.searchers();
        long[] shown = {System.nanoTime()};
        long changed = following.turn(this::ending, listings -> {
            // a long way to go: what is in can be found already
            if (System.nanoTime() - shown[0] > BETWEEN_LOOKS_NANOS) {
                searchers.maybeRefresh();
                shown[0] = System.nanoTime();
            }
        });
        if (changed > 0 || first) {
            searchers.maybeRefreshBlocking();
        }
        if (first && changed > 0 && !ending()) {
            LOG.info("the index for search has caught up with the store: {} listings were put in", changed);
        }
        behind = false;
        following.commitInTime();
    }

    private boolean ending() {
        return closing.getCount() == 0;
    }

    /** Opens the index in force, or a new one where there is none that can be used. */
    private OpenIndex begin(IndexFolders known, @Nullable OpenIndex before) throws IOException {
        String name = known.current().orElse(null);
        OpenIndex index = name == null || name.equals(suspect) ? null : SoundIndex.of(known, name, revisions);
        if (index == null) {
            String fresh = known.fresh();
            index = SoundIndex.begun(known, fresh);
            known.enforce(fresh);
            LOG.info("a new index for search is being made in {}", known.of(fresh));
            if (name != null) {
                known.remove(name);
            }
        }
        if (before == null && index.writer() == null) {
            LOG.info("the index {} is written by another program and only read here", known.of(index.name()));
        }
        IndexWriter writer = index.writer();
        following = writer == null
                ? null
                : new Following(writer, revisions, Following.settled(index.commit()), Following.SETTLING);
        behind = true;
        open = index;
        if (before != null) {
            before.close();
        }
        return index;
    }

    /** @param broken whether it must never be opened again */
    private void forsake(boolean broken) {
        OpenIndex index = open;
        open = null;
        following = null;
        if (index == null) {
            return;
        }
        if (broken) {
            suspect = index.name();
        }
        try {
            index.close();
        } catch (IOException | RuntimeException e) {
            LOG.debug("the index {} did not close cleanly", index.name(), e);
        }
    }

    /** Ends as a killed program would: what was not committed is lost. */
    void kill() {
        killed = true;
        close();
    }

    @Override
    public void close() {
        closing.countDown();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
