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
import java.util.List;
import java.util.Locale;
import zhicha.matcher.image.fingerprint.Fingerprint;

/**
 * The files of a library: what they hold is named by one of them, which is replaced at one blow; what nobody names is swept when
 * it is next opened. Safe for use by many threads.
 */
final class LibraryFolder implements Closeable {
    private static final int MOST_PENDING = 1 << 20;

    private final Path folder;
    private final FileChannel lockFile;
    private Journal journal;
    private Contents contents;

    private LibraryFolder(Path folder, FileChannel lockFile, Journal journal, Contents contents) {
        this.folder = folder;
        this.lockFile = lockFile;
        this.journal = journal;
        this.contents = contents;
    }

    /** What was found in a folder. */
    record Opened(LibraryFolder folder, Holdings holdings) {}

    /**
     * @throws DamagedLibraryException if a file is not what was written
     * @throws IOException if another program has it open, or the disk refuses
     */
    static Opened open(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel lockFile =
                FileChannel.open(folder.resolve(Contents.LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = lockFile.tryLock();
            if (lock == null) {
                throw new IOException(folder + ": another program has this fingerprint library open; stop it first");
            }
            return Contents.exist(folder) ? found(folder, lockFile) : empty(folder, lockFile);
        } catch (OverlappingFileLockException openHere) {
            lockFile.close();
            throw new IOException(folder + ": this program has the fingerprint library open already", openHere);
        } catch (IOException | RuntimeException failed) {
            lockFile.close();
            throw failed;
        }
    }

    private static Opened found(Path folder, FileChannel lockFile) throws IOException {
        Contents contents = Contents.read(folder);
        contents.sweep(folder);
        List<Segment> segments = new ArrayList<>();
        for (Contents.Part part : contents.parts()) {
            long[] removed =
                    part.removed() == null ? new long[0] : Contents.readRemoved(folder.resolve(part.removed()));
            segments.add(Segment.open(folder.resolve(part.segment()), removed));
        }
        Tail tail = new Tail();
        Journal journal = Journal.open(folder.resolve(contents.journal()), new Journal.Reader() {
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
        return new Opened(
                new LibraryFolder(folder, lockFile, journal, contents),
                new Holdings(List.copyOf(segments), List.of(tail)));
    }

    private static Opened empty(Path folder, FileChannel lockFile) throws IOException {
        Contents.checkEmpty(folder);
        Contents contents = new Contents(2, List.of(), name(1, "journal"));
        Journal journal = Journal.create(folder.resolve(contents.journal()));
        contents.write(folder);
        return new Opened(
                new LibraryFolder(folder, lockFile, journal, contents), new Holdings(List.of(), List.of(new Tail())));
    }

    synchronized void journalAdded(long key, Fingerprint fingerprint) throws IOException {
        journal.add(key, fingerprint);
        saveWhereMuchWaits();
    }

    synchronized void journalRemoved(long key) throws IOException {
        journal.remove(key);
        saveWhereMuchWaits();
    }

    private void saveWhereMuchWaits() throws IOException {
        if (journal.pending() > MOST_PENDING) {
            journal.save();
        }
    }

    /** @return where what is written to the journal from now on begins */
    synchronized long save() throws IOException {
        journal.save();
        return journal.length();
    }

    /** A file that nothing else has the name of. */
    synchronized Path newSegment() {
        return folder.resolve(newName("segment"));
    }

    private String newName(String kind) {
        String name = name(contents.next(), kind);
        contents = new Contents(contents.next() + 1, contents.parts(), contents.journal());
        return name;
    }

    private static String name(long number, String kind) {
        return String.format(Locale.ROOT, "%06d.%s", number, kind);
    }

    /** From now on the library is these segments and what stands in the journal behind {@code from}. */
    synchronized void replace(List<Segment> segments, long from) throws IOException {
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
        deleteIfPossible(folder.resolve(before.journal()));
        for (Contents.Part part : before.parts()) {
            if (part.removed() != null) {
                deleteIfPossible(folder.resolve(part.removed()));
            }
        }
    }

    /** Windows keeps files that are still mapped; they are swept when the library is next opened. */
    static void deleteIfPossible(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException later) {
            // see above
        }
    }

    /** Saves, and lets another program open it. */
    @Override
    public synchronized void close() throws IOException {
        try (lockFile;
                Journal last = journal) {
            last.save();
        }
    }
}
