package zhicha.crawler.evidence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.crawler.evidence.capture.Capture;
import zhicha.crawler.evidence.folder.VaultFolder;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.crawler.evidence.manifest.Sm3;
import zhicha.crawler.evidence.root.DayRoot;
import zhicha.crawler.evidence.root.InclusionProof;
import zhicha.crawler.evidence.root.Roots;
import zhicha.crawler.evidence.verify.Finding;
import zhicha.crawler.evidence.verify.Finding.Kind;
import zhicha.crawler.evidence.verify.VaultVerifier;
import zhicha.rules.subject.CaptureId;

/** The roots of days, the proofs that lead to them, and SM3 beside SHA-256. */
class RootsTest {
    private static final Instant LATER = Samples.START.plus(Duration.ofDays(5));

    @TempDir
    Path root;

    private final List<Capture> captures = new ArrayList<>();
    private VaultFolder folder = new VaultFolder(Path.of(""));

    /** Three days of five, six and seven captures. */
    @BeforeEach
    void fill() throws IOException {
        folder = new VaultFolder(root);
        for (int day = 0; day < 3; day++) {
            try (Vault vault = Vault.open(root, on(day))) {
                for (int i = 0; i < 5 + day; i++) {
                    String address = "https://shop.example/" + day + "/" + i;
                    captures.add(vault.seal(List.of(Samples.page(address, "<h1>商品 " + i + "</h1>")), Samples.CONTEXT));
                }
            }
        }
    }

    private static Clock on(int day) {
        return Clock.fixed(Samples.START.plus(Duration.ofDays(day)), ZoneOffset.UTC);
    }

    @Test
    void daysThatAreOverHaveARootAndTodayHasNone() throws IOException {
        // five minutes past midnight in Beijing, the second day is over
        Instant midnight = Instant.parse("2026-11-23T16:00:00Z");
        assertEquals(List.of("2026-11-22"), new Roots(folder).over(midnight.plusSeconds(299)));
        Roots.Outcome outcome = new Roots(folder).write(midnight.plusSeconds(301));
        assertEquals(List.of("2026-11-22", "2026-11-23"), outcome.written());
        assertEquals(List.of(), outcome.problems());
        DayRoot second = DayRoot.read(folder.root("2026-11-23")).orElseThrow();
        assertEquals(6, second.manifests());
        assertEquals(6, second.first());
        assertEquals(captures.get(10).id().value(), second.lastId());
        assertEquals(
                "2026-11-22", second.previous() == null ? "" : second.previous().day());
        byte[] written = Files.readAllBytes(folder.root("2026-11-23"));
        assertEquals(
                List.of(), new Roots(folder).write(midnight.plusSeconds(301)).written(), "once is enough");
        Files.delete(folder.root("2026-11-23"));
        new Roots(folder).write(midnight.plusSeconds(999));
        assertArrayEquals(written, Files.readAllBytes(folder.root("2026-11-23")), "it follows from the day alone");
        assertTrue(VaultVerifier.verify(root).holds(), () -> findings().toString());
    }

    @Test
    void nothingIsAddedToADayThatHasARoot() throws IOException {
        new Roots(folder).write(LATER);
        try (Vault vault = Vault.open(root, on(1))) {
            Capture back = vault.seal(List.of(Samples.page("https://shop.example/back", "x")), Samples.CONTEXT);
            assertTrue(back.manifest().records().getFirst().file().startsWith("2026-11-25/"), "the clock went back");
        }
        try (Vault vault = Vault.open(root, on(3))) {
            vault.seal(List.of(Samples.page("https://shop.example/4", "x")), Samples.CONTEXT);
            new Roots(folder).write(LATER);
            // the same vault, whose files of that day were still open
            Capture next = vault.seal(List.of(Samples.page("https://shop.example/5", "x")), Samples.CONTEXT);
            assertTrue(next.manifest().records().getFirst().file().startsWith("2026-11-26/"));
        }
        assertTrue(VaultVerifier.verify(root).holds(), () -> findings().toString());
    }

