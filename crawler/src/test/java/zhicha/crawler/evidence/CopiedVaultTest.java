package zhicha.crawler.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.crawler.evidence.folder.VaultFolder;
import zhicha.crawler.evidence.root.Roots;
import zhicha.crawler.evidence.verify.Finding;
import zhicha.crawler.evidence.verify.Finding.Kind;
import zhicha.crawler.evidence.verify.VaultVerifier;
import zhicha.crawler.evidence.verify.VerificationReport;
import zhicha.rules.subject.CaptureId;

/** A vault is copied while a program writes; the copy holds but for its end, and the end is named as such. */
class CopiedVaultTest {
    @TempDir
    Path folder;

    /** {@code cp -r} of a vault that another process seals into, several times, each at another moment. */
    @Test
    void aCopyMadeWhileSealingHoldsButForItsEnd() throws Exception {
        Path vault = folder.resolve("vault");
        Process child = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SealingChild.class.getName(),
                        vault.toString(),
                        "copied")
                .redirectErrorStream(true)
                .start();
        List<String> sealed = new ArrayList<>();
        List<Integer> known = new ArrayList<>();
        try (BufferedReader said = child.inputReader(StandardCharsets.UTF_8)) {
            for (int copy = 0; copy < 6; copy++) {
                for (int i = 0; i < 40; i++) {
                    sealed.add(said.readLine().split(" ")[0]);
                }
                known.add(sealed.size());
                // a file that cp listed may be gone before cp reads it: HEAD.json is written anew beside itself
                Shell.run(folder, "cp -r vault copy-" + copy + " 2>/dev/null");
                while (said.ready()) {
                    sealed.add(said.readLine().split(" ")[0]);
                }
            }
        } finally {
            child.toHandle().destroyForcibly();
            child.waitFor();
        }
        for (int copy = 0; copy < known.size(); copy++) {
            Path copied = folder.resolve("copy-" + copy);
            VerificationReport report = VaultVerifier.verify(copied);
            assertTrue(report.holdsButForItsEnd(), report.findings()::toString);
            // what had been sealed before the copy began is whole in it
            for (String id : List.of(sealed.getFirst(), sealed.get(known.get(copy) - 1))) {
                assertTrue(VaultVerifier.verify(copied, new CaptureId(id)).holds(), id);
            }
        }
    }

    /** Every order in which the files of a vault that grows may be read, over midnight too. */
    @Test
    void anyOrderOfFilesLeavesATornEndAtMost() throws Exception {
        List<Path> states = new ArrayList<>();
        Path vault = folder.resolve("vault");
        for (int state = 0; state < 6; state++) {
            Clock clock = Clock.fixed(Samples.START.plus(Duration.ofDays(state / 3)), ZoneOffset.UTC);
            try (Vault open = Vault.open(vault, clock)) {
                for (int i = 0; i < 3; i++) {
                    String address = "https://shop.example/" + state + "/" + i;
                    open.seal(List.of(Samples.page(address, "<h1>" + i + "</h1>")), Samples.CONTEXT);
                }
            }
            Path copy = folder.resolve("state-" + state);
            Shell.said(folder, "cp -r vault " + copy);
            states.add(copy);
        }
        List<String> files = List.of(
                "HEAD.json",
                "2026-11-22/manifests.txt",
                "2026-11-22/zhicha-2026-11-22-00001.warc.gz",
                "2026-11-23/manifests.txt",
                "2026-11-23/zhicha-2026-11-23-00001.warc.gz");
        int torn = 0;
        for (int mix = 0; mix < 6 * 6 * 6 * 6 * 6; mix += 61) {
            Path copied = folder.resolve("mixed");
            clear(copied);
            int rest = mix;
            Files.copy(states.getFirst().resolve("README.txt"), copied.resolve("README.txt"));
            for (String file : files) {
                Path from = states.get(rest % 6).resolve(file);
                rest /= 6;
                if (Files.exists(from)) {
                    Files.createDirectories(copied.resolve(file).getParent());
                    Files.copy(from, copied.resolve(file), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            if (!Files.isDirectory(copied.resolve("2026-11-22"))) {
                continue;
            }
            VerificationReport report = VaultVerifier.verify(copied);
            int which = mix;
            assertTrue(report.holdsButForItsEnd(), () -> "mix " + which + ": " + report.findings());
            torn += report.holds() ? 0 : 1;
            if (torn % 9 == 1 && !report.holds()) {
                goneOnWith(copied);
            }
        }
        assertTrue(torn > 40, torn + " of the mixtures had a torn end");
    }

    /** A copy that became the vault: what came whole is read, sealing goes on, and what is missing stays told. */
    private static void goneOnWith(Path copied) throws IOException {
        Clock later = Clock.fixed(Samples.START.plus(Duration.ofDays(4)), ZoneOffset.UTC);
        URI address = URI.create("https://shop.example/next");
        CaptureId next;
        try (Vault vault = Vault.open(copied, later)) {
            next = vault.seal(List.of(Samples.page(address.toString(), "next")), Samples.CONTEXT)
                    .id();
        }
        try (Vault vault = Vault.open(copied, later)) {
            assertEquals(
                    "next",
                    new String(vault.payload(next, address).orElseThrow().bytes(), StandardCharsets.UTF_8));
            new Roots(vault.folder()).write(Samples.START.plus(Duration.ofDays(9)));
            vault.vouch();
        }
        for (Finding finding : VaultVerifier.verify(copied).findings()) {
            assertTrue(
                    Set.of(
                                    Kind.RECORD_MISSING,
                                    Kind.FILE_MISSING,
                                    Kind.MANIFESTS_MISSING,
                                    Kind.SEQUENCE_GAP,
                                    Kind.CHAIN_BROKEN)
                            .contains(finding.kind()),
                    finding::toString);
        }
    }

    private static void clear(Path folder) throws Exception {
        Files.createDirectories(folder);
        try (var all = Files.walk(folder)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
        Files.createDirectories(folder);
    }

    /** Only the newest days can have been caught in writing; and nothing that was altered passes for a torn end. */
    @Test
    void whatIsMissingInOlderDaysOrAlteredIsNoTornEnd() throws IOException {
        Path vault = folder.resolve("vault");
        for (int day = 0; day < 3; day++) {
            try (Vault open =
                    Vault.open(vault, Clock.fixed(Samples.START.plus(Duration.ofDays(day)), ZoneOffset.UTC))) {
                open.seal(List.of(Samples.page("https://shop.example/" + day, "x".repeat(900))), Samples.CONTEXT);
                open.seal(List.of(Samples.page("https://shop.example/" + day + "b", "x".repeat(900))), Samples.CONTEXT);
            }
        }
        new Roots(new VaultFolder(vault)).write(Samples.START.plus(Duration.ofDays(9)));
        Path first = vault.resolve("2026-11-22/zhicha-2026-11-22-00001.warc.gz");
        byte[] original = Files.readAllBytes(first);
        Files.delete(first);
        assertFalse(VaultVerifier.verify(vault).holdsButForItsEnd());
        Files.write(first, original);
        Path last = vault.resolve("2026-11-24/zhicha-2026-11-24-00001.warc.gz");
        byte[] bytes = Files.readAllBytes(last);
        bytes[bytes.length / 2] ^= 1;
        Files.write(last, bytes);
        assertFalse(VaultVerifier.verify(vault).holdsButForItsEnd());
        bytes[bytes.length / 2] ^= 1;
        Files.write(last, bytes);
        Path manifests = vault.resolve("2026-11-24/manifests.txt");
        byte[] lines = Files.readAllBytes(manifests);
        for (int less : List.of(1, 2, 700)) {
            Files.write(manifests, java.util.Arrays.copyOf(lines, lines.length - less));
            assertTrue(VaultVerifier.verify(vault).holdsButForItsEnd(), less + " bytes less");
            assertFalse(VaultVerifier.verify(vault).holds(), less + " bytes less");
        }
        Files.write(manifests, lines);
        Files.write(last, java.util.Arrays.copyOf(bytes, bytes.length - 5));
        VerificationReport cut = VaultVerifier.verify(vault);
        assertTrue(cut.holdsButForItsEnd());
        assertFalse(cut.holds(), "and it is told all the same");
        assertEquals(List.of(true), cut.findings().stream().map(Finding::atEnd).toList());
    }
}
