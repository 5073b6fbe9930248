package zhicha.crawler.evidence.timestamp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.crawler.evidence.Samples;
import zhicha.crawler.evidence.Shell;
import zhicha.crawler.evidence.Vault;
import zhicha.crawler.evidence.VaultReader;
import zhicha.crawler.evidence.capture.Capture;
import zhicha.crawler.evidence.capture.CaptureContext;
import zhicha.crawler.evidence.folder.VaultFolder;
import zhicha.crawler.evidence.root.Roots;
import zhicha.crawler.evidence.verify.VerificationReport;
import zhicha.crawler.evidence.wacz.PackageContents;
import zhicha.crawler.evidence.wacz.PackageKey;
import zhicha.crawler.evidence.wacz.PackageReport;
import zhicha.crawler.evidence.wacz.Repacked;
import zhicha.crawler.evidence.wacz.WaczWriter;
import zhicha.crawler.evidence.wacz.check.WaczVerifier;
import zhicha.rules.subject.CaptureId;

/** A package of captures whose day is over carries what shows that they were the vault's, and when that stood. */
class StampedPackageTest {
    private static final String DAY = "2026-11-22";
    private static final String ROOTS = "zhicha/vault/roots/";

    @TempDir
    private Path folder;

    private final List<CaptureId> captures = new ArrayList<>();

    /** Two pages of one day and one of the next, of which only the first has a root. */
    private Path vault() throws IOException {
        Path vault = folder.resolve("vault");
        for (int day = 0; day < 2; day++) {
            Clock clock = Clock.fixed(Samples.START.plus(Duration.ofDays(day)), ZoneOffset.UTC);
            try (Vault open = Vault.open(vault, clock)) {
                CaptureContext context = open.circumstances("shop", "run-" + day, "zhicha test");
                for (int page = 0; page < 2 - day; page++) {
                    Capture sealed = open.seal(
                            List.of(Samples.page("https://shop.example/" + day + page, "<title>积木</title>")), context);
                    captures.add(sealed.id());
                }
                for (int other = 0; other < 5; other++) {
                    open.seal(List.of(Samples.page("https://other.example/" + other, "<h1>x</h1>")), context);
                }
            }
        }
        new Roots(new VaultFolder(vault)).write(Samples.START.plus(Duration.ofDays(1)));
        return vault;
    }

    private PackageReport pack(Path vault, Path file) throws IOException {
        PackageContents contents = new PackageContents(
                "ZC-1", "线索", "本件为线索", Samples.START, "Zhicha/0.1", captures, List.of(captures.getFirst()), Map.of());
        return new WaczWriter(VaultReader.open(vault), vault, PackageKey.in(PackageKey.below(folder)))
                .write(file, contents);
    }

    @Test
    void rootsStampsAndProofsTravelWithTheirCaptures() throws Exception {
        Path vault = vault();
        Path file = folder.resolve("ZC-1.wacz");
        try (TestAuthority tsa = new TestAuthority(folder.resolve("tsa"), 3_650)) {
            assertEquals(
                    List.of(DAY + " tsa-one"),
                    new TimeStamping(
                                    new VaultFolder(vault),
                                    List.of(new Authority("tsa-one", tsa.address(), tsa.trust(), null, true)),
                                    Clock.systemUTC())
                            .run()
                            .kept());
        }
        PackageReport report = pack(vault, file);
        assertEquals(5, report.packed().size(), "three pages and the checks of the machine before both jobs");
        assertEquals(List.of(), report.unproven());
        VerificationReport checked = WaczVerifier.verify(file);
        assertEquals(List.of(), checked.findings());
        String notes = checked.notes().toString();
        assertTrue(notes.contains("3/5 份清单经日根证明"), notes);
        assertTrue(notes.contains("CN=Test TSA") && notes.contains("CN=Test Root"), notes);
        assertTrue(pack(vault, file).kept(), "it says the same");

        byHand(file);
        changed(file);
    }

