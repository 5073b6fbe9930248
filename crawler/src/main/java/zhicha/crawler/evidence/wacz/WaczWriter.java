package zhicha.crawler.evidence.wacz;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;
import zhicha.crawler.evidence.VaultReader;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.crawler.evidence.manifest.Sha256;
import zhicha.crawler.evidence.wacz.PackageReport.Lack;
import zhicha.crawler.evidence.wacz.SealedSource.Sealed;
import zhicha.crawler.evidence.wacz.check.PackageFile;
import zhicha.crawler.evidence.warc.WarcMember;
import zhicha.rules.subject.CaptureId;

/**
 * Writes packages in the form of <a href="https://specs.webrecorder.net/wacz/1.1.1/">WACZ 1.1.1</a>. A file appears when it is
 * whole. A capture that is missing or was changed is left out, and the package itself says so.
 *
 * <pre>
 * archive/NAME.warc.gz          the records, each the very gzip member of the vault
 * indexes/index.cdx             CDXJ
 * pages/pages.jsonl             the pages, with their titles and times
 * zhicha/README.txt             what this is and how to check it by hand
 * zhicha/manifests.txt          the manifests as they stand in the vault
 * zhicha/records.jsonl          which record of which manifest lies where in archive/
 * zhicha/vault/DAY/...          what lay beside the manifests of that day: roots, time-stamps
 * zhicha/...                    whatever else was given
 * datapackage.json              every file with its digest
 * datapackage-digest.json       the digest of that, signed
 * </pre>
 */
public final class WaczWriter {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final VaultReader vault;
    private final SealedSource source;
    private final PackageKey key;

    /** @param folder the vault that {@code vault} reads */
    public WaczWriter(VaultReader vault, Path folder, PackageKey key) {
        this.vault = vault;
        this.source = new SealedSource(folder);
        this.key = key;
    }

    /** There is no capture left that could be packed. */
    public static final class NothingToPack extends IOException {
        private static final long serialVersionUID = 1;

        private final transient List<Lack> lacking;

        NothingToPack(String name, List<Lack> lacking) {
            super("package " + name + " would hold no capture"
                    + (lacking.isEmpty() ? "" : ": " + lacking.getFirst().why()));
            this.lacking = List.copyOf(lacking);
        }

        public List<Lack> lacking() {
            return lacking;
        }
    }

    private record Piece(Sealed capture, Manifest.Stored stored, long offset) {}

