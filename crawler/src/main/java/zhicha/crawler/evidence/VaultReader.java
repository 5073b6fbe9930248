package zhicha.crawler.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import zhicha.crawler.evidence.folder.VaultFolder;
import zhicha.crawler.evidence.folder.VaultIndex;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.crawler.evidence.manifest.ManifestLine;
import zhicha.crawler.evidence.manifest.Sha256;
import zhicha.crawler.evidence.warc.WarcBlock;
import zhicha.rules.subject.CaptureId;

/** Finds captures and reads them back. Thread-safe. What is handed out was compared with its digests first. */
public final class VaultReader {
    private final VaultFolder folder;
    private final VaultIndex index;

    VaultReader(VaultFolder folder, VaultIndex index) {
        this.folder = folder;
        this.index = index;
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

    /** What an address answered the last time it answered with 2xx, in any capture. */
    public Optional<SealedPayload> latest(URI address) throws IOException {
        List<CaptureId> captures = captures(address);
        for (int i = captures.size() - 1; i >= 0; i--) {
            Optional<SealedPayload> payload =
                    payload(captures.get(i), address).filter(answer -> answer.status() / 100 == 2);
            if (payload.isPresent()) {
                return payload;
            }
        }
        return Optional.empty();
    }

    /** A rendition of a capture, such as its {@code screenshot}. */
    public Optional<SealedPayload> rendition(CaptureId id, String kind) throws IOException {
        Optional<Capture> capture = find(id);
        if (capture.isEmpty()) {
            return Optional.empty();
        }
        for (Manifest.Resource resource : capture.get().manifest().resources()) {
            if (resource.kind().equals(kind)) {
                byte[] bytes = block(capture.get(), resource.record(), resource.payload());
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

    private Optional<SealedPayload> within(Capture capture, String address) throws IOException {
        Manifest manifest = capture.manifest();
        List<Manifest.SealedExchange> exchanges = manifest.exchanges();
        for (int i = exchanges.size() - 1; i >= 0; i--) {
            Manifest.SealedExchange exchange = exchanges.get(i);
            boolean whole = i == exchanges.size() - 1;
            if (exchange.uri().equals(address) || whole && manifest.asked().equals(address)) {
                byte[] encoded = block(capture, exchange.response(), exchange.payload());
                byte[] body = decoded(encoded, exchange, capture);
                return Optional.of(new SealedPayload(
                        capture.id(),
                        address,
                        exchange.status(),
                        header(exchange, "Content-Type"),
                        body,
                        exchange.body().sha256()));
            }
        }
        return Optional.empty();
    }

    /** The end of a record's block: a response's entity, or all of a resource. */
    private byte[] block(Capture capture, String recordId, Manifest.Digested payload) throws IOException {
        Manifest.Stored stored = capture.manifest().records().stream()
                .filter(record -> record.id().equals(recordId))
                .findFirst()
                .orElseThrow(() -> new IOException("manifest of " + capture.id() + " names no record " + recordId));
        byte[] member = new byte[Math.toIntExact(stored.length())];
        try (RandomAccessFile in =
                new RandomAccessFile(folder.file(stored.file()).toFile(), "r")) {
            in.seek(stored.offset());
            in.readFully(member);
        }
        if (!Sha256.of(member).equals(stored.sha256())) {
            throw new IOException("record " + recordId + " of " + capture.id() + " was changed: " + stored.file()
                    + " at byte " + stored.offset());
        }
        byte[] block = WarcBlock.of(member, stored.block());
        int from = Math.toIntExact(block.length - payload.length());
        byte[] entity = Arrays.copyOfRange(block, from, block.length);
        if (!Sha256.of(entity).equals(payload.sha256())) {
            throw new IOException(
                    "payload of record " + recordId + " of " + capture.id() + " is not what its manifest says");
        }
        return entity;
    }

    private static String header(Manifest.SealedExchange exchange, String name) {
        return exchange.responseHeaders().stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Manifest.Field::value)
                .findFirst()
                .orElse("");
    }

    /** The entity decoded again, and compared with what was parsed. */
    private static byte[] decoded(byte[] encoded, Manifest.SealedExchange exchange, Capture capture)
            throws IOException {
        if (exchange.body().equals(exchange.payload())) {
            return encoded;
        }
        int length = Math.toIntExact(exchange.body().length());
        boolean gzip = encoded.length > 2 && (encoded[0] & 0xff) == 0x1f && (encoded[1] & 0xff) == 0x8b;
        for (boolean bare : new boolean[] {false, true}) {
            try (InputStream in = gzip
                    ? new GZIPInputStream(new ByteArrayInputStream(encoded))
                    : new InflaterInputStream(new ByteArrayInputStream(encoded), new Inflater(bare))) {
                byte[] body = in.readNBytes(length);
                if (Sha256.of(body).equals(exchange.body().sha256())) {
                    return body;
                }
            } catch (IOException otherKindOfDeflate) {
                // "deflate" is sent with and without the zlib header; the second try reads the other kind
                continue;
            }
        }
        throw new IOException("body of " + exchange.uri() + " in " + capture.id()
                + " cannot be decoded to what was parsed; Content-Encoding is " + header(exchange, "Content-Encoding"));
    }
}
