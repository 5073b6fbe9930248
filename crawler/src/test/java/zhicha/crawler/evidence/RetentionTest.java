package zhicha.crawler.evidence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import zhicha.crawler.evidence.capture.Capture;
import zhicha.crawler.evidence.folder.VaultFolder;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.crawler.evidence.root.Roots;
import zhicha.crawler.evidence.verify.Finding;
import zhicha.crawler.evidence.verify.Finding.Kind;
import zhicha.crawler.evidence.verify.VaultVerifier;
import zhicha.crawler.evidence.verify.VerificationReport;
import zhicha.rules.subject.CaptureId;

/** What a policy takes away is named in the chain, and everything else holds as before. */
class RetentionTest {
    private static final Instant LATER = Samples.START.plus(Duration.ofDays(40));
    private static final Clock THEN = Clock.fixed(LATER, ZoneOffset.UTC);

    @TempDir
    Path root;

    private final List<Capture> captures = new ArrayList<>();

    /** On each of three days a page, a picture of it, a tiny answer, and a picture of 150 KB. */
    @BeforeEach
    void fill() throws IOException {
        fill(root);
    }

    private void fill(Path into) throws IOException {
        captures.clear();
        for (int day = 0; day < 3; day++) {
            String address = "https://shop.example/" + day;
            try (Vault vault =
                    Vault.open(into, Clock.fixed(Samples.START.plus(Duration.ofDays(day)), ZoneOffset.UTC))) {
                Capture page = vault.seal(List.of(Samples.page(address, "<h1>商品 " + day + "</h1>")), Samples.CONTEXT);
                captures.add(page);
                captures.add(vault.seal(
                        List.of(Samples.picture(address + ".jpg", 3_000, day)), Samples.CONTEXT.partOf(page.id())));
                captures.add(vault.seal(
                        List.of(Samples.exchange(address + "/gone", 404, "text/plain", new byte[] {'x'}, false)),
                        Samples.CONTEXT));
                captures.add(vault.seal(List.of(Samples.picture(address + "/big.jpg", 150_000, day)), Samples.CONTEXT));
            }
        }
        new Roots(new VaultFolder(into)).write(LATER);
    }

    private RetentionPlan plan(int days, CaptureId... referred) throws IOException {
        return RetentionPlan.of(VaultReader.open(root), days, Set.of(referred), LATER);
    }

    private static List<RetentionPlan.Candidate> candidates(RetentionPlan plan) throws IOException {
        List<RetentionPlan.Candidate> all = new ArrayList<>();
        plan.each(all::add);
        return all;
    }

    @Test
    void aPlanTakesNothingAwayAndNamesWhatItWould() throws IOException {
        assertEquals(List.of(), candidates(plan(40)), "none is that old");
        // 40 days after the first: the second day is 39 days old
        assertEquals(4, plan(39).each(one -> {}).captures());
        RetentionPlan.Extent all = plan(30).each(one -> {});
        assertEquals(12, all.captures());
        assertEquals(12, all.records(), "answers, not requests");
        assertTrue(all.bytes() > 450_000);
        assertTrue(VaultVerifier.verify(root).notes().stream().noneMatch(note -> note.contains("removed")));
        assertThrows(IllegalArgumentException.class, () -> plan(0));
    }

    /** A flag refers to the picture; its page stays too. Another refers to a page; its picture stays too. */
    @Test
    void whatSomebodyRefersToStaysWithWhatItBelongsTo() throws IOException {
        RetentionPlan plan = plan(30, captures.get(1).id(), captures.get(4).id());
        Set<CaptureId> gone = new HashSet<>();
        plan.each(one -> gone.add(one.capture()));
        for (int kept : List.of(0, 1, 4, 5)) {
            assertFalse(gone.contains(captures.get(kept).id()), "capture " + kept);
        }
        assertEquals(8, gone.size());
    }

