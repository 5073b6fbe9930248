package zhicha.crawler.evidence;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.evidence.folder.DayWriter;
import zhicha.crawler.evidence.folder.Recovery;
import zhicha.crawler.evidence.folder.VaultFolder;
import zhicha.crawler.evidence.folder.VaultHead;
import zhicha.crawler.evidence.folder.VaultIndex;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.crawler.evidence.manifest.ManifestLine;
import zhicha.crawler.evidence.manifest.Sha256;
import zhicha.crawler.evidence.warc.Rendition;
import zhicha.crawler.fetch.Exchange;
import zhicha.crawler.fetch.FetchOutcome;
import zhicha.rules.subject.CaptureId;

/**
 * A vault that is being written. Thread-safe; one writer at a time, held by a file lock.
 *
 * <p>Records are appended and flushed to the disk before the manifest that vouches for them, and {@link #seal} returns
 * after both: a kill at any point leaves whole captures and at most a torn end, which the next opening moves aside and
 * notes in the chain. Captures that arrive together share the two flushes.
 */
public final class Vault implements AutoCloseable {
    private static final int HEAD_EVERY = 64;

    private final VaultFolder folder;
    private final Clock clock;
    private final FileChannel lockChannel;
    private final VaultIndex index;
    private final VaultReader reader;
    private final String readme;
    private final Queue<Draft> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock writing = new ReentrantLock();
    private @Nullable DayWriter day;
    private @Nullable IOException broken;
    private long headAt;

    private Vault(VaultFolder folder, Clock clock, FileChannel lockChannel) throws IOException {
        this.folder = folder;
        this.clock = clock;
        this.lockChannel = lockChannel;
        if (!Files.exists(folder.readme())) {
            VaultFolder.replace(folder.readme(), VaultFolder.readmeText());
        }
        readme = Sha256.of(Files.readAllBytes(folder.readme()));
        index = VaultIndex.of(folder);
        reader = new VaultReader(folder, index);
        recover();
        head();
    }

