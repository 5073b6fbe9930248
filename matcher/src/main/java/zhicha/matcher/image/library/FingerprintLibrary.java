package zhicha.matcher.image.library;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import zhicha.matcher.image.fingerprint.Fingerprint;

/**
 * Very many fingerprints in a folder, each under a number of yours (a picture's id; one may stand for several fingerprints).
 * Searches are exact and read mapped files where they lie, so opening takes no time that grows with the pictures. What is
 * added or taken out goes into a journal first; {@link #tidy} turns it into segments and joins small ones. After a kill at any
 * time, what was saved is there. Safe for use by many threads; one program at a time opens a folder.
 */
public final class FingerprintLibrary implements Closeable {
    /** Added and not tidied up: scanned with each search, some 30 microseconds. */
    private static final int MOST_IN_TAIL = 16_384;

    /** With each segment that is joined, what is joined so far grows at most so many times. */
    private static final int STEP = 4;

    private final LibraryFolder folder;
    private final ReentrantLock tidying = new ReentrantLock();
    private final Object writing = new Object();

    private volatile Holdings holdings;
    /** What is taken out while segments are being joined has to be taken out of the joined one too. */
    private @Nullable List<Long> removedMeanwhile;

    /** A key and how many bits its fingerprint differs by. */
    public record Match(long key, int distance) {}

    /** Told of every fingerprint within the radius, in no promised order. */
    @FunctionalInterface
    public interface Visitor {
        void near(long key, int distance);
    }

    /** The same for several queries, each named by its place in their list. */
    @FunctionalInterface
    public interface BatchVisitor {
        void near(int query, long key, int distance);
    }

    private FingerprintLibrary(LibraryFolder.Opened opened) {
        folder = opened.folder();
        holdings = opened.holdings();
    }

    /**
     * Opens the library in this folder, an empty one where there is none.
     *
     * @throws DamagedLibraryException if a file is not what was written, saying which and what to do
     * @throws IOException if another program has it open, or the disk refuses
     */
    public static FingerprintLibrary open(Path folder) throws IOException {
        return new FingerprintLibrary(LibraryFolder.open(folder));
    }

    /** How many fingerprints there are. */
    public long size() {
        return holdings.size();
    }

    /** In how many files the fingerprints lie; a search asks each. */
    public int segments() {
        return holdings.segments().size();
    }

    /** All within the radius, nearest first, then by key. */
    public List<Match> within(Fingerprint query, int radius) {
        List<Match> found = new ArrayList<>();
        visit(query, radius, (key, distance) -> found.add(new Match(key, distance)));
        found.sort(Comparator.comparingInt(Match::distance).thenComparingLong(Match::key));
        return found;
    }

    /** What is added or taken out meanwhile may be told or not. */
    public void visit(Fingerprint query, int radius, Visitor visitor) {
        holdings.visit(query, radius, visitor);
    }

    /** Several queries at once; at wide radii much quicker than one after the other. */
    public void visit(List<Fingerprint> queries, int radius, BatchVisitor visitor) {
        holdings.visit(queries, radius, visitor);
    }

    /**
     * The plain way, which the tables must agree with: every fingerprint is compared with every query.
     *
     * @param visitor told in no promised order; each key with the place of the query in the list
     */
    public void scan(List<Fingerprint> queries, int radius, BatchVisitor visitor) {
        holdings.scan(queries, radius, visitor);
    }

    /**
     * Found at once; it outlives a kill once {@link #save} has returned.
     *
     * @throws IOException if the disk refuses; what was added is found all the same, and {@link #save} tries again
     */
    public void add(long key, Fingerprint fingerprint) throws IOException {
        boolean full;
        synchronized (writing) {
            holdings.last().add(key, fingerprint);
            folder.journalAdded(key, fingerprint);
            full = holdings.last().size() >= MOST_IN_TAIL;
        }
        // where another thread tidies up already, this one need not wait for it
        if (full && tidying.tryLock()) {
            try {
                rebuild(holdings.joinable(STEP), Stretch.NONE);
            } finally {
                tidying.unlock();
            }
        }
    }

