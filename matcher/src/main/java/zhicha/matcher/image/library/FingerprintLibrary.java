package zhicha.matcher.image.library;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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

    private static final int MOST_PENDING = 1 << 20;
    /** With each segment that is joined, what is joined so far grows at most so many times. */
    private static final int STEP = 4;

    private final Path folder;
    private final FileChannel lockFile;
    private final ReentrantLock tidying = new ReentrantLock();
    private final Object writing = new Object();

    private Journal journal;
    private Contents contents;
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

    private FingerprintLibrary(Path folder, FileChannel lockFile) throws IOException {
        this.folder = folder;
        this.lockFile = lockFile;
        if (Contents.exist(folder)) {
            contents = Contents.read(folder);
            contents.sweep(folder);
            List<Segment> segments = new ArrayList<>();
            for (Contents.Part part : contents.parts()) {
                long[] removed =
                        part.removed() == null ? new long[0] : Contents.readRemoved(folder.resolve(part.removed()));
                segments.add(Segment.open(folder.resolve(part.segment()), removed));
            }
            Tail tail = new Tail();
            journal = Journal.open(folder.resolve(contents.journal()), new Journal.Reader() {
                @Override
                public void added(long key, Fingerprint fingerprint) {
                    tail.add(key, fingerprint);
                }

                @Override
                public void removed(long key) {
                    tail.remove(key);
                    segments.forEach(segment -> segment.remove(key));
                }
            });
            holdings = new Holdings(List.copyOf(segments), List.of(tail));
        } else {
            Contents.checkEmpty(folder);
            contents = new Contents(2, List.of(), name(1, "journal"));
            journal = Journal.create(folder.resolve(contents.journal()));
            contents.write(folder);
            holdings = new Holdings(List.of(), List.of(new Tail()));
        }
    }

    /**
     * Opens the library in this folder, an empty one where there is none.
     *
     * @throws DamagedLibraryException if a file is not what was written, saying which and what to do
     * @throws IOException if another program has it open, or the disk refuses
     */
    public static FingerprintLibrary open(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel lockFile =
                FileChannel.open(folder.resolve(Contents.LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = lockFile.tryLock();
            if (lock == null) {
                throw new IOException(folder + ": another program has this fingerprint library open; stop it first");
            }
            return new FingerprintLibrary(folder, lockFile);
        } catch (OverlappingFileLockException openHere) {
            lockFile.close();
            throw new IOException(folder + ": this program has the fingerprint library open already", openHere);
        } catch (IOException | RuntimeException failed) {
            lockFile.close();
            throw failed;
        }
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
            journal.add(key, fingerprint);
            if (journal.pending() > MOST_PENDING) {
                journal.save();
            }
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
                journal.remove(key);
                if (removedMeanwhile != null) {
                    removedMeanwhile.add(key);
                }
                if (journal.pending() > MOST_PENDING) {
                    journal.save();
                }
            }
            return count;
        }
    }

    /** When it returns, what was added and taken out before is on the disk. */
    public void save() throws IOException {
        synchronized (writing) {
            journal.save();
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
                journal.save();
                from = journal.length();
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
                replace(segments, holdings.last(), from);
            }
            for (Segment segment : joined) {
                deleteIfPossible(segment.file());
            }
        } finally {
            synchronized (writing) {
                removedMeanwhile = null;
            }
            tidying.unlock();
        }
    }

    private void make(Rows rows, List<Segment> made) throws IOException {
        Path file = folder.resolve(newName("segment"));
        if (SegmentFile.write(file, rows) > 0) {
            made.add(Segment.open(file, new long[0]));
        }
    }

    /** From now on the library is these segments, this tail and what stands in the journal behind {@code from}. */
    private void replace(List<Segment> segments, Tail tail, long from) throws IOException {
        List<Contents.Part> parts = new ArrayList<>();
        for (Segment segment : segments) {
            String removed = null;
            if (segment.removed().count() > 0) {
                removed = newName("removed");
                Contents.writeRemoved(folder.resolve(removed), segment.removed().words());
            }
            parts.add(new Contents.Part(segment.file().getFileName().toString(), removed));
        }
        Contents before = contents;
        String journalName = newName("journal");
        Journal next = Journal.create(folder.resolve(journalName));
        try {
            journal.save();
            journal.copyTo(next, from);
            Contents after = new Contents(contents.next(), parts, journalName);
            after.write(folder);
            contents = after;
        } catch (IOException | RuntimeException failed) {
            next.close();
            throw failed;
        }
        journal.close();
        journal = next;
        holdings = new Holdings(List.copyOf(segments), List.of(tail));
        deleteIfPossible(folder.resolve(before.journal()));
        for (Contents.Part part : before.parts()) {
            if (part.removed() != null) {
                deleteIfPossible(folder.resolve(part.removed()));
            }
        }
    }

    private String newName(String kind) {
        synchronized (writing) {
            String name = name(contents.next(), kind);
            contents = new Contents(contents.next() + 1, contents.parts(), contents.journal());
            return name;
        }
    }

    private static String name(long number, String kind) {
        return String.format(Locale.ROOT, "%06d.%s", number, kind);
    }

    /** Windows keeps files that are still mapped; they are swept when the library is next opened. */
    private static void deleteIfPossible(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException later) {
            // see above
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
        try (lockFile) {
            synchronized (writing) {
                try (Journal last = journal) {
                    last.save();
                }
            }
        } finally {
            tidying.unlock();
        }
    }
}
