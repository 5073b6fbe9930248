package zhicha.app.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import zhicha.app.crawl.CrawlAgent;
import zhicha.app.evidence.CaptureFamily;
import zhicha.crawler.evidence.Vault;
import zhicha.crawler.evidence.capture.Capture;
import zhicha.crawler.evidence.manifest.Sha256;
import zhicha.crawler.evidence.warc.Rendition;
import zhicha.crawler.fetch.FetchOutcome;
import zhicha.crawler.fetch.KillSwitch;
import zhicha.rules.subject.CaptureId;

/**
 * Seals files before they are read: one capture that says what the file is, and its bytes in parts of 16 MiB that belong to
 * it, so that a file of any size is sealed in bounded memory. The same bytes are sealed once, however often they come.
 */
final class FileSeal {
    static final String KIND = CaptureFamily.IMPORTED_FILE;
    static final String PART = "imported-part";
    private static final String SITE = "import";
    private static final int PART_SIZE = 16 << 20;
    private static final String BYTES = "application/octet-stream";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Vault vault;
    private final Path work;
    private final Clock clock;

    /** @param work folder of private copies; what an import that was killed left there is removed */
    FileSeal(Vault vault, Path work, Clock clock) {
        this.vault = vault;
        this.work = work;
        this.clock = clock;
    }

    SealedFile seal(Path file, KillSwitch kill) throws IOException {
        Files.createDirectories(work);
        clear();
        Path copy = Files.createTempFile(work, "import-", ".copy");
        try {
            String sha256 = copied(file, copy);
            long length = Files.size(copy);
            Path given = file.getFileName();
            String name = given == null ? file.toString() : given.toString();
            URI address = address(sha256);
            ImportCircumstances circumstances =
                    new ImportCircumstances(vault, kill, SITE, sha256.substring(0, 16), CrawlAgent.PROGRAM);
            int parts = Math.toIntExact(Math.max(1, (length + PART_SIZE - 1) / PART_SIZE));
            Optional<Capture> known = known(address);
            Capture head = known.isPresent()
                    ? known.get()
                    : vault.seal(
                            new FetchOutcome.Fetched(address, List.of()),
                            List.of(),
                            List.of(new Rendition(
                                    address,
                                    KIND,
                                    "application/json",
                                    said(name, length, sha256, parts),
                                    clock.instant())),
                            circumstances.get());
            parts(copy, address, parts, head.id(), circumstances);
            return new SealedFile(
                    name,
                    copy,
                    head.id(),
                    sha256,
                    length,
                    OffsetDateTime.parse(head.manifest().sealed().beijing()),
                    circumstances);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
    }

    /** A name that says what it names; nothing can be fetched from it. */
    static URI address(String sha256) {
        return URI.create("urn:zhicha:sha256:" + sha256);
    }

    private Optional<Capture> known(URI address) throws IOException {
        for (CaptureId id : vault.captures(address)) {
            Optional<Capture> capture = vault.find(id);
            if (capture.isPresent() && capture.get().manifest().partOf() == null) {
                return capture;
            }
        }
        return Optional.empty();
    }

    /** Seals the parts that are not there yet: an earlier import may have been killed among them. */
    private void parts(Path copy, URI address, int parts, CaptureId head, ImportCircumstances circumstances)
            throws IOException {
        Set<String> there = new HashSet<>();
        for (CaptureId id : vault.reader().partsOf(head)) {
            vault.find(id).ifPresent(part -> there.add(part.manifest().asked()));
        }
        try (InputStream in = Files.newInputStream(copy)) {
            for (int part = 1; part <= parts; part++) {
                byte[] bytes = in.readNBytes(PART_SIZE);
                URI own = URI.create(address + ":part:" + part);
                if (!there.contains(own.toString())) {
                    vault.seal(
                            new FetchOutcome.Fetched(own, List.of()),
                            List.of(),
                            List.of(new Rendition(own, PART, BYTES, bytes, clock.instant())),
                            circumstances.get().partOf(head));
                }
            }
        }
    }

    private static byte[] said(String name, long length, String sha256, int parts) {
        ObjectNode said = JSON.createObjectNode();
        said.put("file", name);
        said.put("length", length);
        said.put("sha256", sha256);
        said.put("parts", parts);
        said.put("partSize", PART_SIZE);
        return JSON.writeValueAsString(said).getBytes(StandardCharsets.UTF_8);
    }

    private static String copied(Path file, Path copy) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (InputStream in = Files.newInputStream(file);
                OutputStream out = new DigestOutputStream(Files.newOutputStream(copy), digest)) {
            in.transferTo(out);
        }
        return Sha256.finish(digest);
    }

    private void clear() throws IOException {
        try (Stream<Path> left = Files.list(work)) {
            for (Path one : left.filter(path -> path.getFileName().toString().endsWith(".copy"))
                    .toList()) {
                Files.deleteIfExists(one);
            }
        }
    }
}