    @Test
    void aDayThatDoesNotHoldGetsNoRootAndTheOthersDo() throws IOException {
        Path manifests = folder.manifests("2026-11-23");
        Files.writeString(manifests, Files.readString(manifests).replaceFirst("job-1", "job-2"));
        Roots.Outcome outcome = new Roots(folder).write(LATER);
        assertEquals(List.of("2026-11-22", "2026-11-24"), outcome.written());
        assertTrue(outcome.problems().getFirst().startsWith("2026-11-23: "), outcome.problems()::toString);
    }

    /** As the vault's own README tells it, with coreutils. */
    @Test
    void aProofIsCheckedByHand() throws Exception {
        new Roots(folder).write(LATER);
        String readme = Files.readString(folder.readme());
        Matcher recipe = Pattern.compile("(?s)\\n( +h=\\$\\( .*?echo \"\\$h\")").matcher(readme);
        assertTrue(recipe.find(), readme);
        for (int which : List.of(0, 4, 5, 10, 11, 17)) {
            Capture capture = captures.get(which);
            InclusionProof proof = new Roots(folder).prove(capture.id()).orElseThrow();
            assertTrue(proof.holds());
            Files.writeString(root.resolve("PROOF"), proof.text());
            String reached = Shell.said(root, recipe.group(1));
            DayRoot said = DayRoot.read(folder.root(proof.day())).orElseThrow();
            assertEquals(said.sha256(), reached, proof::text);
            assertEquals(said.sm3(), proof.rootSm3());
            Files.writeString(root.resolve("PROOF"), proof.text().replaceFirst("job-1", "job-2"));
            assertFalse(
                    Shell.said(root, recipe.group(1)).equals(said.sha256()), "of another manifest it does not hold");
            Files.delete(root.resolve("PROOF"));
        }
        assertTrue(new Roots(folder)
                .prove(new CaptureId("sha256:" + "0".repeat(64)))
                .isEmpty());
    }

    @Test
    void withoutARootThereIsNoProof() {
        IOException told = assertThrows(
                IOException.class,
                () -> new Roots(folder).prove(captures.getFirst().id()));
        assertTrue(told.getMessage().contains("2026-11-22 has no root yet"), told.getMessage());
    }

    @Test
    void manifestsThatADayLostAreMissedByItsRoot() throws IOException {
        new Roots(folder).write(LATER);
        Path manifests = folder.manifests("2026-11-23");
        List<String> lines = Files.readAllLines(manifests);
        Files.write(manifests, lines.subList(0, 5));
        Finding missing = findings().stream()
                .filter(finding -> finding.kind() == Kind.MANIFESTS_MISSING)
                .findFirst()
                .orElseThrow();
        assertEquals("2026-11-23/manifests.txt", missing.file());
        assertEquals(captures.get(10).id().value(), missing.capture());
        Files.write(manifests, lines);
        assertTrue(VaultVerifier.verify(root).holds(), () -> findings().toString());
    }

    /** Everything of the last day is taken away, and HEAD.json is written anew to fit. */
    @Test
    void aWholeDayThatWasTakenAwayIsMissedByItsRoot() throws Exception {
        new Roots(folder).write(LATER);
        Shell.said(root, "rm -r 2026-11-24");
        Path head = folder.head();
        Files.writeString(
                head,
                Files.readString(head)
                        .replaceFirst("\"sequence\":\\d+", "\"sequence\":11")
                        .replaceFirst(
                                "sha256:[0-9a-f]{64}", captures.get(10).id().value()));
        assertEquals(
                List.of(Kind.FILE_MISSING + " 2026-11-24/manifests.txt"),
                findings().stream().map(one -> one.kind() + " " + one.file()).toList());
    }