    @Test
    void aDayWithoutARootIsLeftAlone() throws IOException {
        Files.delete(new VaultFolder(root).root("2026-11-23"));
        assertTrue(candidates(plan(30)).stream()
                .noneMatch(one -> one.record().file().startsWith("2026-11-23")));
    }

    @Test
    void whatWasTakenAwayIsNamedAndTheRestHoldsAsBefore() throws Exception {
        Manifest.Stored picture = captures.get(3).manifest().records().getLast();
        byte[] keptPage;
        try (Vault vault = Vault.open(root, THEN)) {
            keptPage = vault.reader().page(captures.get(4).id()).orElseThrow().bytes();
            RetentionPlan plan = plan(30, captures.get(4).id());
            Retention.Outcome outcome = new Retention(vault).remove(plan);
            assertEquals(10, outcome.removed());
            assertEquals(0, outcome.kept(), "a stand-in fits even into the tiny answer");
            assertEquals(List.of(), outcome.problems());
            assertEquals(List.of(), candidates(plan(30, captures.get(4).id())), "once is enough");
            IOException told = assertThrows(
                    IOException.class,
                    () -> vault.reader().page(captures.getFirst().id()));
            assertTrue(told.getMessage().contains("removed under a policy of retention"), told.getMessage());
            assertArrayEquals(
                    keptPage,
                    vault.reader().page(captures.get(4).id()).orElseThrow().bytes());
        }
        VerificationReport report = VaultVerifier.verify(root);
        assertTrue(report.holds(), report.findings()::toString);
        String note = report.notes().stream()
                .filter(one -> one.contains("removed"))
                .findFirst()
                .orElseThrow();
        assertTrue(note.contains("10 条记录"), note);
        assertTrue(
                note.contains("older than 30 days and no flag, decision or lead refers to it\" on 2027-01-01"), note);

        // who looks with a WARC reader or a shell finds the reason in the place of the record
        int stones = 0;
        for (String warc : new VaultFolder(root).warcs()) {
            try (WarcReader reader = new WarcReader(root.resolve(warc))) {
                for (WarcRecord record : reader) {
                    stones += record.type().equals("metadata") ? 1 : 0;
                }
            }
        }
        assertEquals(10, stones);
        String said = Shell.said(
                root,
                "tail -c +" + (picture.offset() + 1) + " " + picture.file() + " | head -c " + picture.length()
                        + " | zcat | tr -d '\\000'");
        assertTrue(said.contains("WARC-Refers-To: <" + picture.id() + ">"), said);
        assertTrue(said.contains("removed 2027-01-01"), said);
        assertTrue(said.contains("was sha256:" + picture.sha256()), said);
        Shell.said(root, "zcat " + picture.file() + " | grep -a -c WARC/1.1");
        long used = Long.parseLong(Shell.said(root, "du -k --apparent-size " + picture.file() + " | cut -f1"))
                - Long.parseLong(Shell.said(root, "du -k " + picture.file() + " | cut -f1"));
        assertTrue(used >= 100, "the zeros need no room: " + used + " KiB less");
    }

    @Test
    void aFlippedBitInAStandInOrItsTombstoneIsFound() throws Exception {
        try (Vault vault = Vault.open(root, THEN)) {
            new Retention(vault).remove(plan(30));
        }
        Manifest.Stored record = captures.get(3).manifest().records().getLast();
        Path file = root.resolve(record.file());
        byte[] original = Files.readAllBytes(file);
        Random random = new Random(20261123);
        for (int i = 0; i < 20; i++) {
            byte[] changed = original.clone();
            int at = Math.toIntExact(record.offset()) + random.nextInt(Math.toIntExact(record.length()));
            changed[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, changed);
            Finding found = VaultVerifier.verify(root).findings().getFirst();
            assertEquals(Kind.RECORD_ALTERED, found.kind());
            assertEquals(record.offset(), found.offset());
        }
        Files.write(file, original);
        Path stones = new VaultFolder(root).manifests("2027-01-01");
        Files.writeString(stones, Files.readString(stones).replaceFirst("30 days", "31 days"));
        assertFalse(VaultVerifier.verify(root).holds());
    }