    /**
     * Opens a vault for writing, and makes it where there is none.
     *
     * @throws IOException where another program writes to it, or the folder cannot be written
     */
    public static Vault open(Path root, Clock clock) throws IOException {
        Files.createDirectories(root);
        VaultFolder folder = new VaultFolder(root);
        FileChannel channel = FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new IOException("vault " + root + " is being written by another program; wait for it or stop it");
            }
            return new Vault(folder, clock, channel);
        } catch (OverlappingFileLockException same) {
            channel.close();
            throw new IOException("vault " + root + " is already open in this program; share that one", same);
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    /** Seals the exchanges of one fetch that succeeded; the last is the answer. */
    public Capture seal(List<Exchange> exchanges, CaptureContext context) throws IOException {
        return seal(new FetchOutcome.Fetched(exchanges.getFirst().uri(), exchanges), List.of(), context);
    }

    /** Seals what a fetch brought, whatever its outcome. */
    public Capture seal(FetchOutcome outcome, CaptureContext context) throws IOException {
        return seal(outcome, List.of(), context);
    }

    /**
     * Seals what a fetch brought and what was made from it. Returns when it is on the disk.
     *
     * @throws IOException where it could not be written; nothing of it is in the chain then
     */
    public Capture seal(FetchOutcome outcome, List<Rendition> renditions, CaptureContext context) throws IOException {
        Draft draft = Draft.of(outcome, renditions, context);
        waiting.add(draft);
        writing.lock();
        try {
            // whoever comes first writes for all who wait
            if (!draft.sealed().isDone()) {
                writeWaiting();
            }
        } finally {
            writing.unlock();
        }
        try {
            return draft.sealed().join();
        } catch (CompletionException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            throw new IOException(
                    "capture of " + outcome.asked() + " was not sealed in " + folder.root() + ": " + cause.getMessage(),
                    cause);
        }
    }

    private void writeWaiting() {
        List<Draft> drafts = new ArrayList<>();
        for (Draft draft = waiting.poll(); draft != null; draft = waiting.poll()) {
            drafts.add(draft);
        }
        try {
            write(drafts);
        } catch (IOException | RuntimeException | Error failed) {
            // an Error too: the others whose captures were taken along wait for an answer
            IOException cause = failed instanceof IOException io ? io : new IOException(failed);
            // what is on the disk is no longer known here; opening again puts it in order
            broken = broken == null ? cause : broken;
            drafts.forEach(draft -> draft.sealed().completeExceptionally(cause));
        }
    }

    private record Ready(Draft draft, Capture capture, long offset, int length) {}

    private void write(List<Draft> drafts) throws IOException {
        if (!lockChannel.isOpen()) {
            throw new IOException("the vault is closed");
        }
        if (broken != null) {
            throw new IOException("writing failed before (" + broken.getMessage() + "); open the vault again", broken);
        }
        Instant now = clock.instant();
        DayWriter writer = writer(now);
        List<Ready> ready = new ArrayList<>();
        List<byte[]> lines = new ArrayList<>();
        long sequence = index.sequence();
        String previous = index.last();
        long offset = writer.manifestsEnd();
        for (Draft draft : drafts) {
            List<Manifest.Stored> records = new ArrayList<>();
            if (!draft.members().isEmpty()) {
                records.addAll(writer.ready(index, draft.context().tool(), now));
                records.addAll(writer.append(draft.members()));
            }
            Manifest manifest = draft.manifest(++sequence, previous, now, records);
            byte[] json = ManifestLine.json(manifest);
            byte[] line = ManifestLine.written(json);
            CaptureId id = new CaptureId("sha256:" + Sha256.of(json));
            ready.add(new Ready(draft, new Capture(id, manifest), offset, line.length - 1));
            lines.add(line);
            offset += line.length;
            previous = id.value();
        }
        writer.syncRecords();
        for (byte[] line : lines) {
            writer.appendLine(line);
        }
        writer.syncManifests();
        for (Ready done : ready) {
            index.add(
                    writer.day(),
                    done.offset(),
                    done.length(),
                    done.capture().id(),
                    done.capture().manifest());
        }
        if (index.sequence() - headAt >= HEAD_EVERY) {
            head();
        }
        ready.forEach(done -> done.draft().sealed().complete(done.capture()));
    }

    /** The files of today in Beijing; of the newest day there is, where the clock went back. */
    private DayWriter writer(Instant now) throws IOException {
        String today =
                OffsetDateTime.ofInstant(now, Draft.BEIJING).toLocalDate().toString();
        DayWriter current = day;
        if (current != null && current.day().compareTo(today) >= 0) {
            return current;
        }
        if (current != null) {
            current.close();
            head();
        }
        List<String> days = folder.days();
        String newest = days.isEmpty() || days.getLast().compareTo(today) < 0 ? today : days.getLast();
        DayWriter next = new DayWriter(folder, newest);
        day = next;
        return next;
    }

    private void recover() throws IOException {
        Recovery recovery = new Recovery(folder, index);
        Optional<String> lost = recovery.lost();
        List<Manifest.Aside> aside = recovery.run();
        if (aside.isEmpty() && lost.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        DayWriter writer = writer(now);
        Manifest note = Draft.recovery(index.sequence() + 1, index.last(), now, aside, lost);
        byte[] json = ManifestLine.json(note);
        byte[] line = ManifestLine.written(json);
        long offset = writer.manifestsEnd();
        writer.appendLine(line);
        writer.syncManifests();
        index.add(writer.day(), offset, line.length - 1, new CaptureId("sha256:" + Sha256.of(json)), note);
    }

    private void head() throws IOException {
        headAt = index.sequence();
        new VaultHead(headAt, index.last(), readme).write(folder);
    }

    /** Finds captures and reads them back, also those sealed after this call. */
    public VaultReader reader() {
        return reader;
    }

    /** See {@link VaultReader#find}. */
    public Optional<Capture> find(CaptureId id) throws IOException {
        return reader.find(id);
    }

    /** See {@link VaultReader#captures}. */
    public List<CaptureId> captures(URI address) {
        return reader.captures(address);
    }

    /** See {@link VaultReader#payload}. */
    public Optional<SealedPayload> payload(CaptureId capture, URI address) throws IOException {
        return reader.payload(capture, address);
    }

    @Override
    public void close() throws IOException {
        writing.lock();
        try {
            if (!lockChannel.isOpen()) {
                return;
            }
            if (broken == null) {
                head();
            }
            if (day != null) {
                day.close();
            }
        } finally {
            lockChannel.close();
            writing.unlock();
        }
    }
}
