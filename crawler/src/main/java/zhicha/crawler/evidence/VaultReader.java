package zhicha.crawler.evidence;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import zhicha.crawler.evidence.capture.Capture;
import zhicha.crawler.evidence.capture.SealedPayload;
import zhicha.crawler.evidence.folder.VaultFolder;
import zhicha.crawler.evidence.folder.VaultIndex;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.crawler.evidence.manifest.ManifestLine;
import zhicha.rules.subject.CaptureId;

/** Finds captures and reads them back. Thread-safe. What is handed out was compared with its digests first. */
public final class VaultReader {
    private final VaultFolder folder;
    private final VaultIndex index;
    private final RecordReader records;

    VaultReader(VaultFolder folder, VaultIndex index) {
        this.folder = folder;
        this.index = index;
        this.records = new RecordReader(folder, this);
    }

    /** A vault as it is now, without the right to write; what is sealed later is not seen. */
    public static VaultReader open(Path root) throws IOException {
        VaultFolder folder = new VaultFolder(root);
        if (!folder.isVault()) {
            throw new IOException(
                    root + " is not a vault: it has no HEAD.json; give the folder that \"crawl --vault\" wrote");
        }
        return new VaultReader(folder, VaultIndex.of(folder));
    }

    VaultFolder folder() {
        return folder;
    }

    VaultIndex index() {
        return index;
    }

    /** How many manifests there are, recoveries among them. */
    public int size() {
        return index.size();
    }

    /** Lines that do not hold, in words; {@code evidence verify} says more. */
    public List<String> problems() {
        return List.copyOf(index.problems());
    }

    /** @throws IOException where the manifest is there and is not what was sealed */
    public Optional<Capture> find(CaptureId id) throws IOException {
        VaultIndex.Place place = index.place(id);
        if (place == null) {
            return Optional.empty();
        }
        ManifestLine line = ManifestLine.at(folder.manifests(place.day()), place.offset(), place.length());
        if (!line.computed().equals(id.value())) {
            throw new IOException("manifest of " + id + " was changed: " + place.day() + "/" + VaultFolder.MANIFESTS
                    + " at byte " + place.offset());
        }
        return line.manifest().map(manifest -> new Capture(id, manifest));
    }

    /**
     * Whether a record whose bytes are not those of its manifest was taken away by a policy of retention: a tombstone names
     * it, and its stand-in lies in its place.
     *
     * @param there SHA-256 of what lies there now
     */
    public Optional<RecordRemoved> removed(Manifest.Stored record, String there) throws IOException {
        CaptureId id = index.removed(record.id());
        Optional<Manifest> tombstone = id == null ? Optional.empty() : find(id).map(Capture::manifest);
        if (id == null || tombstone.isEmpty()) {
            return Optional.empty();
        }
        return tombstone.get().removed().stream()
                .filter(one -> one.record().equals(record.id()) && one.standIn().equals(there))
                .findFirst()
                .map(one -> new RecordRemoved(record.type() + " of " + record.uri(), tombstone.get(), id));
    }

    /** Captures in which this address was asked for or answered, oldest first. */
    public List<CaptureId> captures(URI address) {
        return index.at(address.toString());
    }

    /** Captures that belong to this one, such as those of a page's pictures, oldest first. */
    public List<CaptureId> partsOf(CaptureId page) {
        return index.partsOf(page);
    }

    /**
     * What an address answered in a capture, or in one that belongs to it. Where the address was redirected, the answer at
     * the end of the way.
     *
     * @throws IOException where it is there and is not what was sealed
     */
    public Optional<SealedPayload> payload(CaptureId id, URI address) throws IOException {
        List<CaptureId> candidates = new ArrayList<>(List.of(id));
        candidates.addAll(index.partsOf(id));
        for (CaptureId candidate : candidates) {
            Optional<Capture> capture = find(candidate);
            if (capture.isPresent()) {
                Optional<SealedPayload> payload = within(capture.get(), address.toString());
                if (payload.isPresent()) {
                    return payload;
                }
            }
        }
        return Optional.empty();
    }

    /**
     * What an address answered closest to a page: in the page's own capture or one that belongs to it, else the first time
     * after the page was sealed, else the last time before. Only answers with 2xx count, and a page that is not in the
     * vault has nothing beside it.
     */
    public Optional<SealedPayload> beside(CaptureId page, URI address) throws IOException {
        Optional<SealedPayload> own = payload(page, address).filter(VaultReader::good);
        Optional<Capture> sealed = find(page);
        if (own.isPresent() || sealed.isEmpty()) {
            return own;
        }
        Optional<SealedPayload> before = Optional.empty();
        for (CaptureId candidate : captures(address)) {
            Optional<Capture> capture = find(candidate);
            if (capture.isEmpty()) {
                continue;
            }
            Optional<SealedPayload> answer = payload(candidate, address).filter(VaultReader::good);
            boolean after = capture.get().manifest().sequence()
                    > sealed.get().manifest().sequence();
            if (after && answer.isPresent()) {
                return answer;
            }
            before = answer.isPresent() ? answer : before;
        }
        return before;
    }