    /** Somebody cut a record away without a tombstone, with a stand-in like ours. */
    @Test
    void withoutATombstoneNothingMayBeMissing() throws Exception {
        Path other = root.resolveSibling(root.getFileName() + "-removed");
        Shell.said(root, "cp -r . '" + other + "'");
        try (Vault vault = Vault.open(other, THEN)) {
            new Retention(vault).remove(RetentionPlan.of(vault.reader(), 30, Set.of(), LATER));
        }
        String warc = captures.getFirst().manifest().records().getLast().file();
        Files.copy(other.resolve(warc), root.resolve(warc), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertEquals(
                4,
                VaultVerifier.verify(root).findings().stream()
                        .filter(one -> one.kind() == Kind.RECORD_ALTERED)
                        .count());
        Shell.said(root, "rm -r '" + other + "'");
    }

    /** 60 MB are removed by a program that has 40 MB. */
    @Test
    void aPassNeedsNoMoreMemoryThanItsLargestRecord() throws Exception {
        Path big = root.resolve("big");
        try (Vault vault = Vault.open(big, Clock.fixed(Samples.START, ZoneOffset.UTC))) {
            for (int i = 0; i < 40; i++) {
                vault.seal(
                        List.of(Samples.picture("https://shop.example/" + i + ".jpg", 1_500_000, i)), Samples.CONTEXT);
            }
        }
        new Roots(new VaultFolder(big)).write(LATER);
        Process child = child(big, 1_000, "-Xmx40m");
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, child.waitFor(), said);
        VerificationReport report = VaultVerifier.verify(big);
        assertTrue(report.holds(), report.findings()::toString);
        assertTrue(report.notes().toString().contains("40 条记录"), report.notes()::toString);
    }

    /** Hour after hour the same would be read again; what becomes of a stand-in is for the check of the vault to find. */
    @Test
    void whatIsDoneIsNotLookedAtAgain() throws Exception {
        try (Vault vault = Vault.open(root, THEN)) {
            Retention retention = new Retention(vault);
            assertEquals(12, retention.remove(plan(30)).removed());
            for (String warc : new VaultFolder(root).warcs()) {
                Files.delete(root.resolve(warc));
            }
            assertEquals(new Retention.Outcome(0, 0, List.of()), retention.remove(plan(30)));
        }
        assertFalse(VaultVerifier.verify(root).holds());
    }

    /** A file of a backup is put back: what was removed from it is there again, and goes again. */
    @Test
    void whatABackupBringsBackIsRemovedAgain() throws Exception {
        String warc = captures.getFirst().manifest().records().getLast().file();
        byte[] backup = Files.readAllBytes(root.resolve(warc));
        try (Vault vault = Vault.open(root, THEN)) {
            new Retention(vault).remove(plan(30));
            Files.write(root.resolve(warc), backup);
            assertEquals(4, new Retention(vault).remove(plan(30)).removed());
        }
        assertTrue(VaultVerifier.verify(root).holds());
    }

    /** A second tombstone for the same file: what the first one freed on the disk stays free. */
    @Test
    void aSecondPassOverAFileKeepsItsHoles() throws Exception {
        String warc = captures.getFirst().manifest().records().getLast().file();
        try (Vault vault = Vault.open(root, THEN)) {
            new Retention(vault).remove(plan(30, captures.getFirst().id()));
            assertEquals(2, new Retention(vault).remove(plan(30)).removed(), "the page and its picture");
        }
        long apparent = Long.parseLong(Shell.said(root, "du -k --apparent-size " + warc + " | cut -f1"));
        long used = Long.parseLong(Shell.said(root, "du -k " + warc + " | cut -f1"));
        assertTrue(apparent - used >= 100, used + " of " + apparent + " KiB");
        assertTrue(VaultVerifier.verify(root).holds());
    }

