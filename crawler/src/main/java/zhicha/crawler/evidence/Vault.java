package zhicha.crawler.evidence;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;
import zhicha.crawler.evidence.capture.Capture;
import zhicha.crawler.evidence.capture.CaptureContext;
import zhicha.crawler.evidence.capture.ClockReading;
import zhicha.crawler.evidence.capture.SealedPayload;
import zhicha.crawler.evidence.environment.Environment;
import zhicha.crawler.evidence.environment.EnvironmentCheck;
import zhicha.crawler.evidence.environment.EnvironmentSources;
import zhicha.crawler.evidence.folder.Readme;
import zhicha.crawler.evidence.folder.VaultFolder;
import zhicha.crawler.evidence.folder.VaultIndex;
import zhicha.crawler.evidence.folder.WriterLock;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.crawler.evidence.manifest.Sha256;
import zhicha.crawler.evidence.manifest.Sm3;
import zhicha.crawler.evidence.timestamp.StampFiles;
import zhicha.crawler.evidence.warc.Rendition;
import zhicha.crawler.fetch.Exchange;
import zhicha.crawler.fetch.FetchOutcome;
import zhicha.rules.subject.CaptureId;

/**
 * A vault that is being written. Thread-safe; one writer at a time, held by a file lock.
 *
 * <p>Records are appended and flushed to the disk before the manifest that vouches for them, and {@link #seal} returns
 * after both: a kill at any point leaves whole captures and at most a torn end, which the next opening moves aside and
 * notes in the chain; so does the next sealing after one that failed. Captures that arrive together share the two flushes.
 */
public final class Vault implements AutoCloseable {
    private final VaultFolder folder;
    private final WriterLock lock;
    private final VaultReader reader;
    private final Chain chain;
    private final VaultIndex index;
    private final Clock clock;
    private final Queue<Draft> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock writing = new ReentrantLock();

    private volatile EnvironmentCheck environment;

    private Vault(VaultFolder folder, WriterLock lock, Clock clock) throws IOException {
        this.folder = folder;
        this.lock = lock;
        this.clock = clock;
        environment = new EnvironmentCheck(EnvironmentSources.NONE, clock);
        Readme.put(folder);
        index = VaultIndex.of(folder);
        reader = new VaultReader(folder, index);
        chain = new Chain(folder, index, Sha256.of(VaultFolder.readmeText()), clock);
    }

    /**
     * Opens a vault for writing, and makes it where there is none. What a kill left torn, and a README that is none of ours,
     * are moved to {@code aside/} and noted in the chain.
     *
     * @throws IOException where another program writes to it, or the folder cannot be written
     */
    public static Vault open(Path root, Clock clock) throws IOException {
        Files.createDirectories(root);
        VaultFolder folder = new VaultFolder(root);
        WriterLock lock = WriterLock.take(folder);
        try {
            return new Vault(folder, lock, clock);
        } catch (IOException | RuntimeException failed) {
            lock.close();
            throw failed;
        }
    }

    /** Seals the exchanges of one fetch that succeeded; the last is the answer. */
    public Capture seal(List<Exchange> exchanges, CaptureContext context) throws IOException {
        return seal(new FetchOutcome.Fetched(exchanges.getFirst().uri(), exchanges), context);
    }

    /** Seals what a fetch brought, whatever its outcome. */
    public Capture seal(FetchOutcome outcome, CaptureContext context) throws IOException {
        return seal(outcome, List.of(), List.of(), context);
    }

    /**
     * Seals what a fetch brought, what was loaded for it and what was made from it. Returns when it is on the disk.
     *
     * @param loaded what a browser was given to show the page with, the page itself not among it
     * @throws IOException where it could not be written; nothing of it is in the chain then. It may be tried again: the
     *     vault puts itself in order first
     * @throws IllegalArgumentException where its manifest would be longer than any reader takes; only headers can do that
     */
    public Capture seal(FetchOutcome outcome, List<Exchange> loaded, List<Rendition> renditions, CaptureContext context)
            throws IOException {
        return seal(Draft.of("capture", outcome, loaded, renditions, context));
    }