    /**
     * Captures in which an address answered with 2xx, the closest to a page first, as {@link #beside} takes them: the page's
     * own and those that belong to it, then those after it, then those before it. Tells from manifests alone, so that it also
     * finds what a policy of retention took away since.
     */
    public List<CaptureId> besides(CaptureId page, URI address) throws IOException {
        Optional<Capture> sealed = find(page);
        if (sealed.isEmpty()) {
            return List.of();
        }
        List<CaptureId> own = new ArrayList<>(List.of(page));
        own.addAll(index.partsOf(page));
        List<CaptureId> beside = new ArrayList<>();
        List<CaptureId> before = new ArrayList<>();
        for (CaptureId id : own) {
            if (answers(id, address)) {
                beside.add(id);
            }
        }
        for (CaptureId id : captures(address)) {
            if (beside.contains(id) || !answers(id, address)) {
                continue;
            }
            boolean after = find(id).orElseThrow().manifest().sequence()
                    > sealed.get().manifest().sequence();
            if (after) {
                beside.add(id);
            } else {
                before.addFirst(id);
            }
        }
        beside.addAll(before);
        return beside;
    }

    private boolean answers(CaptureId id, URI address) throws IOException {
        return find(id).map(Capture::manifest)
                .flatMap(manifest -> answer(manifest, address.toString()))
                .filter(exchange -> exchange.status() / 100 == 2)
                .isPresent();
    }

    private static boolean good(SealedPayload answer) {
        return answer.status() / 100 == 2;
    }

    /** A rendition of a capture, such as its {@code screenshot}. */
    public Optional<SealedPayload> rendition(CaptureId id, String kind) throws IOException {
        Optional<Capture> capture = find(id);
        if (capture.isEmpty()) {
            return Optional.empty();
        }
        for (Manifest.Resource resource : capture.get().manifest().resources()) {
            if (resource.kind().equals(kind)) {
                byte[] bytes = records.entity(capture.get(), resource.record(), resource.payload());
                return Optional.of(new SealedPayload(
                        id,
                        resource.uri(),
                        200,
                        resource.mediaType(),
                        bytes,
                        resource.payload().sha256()));
            }
        }
        return Optional.empty();
    }

    /**
     * The page as it was read, under the address that answered: the document that a browser made of it where there is one,
     * else the answer itself.
     *
     * @throws IOException where it is there and is not what was sealed
     */
    public Optional<SealedPayload> page(CaptureId id) throws IOException {
        Optional<SealedPayload> rendered = rendition(id, "rendered-dom");
        Optional<Capture> capture = rendered.isPresent() ? Optional.empty() : find(id);
        if (capture.isEmpty()) {
            return rendered;
        }
        Manifest manifest = capture.get().manifest();
        return within(capture.get(), manifest.asked())
                .map(answer -> new SealedPayload(
                        id, manifest.address(), answer.status(), answer.mediaType(), answer.bytes(), answer.sha256()));
    }

    private Optional<SealedPayload> within(Capture capture, String address) throws IOException {
        Optional<Manifest.SealedExchange> exchange = answer(capture.manifest(), address);
        return exchange.isEmpty() ? Optional.empty() : Optional.of(read(capture, address, exchange.get()));
    }

    private static Optional<Manifest.SealedExchange> answer(Manifest manifest, String address) {
        List<Manifest.SealedExchange> exchanges = manifest.exchanges();
        int way = Math.min(manifest.redirects().size(), exchanges.size());
        if (way > 0 && manifest.asked().equals(address)) {
            return Optional.of(exchanges.get(way - 1));
        }
        // the page and the way to it before what was loaded for it, which may have asked for the same address again
        List<Manifest.SealedExchange> order =
                new ArrayList<>(exchanges.subList(0, way).reversed());
        order.addAll(exchanges.subList(way, exchanges.size()).reversed());
        return order.stream().filter(exchange -> exchange.uri().equals(address)).findFirst();
    }

    private SealedPayload read(Capture capture, String address, Manifest.SealedExchange exchange) throws IOException {
        byte[] body = records.body(capture, exchange);
        return new SealedPayload(
                capture.id(),
                address,
                exchange.status(),
                RecordReader.header(exchange, "Content-Type"),
                body,
                exchange.body().sha256());
    }
}
