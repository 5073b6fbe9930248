package zhicha.crawler.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.crawler.evidence.capture.Capture;
import zhicha.crawler.evidence.folder.VaultFolder;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.crawler.evidence.manifest.ManifestLine;
import zhicha.crawler.evidence.root.Roots;
import zhicha.crawler.evidence.verify.Finding;
import zhicha.crawler.evidence.verify.Finding.Kind;
import zhicha.crawler.evidence.verify.VaultVerifier;
import zhicha.crawler.evidence.verify.VerificationReport;
import zhicha.rules.subject.CaptureId;

/** Whatever is done to a vault is found, and where it was done is said. */
class VaultMutationTest {
    private static final long SEED = 20261122;
    /** Ten thousand by hand: {@code -Dzhicha.mutations=10000}. */
    private static final int MUTATIONS = Integer.getInteger("zhicha.mutations", 200);

    @TempDir
    Path root;

    private final List<Capture> captures = new ArrayList<>();

    @BeforeEach
    void fill() throws IOException {
        for (int day = 0; day < 2; day++) {
            Clock clock = Clock.offset(Clock.fixed(Samples.START, ZoneOffset.UTC), Duration.ofDays(day));
            try (Vault vault = Vault.open(root, clock)) {
                for (int i = 0; i < 6; i++) {
                    String address = "https://shop.example/" + day + "/" + i;
                    Capture page =
                            vault.seal(List.of(Samples.page(address, "<h1>page " + i + "</h1>")), Samples.CONTEXT);
                    captures.add(page);
                    captures.add(vault.seal(
                            List.of(Samples.picture(address + ".jpg", 300, i)), Samples.CONTEXT.partOf(page.id())));
                }
            }
        }
        // a recovery, so that files set aside are among what is changed
        Path warc = root.resolve(new VaultFolder(root).warcs().getLast());
        Files.write(warc, concat(Files.readAllBytes(warc), "torn".getBytes(StandardCharsets.UTF_8)));
        Vault.open(root, Clock.fixed(Samples.START, ZoneOffset.UTC)).close();
        // both days have a root, and the chain vouches for them on a third
        new Roots(new VaultFolder(root)).write(Samples.START.plus(Duration.ofDays(9)));
        try (Vault vault = Vault.open(root, Clock.fixed(Samples.START, ZoneOffset.UTC))) {
            vault.vouch();
        }
        assertTrue(VaultVerifier.verify(root).holds(), () -> findings().toString());
    }

    @Test
    void everyFlippedBitIsFoundAndLocated() throws IOException {
        Random random = new Random(SEED);
        List<Path> files = files();
        for (int i = 0; i < MUTATIONS; i++) {
            Path file = files.get(random.nextInt(files.size()));
            byte[] original = Files.readAllBytes(file);
            int at = random.nextInt(original.length);
            int bit = random.nextInt(8);
            byte[] changed = original.clone();
            changed[at] ^= (byte) (1 << bit);
            Files.write(file, changed);
            VerificationReport report = VaultVerifier.verify(root);
            String name = root.relativize(file).toString();
            String what = "seed " + SEED + " round " + i + ": bit " + bit + " of byte " + at + " of " + name;
            Optional<Finding> located = report.findings().stream()
                    .filter(finding -> finding.file().equals(name) && finding.offset() <= at)
                    .findFirst();
            assertTrue(located.isPresent(), () -> what + " gave " + report.findings());
            if (name.endsWith(".warc.gz")) {
                Manifest.Stored hit = captures.stream()
                        .flatMap(capture -> capture.manifest().records().stream())
                        .filter(record -> record.file().equals(name)
                                && record.offset() <= at
                                && at < record.offset() + record.length())
                        .findFirst()
                        .orElseThrow();
                assertEquals(hit.offset(), located.orElseThrow().offset(), what);
                assertEquals(owner(hit).value(), located.orElseThrow().capture(), what);
            }
            Files.write(file, original);
        }
    }