    /** The very lines of the package's README. */
    private void byHand(Path file) throws Exception {
        Path inside = folder.resolve("inside");
        Files.createDirectories(inside);
        Shell.said(inside, "jar xf '" + file + "' || python3 -m zipfile -e '" + file + "' .");
        List<String> readme = Files.readAllLines(inside.resolve("zhicha/README.txt"));
        String verify = readme.stream()
                .filter(line -> line.contains("openssl ts -verify"))
                .findFirst()
                .orElseThrow()
                .strip()
                .replace("DAY", DAY)
                .replace("NAME", "tsa-one");
        assertTrue(Shell.said(inside, "cd zhicha/vault/roots; " + verify).contains("Verification: OK"));
        int from = readme.indexOf(readme.stream()
                .filter(line -> line.contains("h=$( (printf"))
                .findFirst()
                .orElseThrow());
        String lines = String.join("\n", readme.subList(from, from + 6));
        String proof = "zhicha/vault/proofs/" + captures.get(1).hex() + ".txt";
        String root = Shell.said(inside, lines.replace("PROOF", proof));
        assertEquals("root-sha256 " + root, Shell.said(inside, "grep root-sha256 " + ROOTS + DAY + ".txt"));
    }

    /** By somebody who signs with a key of their own. */
    private void changed(Path file) throws Exception {
        byte[] original = Files.readAllBytes(file);
        Path theirs = folder.resolve("theirs");
        String proof = "zhicha/vault/proofs/" + captures.getFirst().hex() + ".txt";

        Repacked without = new Repacked(file, theirs);
        without.inside.remove(proof);
        assertEquals(
                List.of("ROOT_MISMATCH zhicha/manifests.txt"), without.write().found());

        Files.write(file, original);
        Repacked made = new Repacked(file, theirs);
        made.put(
                ROOTS + DAY + ".txt",
                made.text(ROOTS + DAY + ".txt")
                        .replaceFirst("root-sha256 [0-9a-f]{64}", "root-sha256 " + "0".repeat(64)));
        List<String> found = made.write().found();
        assertTrue(found.contains("ROOT_MISMATCH " + proof), found::toString);
        assertTrue(found.contains("TIME_STAMP_INVALID " + ROOTS + DAY + ".tsa-one.tsr"), found::toString);

        Files.write(file, original);
        Repacked torn = new Repacked(file, theirs);
        torn.inside.remove(ROOTS + DAY + ".tsa-one.ca.pem");
        assertEquals(
                List.of("FILE_MISSING " + ROOTS + DAY + ".tsa-one.*"),
                torn.write().found());

        // a proof that leads to the root, of a manifest that is none of the package's
        Files.write(file, original);
        Repacked moved = new Repacked(file, theirs);
        moved.put(proof, moved.text("zhicha/vault/proofs/" + captures.get(1).hex() + ".txt"));
        assertTrue(moved.write().found().contains("ROOT_MISMATCH " + proof));
        moved.put(ROOTS + "note.txt", "x");
        assertTrue(moved.write().found().contains("UNKNOWN_FILE " + ROOTS + "note.txt"));
    }

    @Test
    void aDayThatDoesNotHoldIsNamedAndTheRecordsArePackedAllTheSame() throws Exception {
        Path vault = vault();
        Path root = new VaultFolder(vault).root(DAY);
        Files.writeString(root, Files.readString(root).replaceFirst("root-sm3 .", "root-sm3 x"));
        Path file = folder.resolve("ZC-1.wacz");
        PackageReport report = pack(vault, file);
        assertEquals(5, report.packed().size());
        assertTrue(report.unproven().getFirst().startsWith(DAY + ": "), report::toString);
        VerificationReport checked = WaczVerifier.verify(file);
        assertEquals(List.of(), checked.findings());
        assertTrue(checked.notes().toString().contains("0/5 份清单"), checked.notes()::toString);
        assertFalse(checked.notes().toString().contains("no root has a time-stamp"));
    }
}
