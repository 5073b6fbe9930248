package zhicha.crawler.evidence.wacz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import zhicha.crawler.evidence.verify.Finding;
import zhicha.crawler.evidence.wacz.check.WaczVerifier;

/** A package in somebody else's hands: its files are changed, listed anew and signed with a key of theirs. */
public final class Repacked {
    private final Path file;
    private final PackageKey theirs;
    public final Map<String, byte[]> inside = new LinkedHashMap<>();

    public Repacked(Path file, Path keys) throws IOException {
        this.file = file;
        this.theirs = PackageKey.in(PackageKey.below(keys));
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                zip.transferTo(bytes);
                inside.put(entry.getName(), bytes.toByteArray());
            }
        }
        inside.keySet().removeIf(name -> name.startsWith("datapackage"));
    }

    public String text(String name) {
        return new String(inside.get(name), StandardCharsets.UTF_8);
    }

    public void put(String name, String text) {
        inside.put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** With all digests right, and a signature that holds. */
    public Repacked write() throws IOException {
        PackageContents contents =
                new PackageContents("x", "x", "x", Instant.EPOCH, "Zhicha/0.1", List.of(), List.of(), Map.of());
        DataPackage described = new DataPackage(contents, List.of(), List.of(), List.of(), List.of());
        try (PackageZip zip = new PackageZip(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : inside.entrySet()) {
                zip.store(entry.getKey(), entry.getValue());
            }
            byte[] datapackage = described.json(zip.entries());
            zip.store("datapackage.json", datapackage);
            zip.store("datapackage-digest.json", described.digest(datapackage, theirs));
        }
        return this;
    }

    /** What the check finds: kind and file. */
    public List<String> found() throws IOException {
        return WaczVerifier.verify(file).findings().stream()
                .map((Finding one) -> one.kind() + " " + one.file())
                .distinct()
                .toList();
    }
}
