package zhicha.crawler.evidence.wacz;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import zhicha.crawler.evidence.VaultReader;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.crawler.evidence.wacz.PackageReport.Lack;
import zhicha.crawler.evidence.wacz.SealedSource.Sealed;
import zhicha.crawler.evidence.wacz.check.PackageFile;
import zhicha.crawler.evidence.wacz.check.PackageReadme;
import zhicha.crawler.evidence.warc.WarcMember;
import zhicha.rules.subject.CaptureId;

/**
 * Writes packages in the form of <a href="https://specs.webrecorder.net/wacz/1.1.1/">WACZ 1.1.1</a>. A file appears when it is
 * whole. A capture that is missing, was changed or was removed by a policy of retention is left out, and the package itself
 * says so.
 *
 * <pre>
 * archive/NAME.warc.gz          the records, each the very gzip member of the vault
 * indexes/index.cdx             CDXJ
 * pages/pages.jsonl             the pages, with their titles and times
 * zhicha/README.txt             what this is and how to check it by hand
 * zhicha/manifests.txt          the manifests as they stand in the vault
 * zhicha/records.jsonl          which record of which manifest lies where in archive/
 * zhicha/vault/roots/DAY.*      the root of a day of which something is packed, and its time-stamps
 * zhicha/vault/proofs/ID.txt    that a manifest is in the root of its day
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
        this.source = new SealedSource(vault, folder);
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
        PackageProofs proofs = PackageProofs.of(source.folder(), packed);
        Map<String, byte[]> extras = extras(contents, packed, proofs);
        if (StandingPackage.is(target, extras, lacking)) {
            return new PackageReport(ids, lacking, proofs.problems(), Files.size(target), true);
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
                DataPackage datapackage = new DataPackage(contents, ids, lacking, proofs.problems(), pages);
                byte[] described = datapackage.json(out.entries());
                out.store(PackageFile.DATAPACKAGE, described);
                out.store(PackageFile.DIGEST, datapackage.digest(described, key));
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
        return new PackageReport(ids, lacking, proofs.problems(), Files.size(target), false);
    }

    private List<Sealed> sealed(PackageContents contents, List<Lack> lacking) throws IOException {
        Map<CaptureId, Sealed> found = source.find(new LinkedHashSet<>(contents.captures()));
        for (CaptureId id : contents.captures()) {
            if (!found.containsKey(id)) {
                lacking.add(new Lack(id, "the vault has no manifest of it that holds", null));
            }
        }
        // the check of the machine before a job is named by all its captures, and tells of its clock
        Set<CaptureId> named = new LinkedHashSet<>(found.keySet());
        for (Sealed sealed : found.values()) {
            String environment = sealed.manifest().environment();
            if (environment != null) {
                named.add(new CaptureId(environment));
            }
        }
        if (named.size() > found.size()) {
            found = source.find(named);
            for (CaptureId id : named) {
                if (!found.containsKey(id)) {
                    lacking.add(
                            new Lack(id, "the vault has no manifest of this check of the machine that holds", null));
                }
            }
        }
        List<Sealed> whole = new ArrayList<>();
        for (Sealed sealed : found.values()) {
            Optional<Lack> fault = source.fault(sealed);
            if (fault.isEmpty()) {
                whole.add(sealed);
            } else {
                lacking.add(fault.get());
            }
        }
        Set<CaptureId> wanted = new LinkedHashSet<>(contents.captures());
        // the machine was checked, and nothing is left of what was seen then
        return whole.stream().map(Sealed::id).anyMatch(wanted::contains) ? whole : List.of();
    }

    private static Map<String, byte[]> extras(PackageContents contents, List<Sealed> packed, PackageProofs proofs)
            throws IOException {
        Map<String, byte[]> extras = new LinkedHashMap<>();
        extras.put(PackageReadme.NAME, PackageReadme.text());
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (Sealed sealed : packed) {
            lines.writeBytes(sealed.line());
            lines.write('\n');
        }
        extras.put(PackageFile.MANIFESTS, lines.toByteArray());
        extras.putAll(proofs.files());
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

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