    /**
     * Writes a package, or leaves the one that stands there where it is whole and would hold the same.
     *
     * @throws NothingToPack where no capture can be packed; no file is written then
     */
    public PackageReport write(Path target, PackageContents contents) throws IOException {
        List<Lack> lacking = new ArrayList<>();
        List<Sealed> packed = sealed(contents, lacking);
        if (packed.isEmpty()) {
            throw new NothingToPack(contents.name(), lacking);
        }
        List<CaptureId> ids = packed.stream().map(Sealed::id).toList();
        Map<String, byte[]> extras = extras(contents, packed);
        if (StandingPackage.is(target, extras, lacking)) {
            return new PackageReport(ids, lacking, Files.size(target), true);
        }
        Path folder = Optional.ofNullable(target.toAbsolutePath().getParent()).orElseThrow();
        Files.createDirectories(folder);
        Path warc = Files.createTempFile(folder, "." + contents.name(), ".warc.part");
        Path zip = Files.createTempFile(folder, "." + contents.name(), ".wacz.part");
        try {
            String name = contents.name() + ".warc.gz";
            List<Piece> pieces = archive(warc, name, contents, packed);
            try (FileOutputStream file = new FileOutputStream(zip.toFile());
                    PackageZip out = new PackageZip(new BufferedOutputStream(file, 1 << 16))) {
                out.store("archive/" + name, warc);
                out.store(PackageFile.INDEX, index(pieces, name));
                List<PageLines.Offered> pages = pages(contents, packed);
                out.store("pages/pages.jsonl", bytes(PageLines.text(pages)));
                for (Map.Entry<String, byte[]> extra : extras.entrySet()) {
                    out.store(extra.getKey(), extra.getValue());
                }
                out.store(PackageFile.RECORDS, records(pieces, name));
                byte[] datapackage = datapackage(contents, ids, lacking, pages, out.entries());
                out.store(PackageFile.DATAPACKAGE, datapackage);
                out.store(PackageFile.DIGEST, digest(datapackage, contents));
                out.finish();
                file.getFD().sync();
            }
            // a temporary file is its owner's alone, and a package is made to be handed on
            PackageZip.readable(zip);
            Files.move(zip, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(warc);
            Files.deleteIfExists(zip);
        }
        return new PackageReport(ids, lacking, Files.size(target), false);
    }

    private List<Sealed> sealed(PackageContents contents, List<Lack> lacking) throws IOException {
        Map<CaptureId, Sealed> found = source.find(new LinkedHashSet<>(contents.captures()));
        for (CaptureId id : contents.captures()) {
            if (!found.containsKey(id)) {
                lacking.add(new Lack(id, "the vault has no manifest of it that holds"));
            }
        }
        List<Sealed> whole = new ArrayList<>();
        for (Sealed sealed : found.values()) {
            String fault = source.fault(sealed);
            if (fault.isEmpty()) {
                whole.add(sealed);
            } else {
                lacking.add(new Lack(sealed.id(), fault));
            }
        }
        return whole;
    }

    private Map<String, byte[]> extras(PackageContents contents, List<Sealed> packed) throws IOException {
        Map<String, byte[]> extras = new LinkedHashMap<>();
        extras.put(PackageFile.FOLDER + "README.txt", readme());
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        Set<String> days = new TreeSet<>();
        for (Sealed sealed : packed) {
            lines.writeBytes(sealed.line());
            lines.write('\n');
            days.add(sealed.day());
        }
        extras.put(PackageFile.MANIFESTS, lines.toByteArray());
        source.besides(days).forEach((name, bytes) -> extras.put(PackageFile.FOLDER + "vault/" + name, bytes));
        contents.extras().forEach((name, bytes) -> extras.put(PackageFile.FOLDER + name, bytes));
        return extras;
    }

    private List<Piece> archive(Path warc, String name, PackageContents contents, List<Sealed> packed)
            throws IOException {
        List<Piece> pieces = new ArrayList<>();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(warc), 1 << 16)) {
            byte[] info = WarcMember.info(name, contents.software(), contents.created())
                    .stored();
            out.write(info);
            long offset = info.length;
            for (Sealed sealed : packed) {
                for (Manifest.Stored stored : sealed.manifest().records()) {
                    source.copy(stored, out);
                    pieces.add(new Piece(sealed, stored, offset));
                    offset += stored.length();
                }
            }
        }
        return pieces;
    }

    private static byte[] index(List<Piece> pieces, String warc) {
        CdxLines lines = new CdxLines();
        pieces.forEach(piece -> lines.add(piece.capture().manifest(), piece.stored(), warc, piece.offset()));
        return bytes(lines.text());
    }

    private List<PageLines.Offered> pages(PackageContents contents, List<Sealed> packed) {
        PageLines lines = new PageLines(vault);
        Map<CaptureId, Sealed> byId = new LinkedHashMap<>();
        packed.forEach(one -> byId.put(one.id(), one));
        return contents.pages().stream()
                .filter(byId::containsKey)
                .map(byId::get)
                .flatMap(page -> lines.of(page).stream())
                .toList();
    }

    private static byte[] records(List<Piece> pieces, String warc) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("capture", piece.capture().id().value());
            fields.put("record", piece.stored().id());
            fields.put("file", "archive/" + warc);
            fields.put("offset", piece.offset());
            fields.put("length", piece.stored().length());
            text.append(JSON.writeValueAsString(fields)).append('\n');
        }
        return bytes(text.toString());
    }

    private byte[] datapackage(
            PackageContents contents,
            List<CaptureId> packed,
            List<Lack> lacking,
            List<PageLines.Offered> pages,
            List<PackageZip.Entry> entries) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("profile", "data-package");
        fields.put("wacz_version", "1.1.1");
        fields.put("title", contents.title());
        fields.put("description", contents.description());
        fields.put("created", created(contents));
        fields.put("modified", created(contents));
        fields.put("software", contents.software());
        if (!pages.isEmpty()) {
            fields.put("mainPageUrl", pages.getFirst().url());
            fields.put("mainPageDate", pages.getFirst().time());
        }
        fields.put(
                "resources",
                entries.stream()
                        .map(entry -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("name", entry.name().substring(entry.name().lastIndexOf('/') + 1));
                            one.put("path", entry.name());
                            one.put("hash", "sha256:" + entry.sha256());
                            one.put("bytes", entry.length());
                            return one;
                        })
                        .toList());
        Map<String, Object> ours = new LinkedHashMap<>();
        ours.put("captures", packed.stream().map(CaptureId::value).toList());
        ours.put(
                "lacking",
                lacking.stream()
                        .map(lack -> Map.of("capture", lack.capture().value(), "why", lack.why()))
                        .toList());
        fields.put("zhicha", ours);
        return bytes(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(fields) + "\n");
    }

    private byte[] digest(byte[] datapackage, PackageContents contents) {
        String hash = "sha256:" + Sha256.of(datapackage);
        Map<String, Object> signed = new LinkedHashMap<>();
        signed.put("hash", hash);
        signed.put("created", created(contents));
        signed.put("software", contents.software());
        signed.put("version", "0.1.0");
        signed.put("signature", key.sign(hash));
        signed.put("publicKey", key.publicKey());
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("path", PackageFile.DATAPACKAGE);
        fields.put("hash", hash);
        fields.put("signedData", signed);
        return bytes(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(fields) + "\n");
    }

    private static String created(PackageContents contents) {
        return contents.created().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static byte[] readme() throws IOException {
        try (InputStream in = WaczWriter.class.getResourceAsStream("package-readme.txt")) {
            if (in == null) {
                throw new IOException("package-readme.txt is missing from the program; build it again");
            }
            return in.readAllBytes();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