    private CaptureId owner(Manifest.Stored record) {
        return captures.stream()
                .filter(capture -> capture.manifest().records().contains(record))
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Test
    void everyTruncationIsFound() throws IOException {
        Random random = new Random(SEED + 1);
        List<Path> files =
                files().stream().filter(file -> !file.endsWith("lock")).toList();
        for (int i = 0; i < MUTATIONS / 5; i++) {
            Path file = files.get(random.nextInt(files.size()));
            byte[] original = Files.readAllBytes(file);
            int length = random.nextInt(original.length);
            Files.write(file, Arrays.copyOf(original, length));
            assertFalse(
                    VaultVerifier.verify(root).holds(),
                    "seed " + (SEED + 1) + ": " + file + " cut to " + length + " of " + original.length);
            Files.write(file, original);
        }
    }

    @Test
    void everyMissingFileIsFoundByName() throws IOException {
        for (Path file : files()) {
            byte[] original = Files.readAllBytes(file);
            Files.delete(file);
            String name = root.relativize(file).toString();
            assertTrue(
                    findings().stream()
                            .anyMatch(finding -> finding.kind() == Kind.FILE_MISSING
                                    && finding.file().equals(name)),
                    () -> name + " gave " + findings());
            Files.write(file, original);
        }
    }

    @Test
    void manifestsTakenOutOrSwappedAreFound() throws IOException {
        Path file = new VaultFolder(root).manifests("2026-11-22");
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            List<String> fewer = new ArrayList<>(lines);
            fewer.remove(i);
            Files.write(file, fewer);
            assertTrue(kinds().contains(Kind.SEQUENCE_GAP), "without line " + i);
            assertTrue(kinds().contains(Kind.CHAIN_BROKEN), "without line " + i);
        }
        for (int i = 1; i < lines.size(); i++) {
            List<String> swapped = new ArrayList<>(lines);
            Collections.swap(swapped, i - 1, i);
            Files.write(file, swapped);
            assertTrue(kinds().contains(Kind.CHAIN_BROKEN), "lines " + (i - 1) + " and " + i + " swapped");
        }
        Files.write(file, lines);
        assertTrue(VaultVerifier.verify(root).holds());
    }

    @Test
    void theNewestManifestWithItsRecordsTakenOutIsFoundByTheHead() throws IOException {
        for (String day : List.of("2026-11-24", "2026-11-23")) {
            Path manifests = new VaultFolder(root).manifests(day);
            List<String> lines = Files.readAllLines(manifests);
            Files.write(manifests, lines.subList(0, lines.size() - 1));
            assertTrue(kinds().contains(Kind.MANIFESTS_MISSING), day);
            Files.write(manifests, lines);
        }
    }

    @Test
    void aManifestWrittenAnewWithARightIdBreaksTheChain() throws IOException {
        Path file = new VaultFolder(root).manifests("2026-11-22");
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        String json = lines.get(3).substring(66).replace("job-1", "job-2");
        lines.set(
                3,
                new String(ManifestLine.written(json.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8)
                        .stripTrailing());
        Files.write(file, lines);
        Finding broken = findings().getFirst();
        assertEquals(Kind.CHAIN_BROKEN, broken.kind());
        assertEquals(captures.get(4).id().value(), broken.capture());
    }

    @Test
    void strangeFilesAndTrailingBytesAreFound() throws IOException {
        Path stranger = Files.writeString(root.resolve("2026-11-22").resolve("extra.warc.gz"), "x");
        assertTrue(kinds().contains(Kind.UNKNOWN_FILE));
        Files.delete(stranger);
        Path warc = root.resolve(new VaultFolder(root).warcs().getFirst());
        byte[] original = Files.readAllBytes(warc);
        Files.write(warc, concat(original, new byte[] {1, 2, 3}));
        Finding trailing = findings().getFirst();
        assertEquals(Kind.UNACCOUNTED_BYTES, trailing.kind());
        assertEquals(original.length, trailing.offset());
    }

    @Test
    void oneCaptureCanBeCheckedAlone() throws IOException {
        CaptureId id = captures.get(5).id();
        VerificationReport report = VaultVerifier.verify(root.resolve(id.value()));
        assertTrue(report.holds());
        assertEquals(1, report.captures());
        assertEquals(2, report.records());
    }

    private List<Kind> kinds() throws IOException {
        return findings().stream().map(Finding::kind).toList();
    }

    private List<Finding> findings() {
        try {
            return VaultVerifier.verify(root).findings();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** Every file with something in it. */
    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toFile().length() > 0)
                    .sorted()
                    .toList();
        }
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