    /** What lies where a record should be is left as it is and named; all else of the file goes. */
    @Test
    void whatIsNeitherTheRecordNorItsStandInIsLeftAndTold() throws Exception {
        Manifest.Stored picture = captures.get(3).manifest().records().getLast();
        Path file = root.resolve(picture.file());
        byte[] bytes = Files.readAllBytes(file);
        int at = Math.toIntExact(picture.offset() + picture.length() / 2);
        bytes[at] ^= 1;
        Files.write(file, bytes);
        try (Vault vault = Vault.open(root, THEN)) {
            Retention.Outcome outcome = new Retention(vault).remove(plan(30));
            assertEquals(11, outcome.removed());
            assertTrue(
                    outcome.problems().getFirst().startsWith(picture.file() + " at byte " + picture.offset()),
                    outcome::toString);
        }
        assertEquals(bytes[at], Files.readAllBytes(file)[at]);
    }

    /** What is to be told of is read while it is told: the last day is read when the first has been told of, and not before. */
    @Test
    void aPlanHoldsNoMoreThanTheManifestItIsAt() throws Exception {
        VaultFolder folder = new VaultFolder(root);
        List<String> days = folder.days();
        Path last = folder.manifests(days.getLast());
        List<String> told = new ArrayList<>();
        RetentionPlan.Extent extent = plan(30).each(one -> {
            if (told.isEmpty()) {
                Files.delete(last);
            }
            told.add(one.record().file().substring(0, 10));
        });
        assertEquals(8, extent.records());
        assertEquals(Set.of(days.get(0), days.get(1)), Set.copyOf(told));
    }

    private static Process child(Path vault, int captures, String... options) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                RemovingChild.class.getName(),
                vault.toString(),
                Integer.toString(captures)));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** A real child that removes, killed at random; each state it leaves verifies, and the last pass completes it. */
    @Test
    void killedAtAnyPointItLeavesAVaultThatVerifies() throws Exception {
        Random random = new Random(20261123);
        Path big = root.resolve("big");
        try (Vault vault = Vault.open(big, Clock.fixed(Samples.START, ZoneOffset.UTC))) {
            for (int i = 0; i < 150; i++) {
                vault.seal(List.of(Samples.picture("https://shop.example/" + i + ".jpg", 120_000, i)), Samples.CONTEXT);
            }
        }
        new Roots(new VaultFolder(big)).write(LATER);
        for (int run = 0; run < 4; run++) {
            Process child = child(big, (run + 1) * 40);
            try (BufferedReader said = child.inputReader(StandardCharsets.UTF_8)) {
                for (String line = said.readLine(); line != null; line = said.readLine()) {
                    if (line.equals("removing")) {
                        Thread.sleep(random.nextInt(60));
                        child.toHandle().destroyForcibly();
                    }
                }
            } finally {
                child.destroyForcibly().waitFor();
            }
            VerificationReport report = VaultVerifier.verify(big);
            assertTrue(report.holds(), () -> "seed 20261123: " + report.findings());
        }
        try (Vault vault = Vault.open(big, THEN)) {
            new Retention(vault).remove(RetentionPlan.of(vault.reader(), 30, Set.of(), LATER));
        }
        VerificationReport report = VaultVerifier.verify(big);
        assertTrue(report.holds(), report.findings()::toString);
        assertTrue(report.notes().stream().noneMatch(note -> note.contains("still there")), report.notes()::toString);
        try (Vault vault = Vault.open(big, THEN)) {
            for (int i = 0; i < 150; i++) {
                URI address = URI.create("https://shop.example/" + i + ".jpg");
                CaptureId id = vault.captures(address).getFirst();
                assertThrows(IOException.class, () -> vault.payload(id, address));
            }
        }
    }
}