    @Test
    void rootsThatWereTakenAwayOrWrittenAnewAreMissed() throws IOException {
        new Roots(folder).write(LATER);
        try (Vault vault = Vault.open(root, on(3))) {
            assertEquals(3, vault.vouch());
            assertEquals(0, vault.vouch(), "once is enough");
        }
        assertTrue(VaultVerifier.verify(root).holds(), () -> findings().toString());
        for (String day : folder.closed()) {
            Path file = folder.root(day);
            byte[] original = Files.readAllBytes(file);
            Files.delete(file);
            assertTrue(
                    findings().stream()
                            .anyMatch(one -> one.kind() == Kind.FILE_MISSING
                                    && one.file().equals("roots/" + day + ".txt")),
                    () -> day + " gave " + findings());
            Files.writeString(
                    file,
                    new String(original, StandardCharsets.UTF_8)
                            .replaceFirst("root-sm3 .{64}", "root-sm3 " + "0".repeat(64)));
            assertTrue(
                    findings().stream()
                            .anyMatch(one -> one.kind() == Kind.ROOT_MISMATCH
                                    && one.file().equals("roots/" + day + ".txt")),
                    () -> day + " gave " + findings());
            Files.write(file, original);
        }
    }

    @Test
    void whatAKillLeftUnfinishedIsNotedAndClearedAtTheNextOpening() throws IOException {
        new Roots(folder).write(LATER);
        List<Path> left = List.of(
                root.resolve(".HEAD.json.tmp"),
                root.resolve("roots/.2026-11-24.txt.tmp"),
                root.resolve("2026-11-22/.zhicha-2026-11-22-00001.warc.gz.tmp"));
        for (Path file : left) {
            Files.writeString(file, "half");
        }
        var report = VaultVerifier.verify(root);
        assertTrue(report.holds(), report.findings()::toString);
        assertEquals(
                3,
                report.notes().stream()
                        .filter(note -> note.contains("unfinished copy"))
                        .count());
        Vault.open(root, on(3)).close();
        for (Path file : left) {
            assertFalse(Files.exists(file), file::toString);
        }
    }

    @Test
    void sm3StandsBesideSha256AndOpensslAgrees() throws Exception {
        assertEquals(
                "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
                Sm3.of("abc".getBytes(StandardCharsets.US_ASCII)),
                "GB/T 32905-2016, appendix A.1");
        assertEquals(
                "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732",
                Sm3.of("abcd".repeat(16).getBytes(StandardCharsets.US_ASCII)),
                "appendix A.2");
        Manifest second = captures.get(1).manifest();
        Manifest.Stored record = second.records().getLast();
        assertEquals(
                record.sm3(),
                Shell.said(
                        root,
                        "tail -c +" + (record.offset() + 1) + " " + record.file() + " | head -c " + record.length()
                                + " | openssl dgst -sm3 -r | cut -c1-64"));
        assertEquals(
                second.previousSm3(),
                Shell.said(
                        root,
                        "sed -n 1p 2026-11-22/manifests.txt | cut -c67- | tr -d '\\n'"
                                + " | openssl dgst -sm3 -r | cut -c1-64"));
        assertNull(
                second.exchanges().getFirst().payload().sm3(),
                "it lies within the record, which is digested as a whole");
    }

    /** Made by version 0.1 of 2026-11-22, before there was SM3: {@code Vault.seal} of two pages on two days. */
    @Test
    void aVaultOfAnEarlierVersionStaysValidAndIsGoneOnWith() throws Exception {
        Path old = root.resolve("old");
        Path recorded = Path.of("src", "test", "resources", "zhicha", "crawler", "evidence", "vault-0.1");
        Shell.said(root, "cp -r '" + recorded.toAbsolutePath() + "' old");
        assertTrue(VaultVerifier.verify(old).holds(), VaultVerifier.verify(old).findings()::toString);
        try (Vault vault = Vault.open(old, on(2))) {
            Capture next = vault.seal(List.of(Samples.page("https://shop.example/new", "x")), Samples.CONTEXT);
            assertEquals(3, next.manifest().sequence());
        }
        assertEquals(
                List.of("2026-11-22", "2026-11-23", "2026-11-24"),
                new Roots(new VaultFolder(old)).write(LATER).written());
        var report = VaultVerifier.verify(old);
        assertTrue(report.holds(), report.findings()::toString);
        assertEquals(3, report.captures());
    }

    private List<Finding> findings() {
        try {
            return VaultVerifier.verify(root).findings();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
