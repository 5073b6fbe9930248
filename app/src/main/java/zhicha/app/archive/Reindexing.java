package zhicha.app.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.FSDirectory;
import zhicha.app.store.listing.ListingRevisions;

/**
 * Makes the index anew from the store, beside the one in force, and puts it in force in one step. A service that is running
 * takes it over within seconds; a kill leaves the old one in force.
 */
public final class Reindexing {
    /**
     * What was done.
     *
     * @param listings put in
     * @param contents different contents of them
     * @param unreadable contents that could not be read and are left out
     */
    public record Outcome(long listings, long contents, long unreadable, Duration took) {
        /** Contents a second. */
        public long rate() {
            return Math.round(contents * 1e9 / Math.max(1, took.toNanos()));
        }
    }

    private Reindexing() {}

    /**
     * @param root folder of the archive
     * @param alone whether nobody can be storing anything meanwhile
     * @param progress told how many listings are in
     * @return empty where it was stopped; the old index is in force then
     */
    public static Optional<Outcome> run(
            Path root, ListingRevisions revisions, boolean alone, LongConsumer progress, BooleanSupplier stop)
            throws IOException {
        long start = System.nanoTime();
        IndexFolders folders = new IndexFolders(root);
        folders.sweep(Instant.now());
        String fresh = folders.fresh();
        Outcome outcome;
        try (FSDirectory directory = FSDirectory.open(folders.of(fresh));
                IndexWriter writer = OpenIndex.writer(directory)) {
            Following.begin(writer);
            Following following = new Following(writer, revisions, 0, alone ? Duration.ZERO : Following.SETTLING);
            following.turn(stop, progress::accept);
            following.commit();
            outcome = new Outcome(
                    following.listings(),
                    following.contents(),
                    following.unreadable(),
                    Duration.ofNanos(System.nanoTime() - start));
        } catch (IOException | RuntimeException e) {
            folders.remove(fresh);
            throw e;
        }
        if (stop.getAsBoolean()) {
            folders.remove(fresh);
            return Optional.empty();
        }
        Optional<String> before = folders.current();
        folders.enforce(fresh);
        before.ifPresent(folders::remove);
        return Optional.of(outcome);
    }
}
