package zhicha.crawler.evidence;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zhicha.crawler.evidence.capture.Capture;
import zhicha.crawler.evidence.folder.DayWriter;
import zhicha.crawler.evidence.folder.Recovery;
import zhicha.crawler.evidence.folder.VaultFolder;
import zhicha.crawler.evidence.folder.VaultHead;
import zhicha.crawler.evidence.folder.VaultIndex;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.crawler.evidence.manifest.ManifestLine;
import zhicha.crawler.evidence.manifest.Sha256;
import zhicha.crawler.evidence.manifest.Sm3;
import zhicha.rules.subject.CaptureId;

/**
 * The end of a vault's chain, where captures are appended: records first, then the manifests that vouch for them, each
 * flushed to the disk. A writing that failed leaves a torn end; the next one puts it in order first, as an opening does.
 * Not thread-safe.
 */
final class Chain {
    private static final Logger LOG = LoggerFactory.getLogger(Chain.class);
    private static final int HEAD_EVERY = 64;

    private final VaultFolder folder;
    private final VaultIndex index;
    private final String readme;
    private final Clock clock;
    private @Nullable DayWriter day;
    private boolean torn;
    private long headAt;
    /** SM3 of the newest manifest, or null while there is none. */
    private @Nullable String sm3;

    Chain(VaultFolder folder, VaultIndex index, String readme, Clock clock) throws IOException {
        this.folder = folder;
        this.index = index;
        this.readme = readme;
        this.clock = clock;
        recover();
        head();
    }

    private record Ready(Draft draft, Capture capture, long offset, int length) {}

    /**
     * Appends drafts, all of them or none.
     *
     * @throws IOException where they could not be written; none of them is in the chain then
     */
    void append(List<Draft> drafts) throws IOException {
        mend();
        torn = true;
        Instant now = clock.instant();
        DayWriter writer = writer(now);
        List<Ready> ready = new ArrayList<>();
        List<byte[]> lines = new ArrayList<>();
        Link link = next(now);
        String newest = sm3;
        long offset = writer.manifestsEnd();
        for (Draft draft : drafts) {
            List<Manifest.Stored> records = new ArrayList<>();
            if (!draft.members().isEmpty()) {
                records.addAll(writer.ready(index, draft.context().tool(), now));
                records.addAll(writer.append(draft.members()));
            }
            Manifest manifest = draft.manifest(link, records);
            byte[] json = ManifestLine.json(manifest);
            String sha256 = Sha256.of(json);
            byte[] line = ManifestLine.written(json, sha256);
            CaptureId id = new CaptureId("sha256:" + sha256);
            ready.add(new Ready(draft, new Capture(id, manifest), offset, line.length - 1));
            lines.add(line);
            offset += line.length;
            newest = Sm3.of(json);
            link = new Link(link.sequence() + 1, id.value(), newest, now);
        }
        writer.syncRecords();
        writer.appendLines(lines);
        writer.syncManifests();
        for (Ready done : ready) {
            index.add(
                    writer.day(),
                    done.offset(),
                    done.length(),
                    done.capture().id(),
                    done.capture().manifest());
        }
        sm3 = newest;
        torn = false;
        ready.forEach(done -> done.draft().sealed().complete(done.capture()));
        if (index.sequence() - headAt >= HEAD_EVERY) {
            try {
                head();
            } catch (IOException e) {
                // it may lie behind; the captures are in the chain, and their givers have been told so
                LOG.warn("{} was not brought up to date: {}", folder.head(), e.toString());
            }
        }
    }

    /** After a failed writing: what it left is moved aside and noted, and the files are opened afresh. */
    private void mend() throws IOException {
        if (!torn) {
            return;
        }
        DayWriter failed = day;
        day = null;
        if (failed != null) {
            try {
                failed.close();
            } catch (IOException e) {
                LOG.debug("files of {} were not closed cleanly", failed.day(), e);
            }
        }
        recover();
        torn = false;
        LOG.info("vault {}: what a failed writing left was put in order", folder.root());
    }

    /**
     * The files of today in Beijing; of the newest day there is, where the clock went back. A day that has a root is closed
     * for ever: where the clock went back behind it, the day after it is written to.
     */
    private DayWriter writer(Instant now) throws IOException {
        String today =
                OffsetDateTime.ofInstant(now, Draft.BEIJING).toLocalDate().toString();
        DayWriter current = day;
        if (current != null && current.day().compareTo(today) >= 0 && !folder.closed(current.day())) {
            return current;
        }
        if (current != null) {
            current.close();
            day = null;
            head();
        }
        DayWriter next = new DayWriter(folder, folder.open(today));
        day = next;
        return next;
    }

    private void recover() throws IOException {
        Recovery recovery = new Recovery(folder, index);
        sm3 = newestSm3();
        Optional<String> lost = recovery.lost();
        List<Manifest.Aside> aside = recovery.run();
        if (aside.isEmpty() && lost.isEmpty()) {
            return;
        }
        note(link -> link.recovery(aside, lost));
    }

    /**
     * Appends a manifest of the vault's own housekeeping, which has no records.
     *
     * @throws IOException where it could not be written; it is not in the chain then
     */
    CaptureId append(Function<Link, Manifest> written) throws IOException {
        mend();
        torn = true;
        CaptureId id = note(written);
        torn = false;
        head();
        return id;
    }

    private CaptureId note(Function<Link, Manifest> written) throws IOException {
        Instant now = clock.instant();
        DayWriter writer = writer(now);
        Manifest manifest = written.apply(next(now));
        byte[] json = ManifestLine.json(manifest);
        String sha256 = Sha256.of(json);
        byte[] line = ManifestLine.written(json, sha256);
        CaptureId id = new CaptureId("sha256:" + sha256);
        long offset = writer.manifestsEnd();
        writer.appendLines(List.of(line));
        writer.syncManifests();
        index.add(writer.day(), offset, line.length - 1, id, manifest);
        sm3 = Sm3.of(json);
        return id;
    }

    private Link next(Instant now) {
        return new Link(index.sequence() + 1, index.last(), sm3, now);
    }

    private @Nullable String newestSm3() throws IOException {
        VaultIndex.Place place = index.last().isEmpty() ? null : index.place(new CaptureId(index.last()));
        return place == null
                ? null
                : ManifestLine.at(folder.manifests(place.day()), place.offset(), place.length())
                        .sm3();
    }

    /** Writes down what the newest manifest is. */
    void head() throws IOException {
        headAt = index.sequence();
        new VaultHead(headAt, index.last(), readme).write(folder);
    }

    /** @throws IOException where the newest manifest could not be written down; everything else is on the disk */
    void close() throws IOException {
        try {
            if (!torn) {
                head();
            }
        } finally {
            if (day != null) {
                day.close();
            }
        }
    }
}