    /**
     * Takes out all fingerprints of a key; it outlives a kill once {@link #save} has returned.
     *
     * @return how many there were
     */
    public int remove(long key) throws IOException {
        synchronized (writing) {
            int count = 0;
            for (Segment segment : holdings.segments()) {
                count += segment.remove(key);
            }
            for (Tail tail : holdings.tails()) {
                count += tail.remove(key);
            }
            if (count > 0) {
                folder.journalRemoved(key);
                if (removedMeanwhile != null) {
                    removedMeanwhile.add(key);
                }
            }
            return count;
        }
    }

    /** When it returns, what was added and taken out before is on the disk. */
    public void save() throws IOException {
        synchronized (writing) {
            folder.save();
        }
    }

    /**
     * Adds very many at once, straight into segments; saved when it returns, and not there at all when it fails. Takes 16
     * bytes of heap for each fingerprint of a segment, 200 MB at most.
     *
     * @param source in ascending order of keys, as a database gives them
     */
    public void addAll(Rows source) throws IOException {
        rebuild(List.of(), new Stretch(source));
    }

    /**
     * Turns the journal into a segment, and joins segments as far as they fit. May write the whole library anew; searches and
     * changes go on meanwhile. What is left is searched quickest.
     */
    public void tidy() throws IOException {
        tidying.lock();
        try {
            rebuild(holdings.joinable(Holdings.ALL), Stretch.NONE);
        } finally {
            tidying.unlock();
        }
    }

    /** Joins these segments and what was added since into one, and the source into others. */
    private void rebuild(List<Segment> joined, Stretch source) throws IOException {
        tidying.lock();
        try {
            boolean more = source.more();
            long from;
            List<Tail> frozen;
            synchronized (writing) {
                from = folder.save();
                frozen = holdings.tails();
                if (frozen.stream().allMatch(tail -> tail.size() == 0) && joined.isEmpty() && !more) {
                    return;
                }
                List<Tail> tails = new ArrayList<>(frozen);
                tails.add(new Tail());
                holdings = new Holdings(holdings.segments(), List.copyOf(tails));
                removedMeanwhile = new ArrayList<>();
            }
            List<Rows> rows = new ArrayList<>();
            joined.forEach(segment -> rows.add(segment.rows()));
            frozen.forEach(tail -> rows.add(tail.rows()));
            List<Segment> made = new ArrayList<>();
            make(Rows.merged(rows), made);
            while (source.more()) {
                make(source, made);
            }
            synchronized (writing) {
                for (long key : removedMeanwhile) {
                    made.forEach(segment -> segment.remove(key));
                }
                List<Segment> segments = new ArrayList<>(holdings.segments());
                segments.removeAll(joined);
                segments.addAll(made);
                folder.replace(segments, from);
                holdings = new Holdings(List.copyOf(segments), List.of(holdings.last()));
            }
            for (Segment segment : joined) {
                LibraryFolder.deleteIfPossible(segment.file());
            }
        } finally {
            synchronized (writing) {
                removedMeanwhile = null;
            }
            tidying.unlock();
        }
    }

    private void make(Rows rows, List<Segment> made) throws IOException {
        Path file = folder.newSegment();
        if (SegmentFile.write(file, rows) > 0) {
            made.add(Segment.open(file, new long[0]));
        }
    }

    /** Brings the files into memory, as far as there is room, so that the first searches do not wait for the disk. */
    public void load() {
        holdings.segments().forEach(Segment::load);
    }

    /**
     * Reads every byte of every segment and compares check sums.
     *
     * @throws DamagedLibraryException for the first file that is not what was written
     */
    public void verify() throws DamagedLibraryException {
        for (Segment segment : holdings.segments()) {
            segment.verify();
        }
    }

    /** Saves, and lets another program open it. Searches must have ended. */
    @Override
    public void close() throws IOException {
        tidying.lock();
        try {
            synchronized (writing) {
                folder.close();
            }
        } finally {
            tidying.unlock();
        }
    }
}
