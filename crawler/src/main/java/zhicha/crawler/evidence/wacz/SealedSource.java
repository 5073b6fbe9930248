package zhicha.crawler.evidence.wacz;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import zhicha.crawler.evidence.RecordRemoved;
import zhicha.crawler.evidence.VaultReader;
import zhicha.crawler.evidence.folder.VaultFolder;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.crawler.evidence.manifest.ManifestLine;
import zhicha.crawler.evidence.manifest.Sha256;
import zhicha.crawler.evidence.wacz.PackageReport.Lack;
import zhicha.rules.subject.CaptureId;

/** Takes captures out of a vault as they lie there: the line of the manifest and the records, byte for byte. */
record SealedSource(VaultReader vault, VaultFolder folder) {
    SealedSource(VaultReader vault, Path folder) {
        this(vault, new VaultFolder(folder));
    }

    /** @param line without its line end */
    record Sealed(CaptureId id, Manifest manifest, String day, byte[] line) {}

    /** Those of these captures that are in the vault, with lines that hold, by the order of the chain. */
    Map<CaptureId, Sealed> find(Set<CaptureId> wanted) throws IOException {
        Map<Long, Sealed> found = new TreeMap<>();
        Set<String> ids = new TreeSet<>();
        wanted.forEach(id -> ids.add(id.value()));
        for (String day : folder.days()) {
            if (found.size() == ids.size()) {
                break;
            }
            ManifestLine.each(folder.manifests(day), line -> {
                if (line.stated().filter(ids::contains).isPresent() && line.holds()) {
                    line.manifest()
                            .ifPresent(manifest ->
                                    found.put(manifest.sequence(), new Sealed(line.id(), manifest, day, line.bytes())));
                }
            });
        }
        Map<CaptureId, Sealed> byId = new LinkedHashMap<>();
        found.values().forEach(one -> byId.put(one.id(), one));
        return byId;
    }

    /**
     * Why the records of a capture cannot be handed on; empty where they all are what was sealed. Where a policy took one away
     * and another was damaged, the damage is told: that is what somebody has to mend.
     */
    Optional<Lack> fault(Sealed sealed) {
        Optional<Lack> removed = Optional.empty();
        for (Manifest.Stored stored : sealed.manifest().records()) {
            try {
                member(stored);
            } catch (RecordRemoved gone) {
                removed = removed.isPresent() ? removed : Optional.of(Lack.removed(sealed.id(), gone));
            } catch (IOException e) {
                return Optional.of(new Lack(sealed.id(), String.valueOf(e.getMessage()), null));
            }
        }
        return removed;
    }

    void copy(Manifest.Stored stored, OutputStream out) throws IOException {
        out.write(member(stored));
    }

    private byte[] member(Manifest.Stored stored) throws IOException {
        String what = stored.type() + " of " + stored.uri();
        Path file = folder.file(stored.file());
        if (!Files.exists(file)) {
            throw new IOException(what + " is not there: " + stored.file() + " is missing");
        }
        if (stored.length() < 0
                || stored.offset() < 0
                || stored.length() > Integer.MAX_VALUE - 8
                || stored.offset() + stored.length() > Files.size(file)) {
            throw new IOException(what + " is not there: " + stored.file() + " ends before byte "
                    + (stored.offset() + stored.length()));
        }
        byte[] member = new byte[(int) stored.length()];
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(stored.offset());
            in.readFully(member);
        }
        String digest = Sha256.of(member);
        if (!digest.equals(stored.sha256())) {
            Optional<RecordRemoved> removed = vault.removed(stored, digest);
            if (removed.isPresent()) {
                throw removed.get();
            }
            throw new IOException(what + " was changed: " + stored.file() + " at byte " + stored.offset());
        }
        return member;
    }
}
