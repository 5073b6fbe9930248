package zhicha.crawler.evidence.wacz;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import zhicha.crawler.evidence.folder.VaultFolder;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.crawler.evidence.manifest.ManifestLine;
import zhicha.crawler.evidence.manifest.Sha256;
import zhicha.rules.subject.CaptureId;

/** Takes captures out of a vault as they lie there: the line of the manifest and the records, byte for byte. */
record SealedSource(VaultFolder folder) {
    /** Of a day's further files, such as roots and tokens; a larger one is none of ours. */
    private static final long LARGEST_PROOF = 4 << 20;

    SealedSource(Path vault) {
        this(new VaultFolder(vault));
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

    /** Why the records of a capture cannot be handed on; empty where they all are what was sealed. */
    String fault(Sealed sealed) {
        for (Manifest.Stored stored : sealed.manifest().records()) {
            try {
                member(stored);
            } catch (IOException e) {
                return String.valueOf(e.getMessage());
            }
        }
        return "";
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
        if (!Sha256.of(member).equals(stored.sha256())) {
            throw new IOException(what + " was changed: " + stored.file() + " at byte " + stored.offset());
        }
        return member;
    }

    /** What else lies beside a day's manifests, such as its root and the time-stamps of it. */
    Map<String, byte[]> besides(Set<String> days) throws IOException {
        Map<String, byte[]> found = new TreeMap<>();
        for (String day : days) {
            try (Stream<Path> inside = Files.list(folder.root().resolve(day))) {
                for (Path file : inside.filter(Files::isRegularFile).toList()) {
                    String name = file.getFileName().toString();
                    if (name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
                            && !name.equals(VaultFolder.MANIFESTS)
                            && !name.endsWith(".warc.gz")
                            && Files.size(file) <= LARGEST_PROOF) {
                        found.put(day + "/" + name, Files.readAllBytes(file));
                    }
                }
            }
        }
        return found;
    }
}