    private Capture seal(Draft draft) throws IOException {
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
                    "capture of " + draft.outcome().asked() + " was not sealed in " + folder.root() + ": "
                            + cause.getMessage(),
                    cause);
        }
    }

    private void writeWaiting() {
        List<Draft> drafts = new ArrayList<>();
        for (Draft draft = waiting.poll(); draft != null; draft = waiting.poll()) {
            drafts.add(draft);
        }
        try {
            if (!lock.isHeld()) {
                throw new IOException("the vault is closed");
            }
            chain.append(drafts);
        } catch (IOException | RuntimeException | Error failed) {
            // an Error too: the others whose captures were taken along wait for an answer
            IOException cause = failed instanceof IOException io ? io : new IOException(failed);
            drafts.forEach(draft -> draft.sealed().completeExceptionally(cause));
        }
    }

    /** Whom the checks before jobs may ask from now on; nobody at first. */
    public void ask(EnvironmentSources sources) {
        environment = new EnvironmentCheck(sources, clock);
    }

    /** Cuts what a check is asking, as when all traffic is stopped, and lets none ask any more. */
    public void askNobody() {
        environment.stop();
    }

    /**
     * The circumstances of a job that begins or is gone on with: the machine, its clock and its network are looked at and
     * what was found is sealed, for every capture of the job to refer to.
     *
     * @throws IOException where it could not be sealed; that something could not be found out is sealed as such
     */
    public CaptureContext circumstances(String site, String job, String tool) throws IOException {
        return sealed(environment.of(folder.root(), site, job, tool), site, job, tool);
    }

    /** The same for the taking in of a file: what is sealed says that the file's own records were made elsewhere. */
    public CaptureContext importing(String site, String job, String tool) throws IOException {
        return sealed(environment.ofImport(folder.root(), site, job, tool), site, job, tool);
    }

    private CaptureContext sealed(Environment found, String site, String job, String tool) throws IOException {
        ClockReading reading =
                new ClockReading(found.offsetMillis().map(Duration::ofMillis).orElse(null), found.clockSource());
        CaptureContext context =
                new CaptureContext(site, job, tool, "", reading, found.network().egress(), null, null);
        URI name = URI.create("urn:x-zhicha:environment:" + URLEncoder.encode(job, StandardCharsets.UTF_8));
        Rendition note = new Rendition(
                name,
                "environment",
                "application/json",
                JsonMapper.shared().writeValueAsString(found).getBytes(StandardCharsets.UTF_8),
                clock.instant());
        FetchOutcome nothing = new FetchOutcome.Fetched(name, List.of());
        Capture sealed = seal(Draft.of("environment", nothing, List.of(), List.of(note), context));
        return context.in(sealed.id());
    }

    /**
     * Vouches in the chain for the roots and time-stamps that were laid beside it since the last time, so that one that is
     * taken away is missed.
     *
     * @return how many
     */
    public int vouch() throws IOException {
        List<Manifest.Kept> fresh = new ArrayList<>();
        for (String name : folder.beside(VaultFolder.ROOTS)) {
            boolean finished =
                    !name.contains("/.") && (name.matches("roots/\\d{4}-\\d{2}-\\d{2}\\.txt") || stamped(name));
            if (finished && index.kept(name) == null) {
                byte[] bytes = Files.readAllBytes(folder.file(name));
                fresh.add(new Manifest.Kept(name, bytes.length, Sha256.of(bytes), Sm3.of(bytes)));
            }
        }
        if (!fresh.isEmpty()) {
            append(link -> link.files(fresh));
        }
        return fresh.size();
    }

    /** The certificates of a time-stamp mean nothing before the response is there, and may be written again until then. */
    private boolean stamped(String name) {
        return StampFiles.is(name)
                && Files.exists(
                        folder.root().resolve(name.replaceFirst("\\.(?:tsr|chain\\.pem|ca\\.pem)$", "") + ".tsr"));
    }

    /** Returns when everything that began to be sealed before the call is on the disk, or has failed. */
    public void settle() {
        writing.lock();
        writing.unlock();
    }

    CaptureId append(Function<Link, Manifest> written) throws IOException {
        writing.lock();
        try {
            if (!lock.isHeld()) {
                throw new IOException("the vault is closed");
            }
            return chain.append(written);
        } finally {
            writing.unlock();
        }
    }

    /** The plain files. */
    public VaultFolder folder() {
        return folder;
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
            if (lock.isHeld()) {
                chain.close();
            }
        } finally {
            try {
                lock.close();
            } finally {
                writing.unlock();
            }
        }
    }
}
