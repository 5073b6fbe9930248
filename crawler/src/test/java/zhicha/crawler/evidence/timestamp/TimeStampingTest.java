package zhicha.crawler.evidence.timestamp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import zhicha.crawler.evidence.Samples;
import zhicha.crawler.evidence.Shell;
import zhicha.crawler.evidence.Vault;
import zhicha.crawler.evidence.folder.VaultFolder;
import zhicha.crawler.evidence.manifest.Sha256;
import zhicha.crawler.evidence.root.Roots;
import zhicha.crawler.evidence.verify.Finding;
import zhicha.crawler.evidence.verify.Finding.Kind;
import zhicha.crawler.evidence.verify.VaultVerifier;

/** Time-stamps on the roots of days, by a real authority on loopback, and by one that lies. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TimeStampingTest {
    private static final Clock NOW = Clock.systemUTC();
    private static final String STAMP = "roots/2026-11-22.tsa-one.tsr";

    @TempDir
    static Path folder;

    private TestAuthority tsa;
    private Path root = Path.of("");
    private VaultFolder vault = new VaultFolder(root);
    private int round;

    @BeforeAll
    void start() throws Exception {
        tsa = new TestAuthority(folder.resolve("tsa"), 3_650);
    }

    @AfterAll
    void stop() {
        tsa.close();
    }

    /** A vault with one day that is over. */
    @BeforeEach
    void fill() throws IOException {
        tsa.answerHonestly();
        root = folder.resolve("vault-" + round++);
        vault = new VaultFolder(root);
        seal(0);
        new Roots(vault).write(Samples.START.plus(Duration.ofDays(9)));
    }

    private void seal(int day) throws IOException {
        try (Vault open = Vault.open(root, Clock.fixed(Samples.START.plus(Duration.ofDays(day)), ZoneOffset.UTC))) {
            open.seal(List.of(Samples.page("https://shop.example/" + day, "<h1>积木</h1>")), Samples.CONTEXT);
            open.vouch();
        }
    }

    private Authority authority(@Nullable String policy) {
        return new Authority("tsa-one", tsa.address(), tsa.trust(), policy, true);
    }

    private TimeStamping.Outcome stamp(Authority... authorities) throws IOException {
        return new TimeStamping(vault, List.of(authorities), NOW, Duration.ofSeconds(5)).run();
    }

    @Test
    void aStampIsKeptAndOpensslVerifiesItByTheCommandOfTheReadme() throws Exception {
        TimeStamping.Outcome outcome = stamp(authority(TestAuthority.OTHER_POLICY));
        assertEquals(List.of("2026-11-22 tsa-one"), outcome.kept(), outcome::toString);
        String command = commandOfTheReadme();
        assertTrue(Shell.said(root, command).contains("Verification: OK"));
        String text = Shell.said(root, "openssl ts -reply -in " + STAMP + " -text");
        assertTrue(text.contains("Policy OID: " + TestAuthority.OTHER_POLICY), text);
        StampFiles.Stamp stamp = StampFiles.all(vault).getFirst().check();
        assertEquals("CN=Test TSA", stamp.signer());
        assertEquals("CN=Test Root", stamp.root());
        assertEquals(
                stamp.rootSha256(),
                Shell.said(
                        root,
                        "openssl x509 -in roots/2026-11-22.tsa-one.ca.pem -noout -fingerprint -sha256"
                                + " | sed 's/.*=//' | tr -d : | tr A-F a-f"));
        assertEquals(List.of(), stamp(authority(TestAuthority.OTHER_POLICY)).kept(), "once is enough");
        seal(1);
        var report = VaultVerifier.verify(root);
        assertTrue(report.holds(), report.findings()::toString);
        assertTrue(report.notes().stream().anyMatch(note -> note.contains("CN=Test TSA")), report.notes()::toString);
        Files.writeString(vault.root("2026-11-22"), "altered");
        assertNotEquals(0, Shell.run(root, command).exit(), "of another root it does not hold");
    }

    private String commandOfTheReadme() throws IOException {
        return Files.readString(vault.readme())
                .lines()
                .filter(line -> line.contains("openssl ts -verify"))
                .findFirst()
                .orElseThrow()
                .strip()
                .replace("DAY", "2026-11-22")
                .replace("NAME", "tsa-one");
    }

    /** Authorities like to hand out their root and what lies below it in one file, in any order. */
    @Test
    void onlyACertificateThatSignsItselfIsTheEndOfTheWay() throws Exception {
        Path both = folder.resolve("both.pem");
        Shell.said(folder, "cat tsa/between.pem tsa/root.pem > both.pem");
        Authority authority = new Authority("tsa-one", tsa.address(), both, null, true);
        for (boolean alone : List.of(false, true)) {
            fill();
            // an authority may send its own certificate alone: the other then comes from the file
            tsa.answer(alone ? tsa::withoutItsChain : tsa::honest);
            assertEquals(List.of("2026-11-22 tsa-one"), stamp(authority).kept());
            assertEquals(
                    "CN=Test Root", StampFiles.all(vault).getFirst().check().root());
            assertTrue(Shell.said(root, commandOfTheReadme()).contains("Verification: OK"));
        }
        Files.delete(root.resolve(STAMP));
        Path between = folder.resolve("tsa/between.pem");
        refused(new Authority("tsa-one", tsa.address(), between, null, true), "no certificate that signs itself");
        assertTrue(String.valueOf(new Authority("tsa-one", tsa.address(), between, null, true).problem())
                .contains("no certificate that signs itself"));
    }

    /** Versions up to 0.1 took any certificate of the file for the end of the way. */
    @Test
    void aStampOfAnEarlierVersionThatEndsBelowTheRootIsStillRead() throws Exception {
        stamp(authority(null));
        Files.copy(
                folder.resolve("tsa/between.pem"),
                root.resolve("roots/2026-11-22.tsa-one.ca.pem"),
                StandardCopyOption.REPLACE_EXISTING);
        Files.copy(
                folder.resolve("tsa/tsa.pem"),
                root.resolve("roots/2026-11-22.tsa-one.chain.pem"),
                StandardCopyOption.REPLACE_EXISTING);
        var report = VaultVerifier.verify(root);
        assertTrue(report.holds(), report.findings()::toString);
        assertTrue(report.notes().stream().anyMatch(note -> note.contains("-partial_chain")), report.notes()::toString);
        assertTrue(Shell.said(root, commandOfTheReadme() + " -partial_chain").contains("Verification: OK"));
    }

    @Test
    void anAuthorityThatIsAwayIsAskedAgainAndNothingWaitsForIt() throws Exception {
        Authority away =
                new Authority("tsa-two", java.net.URI.create("http://127.0.0.1:9/tsa"), tsa.trust(), null, true);
        TimeStamping.Outcome first = stamp(away, authority(null));
        assertEquals(List.of("2026-11-22 tsa-one"), first.kept(), "the other one is asked all the same");
        assertTrue(first.problems().getFirst().startsWith("tsa-two: "), first::toString);
        TimeStamping.Outcome again =
                stamp(new Authority("tsa-two", tsa.address(), tsa.trust(), null, true), authority(null));
        assertEquals(List.of("2026-11-22 tsa-two"), again.kept());
        assertEquals(2, StampFiles.all(vault).size());
    }

    @Test
    void privateAddressesAreAskedOnlyWhereTheSettingsAllowIt() throws Exception {
        refused(new Authority("tsa-one", tsa.address(), tsa.trust(), null, false), "not on the public internet");
    }

    @Test
    void whatDoesNotBelongToTheRequestIsNotKept() throws Exception {
        byte[][] old = new byte[1][];
        tsa.answer(query -> old[0] = tsa.honest(query));
        stamp(authority(null));
        Files.delete(root.resolve(STAMP));
        tsa.answer(query -> old[0]);
        refused(authority(null), "nonce");
        tsa.answer(query -> tsa.honest(about("something else", query)));
        refused(authority(null), "does not belong to the request");
        tsa.answerHonestly();
        refused(authority("1.3.6.1.4.1.99999.77"), "the authority refused");
    }

    @Test
    void garbageRefusalsAndAnswersWithoutEndAreNotKept() throws Exception {
        tsa.answer(query -> "<html>not here</html>".getBytes(StandardCharsets.UTF_8));
        refused(authority(null), "no time-stamp response");
        tsa.answer(query -> new byte[0]);
        refused(authority(null), "longer than");
        tsa.answer(query -> {
            byte[] good = tsa.honest(query);
            return Arrays.copyOf(good, good.length - 40);
        });
        refused(authority(null), "no time-stamp response");
        tsa.answer(query -> {
            byte[] good = tsa.honest(query);
            good[good.length - 3] ^= 1;
            return good;
        });
        refused(authority(null), "");
        tsa.answer(query -> {
            try {
                Thread.sleep(20_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new byte[] {1};
        });
        TimeStamping hasty = new TimeStamping(vault, List.of(authority(null)), NOW, Duration.ofMillis(300));
        assertTrue(hasty.run().problems().getFirst().contains("no whole answer within 0.3 s"));
    }

    @Test
    void certificatesThatAreNotTrustedOrHaveExpiredAreNotKept() throws Exception {
        try (TestAuthority other = new TestAuthority(folder.resolve("expired"), 0)) {
            refused(
                    new Authority("tsa-one", tsa.address(), other.trust(), null, true),
                    "not lead to one that is trusted");
            // its signing certificate was good until the second it was made in
            Thread.sleep(1_500);
            refused(new Authority("tsa-one", other.address(), other.trust(), null, true), "");
        }
        Path none = Files.writeString(folder.resolve("none.pem"), "no certificate");
        refused(new Authority("tsa-one", tsa.address(), none, null, true), "no file of certificates in PEM");
    }

    @Test
    void aClockThatIsFarOffIsNotBelieved() throws Exception {
        Clock off = Clock.offset(NOW, Duration.ofHours(-30));
        TimeStamping stamping = new TimeStamping(vault, List.of(authority(null)), off, Duration.ofSeconds(5));
        assertTrue(stamping.run().problems().getFirst().contains("the clock here says"));
    }

    @Test
    void whatIsDoneToAStampIsFoundByName() throws Exception {
        stamp(authority(null));
        // even before the chain vouches for it: of another root, and with another authority's certificates
        byte[] written = Files.readAllBytes(vault.root("2026-11-22"));
        Files.writeString(vault.root("2026-11-22"), "another root");
        assertTrue(found().contains(Kind.TIME_STAMP_INVALID + " " + STAMP), () -> found().toString());
        Files.write(vault.root("2026-11-22"), written);
        Path trusted = root.resolve("roots/2026-11-22.tsa-one.ca.pem");
        byte[] anchor = Files.readAllBytes(trusted);
        Files.copy(folder.resolve("tsa/tsa.pem"), trusted, StandardCopyOption.REPLACE_EXISTING);
        assertEquals(List.of(Kind.TIME_STAMP_INVALID + " " + STAMP), found());
        Files.write(trusted, anchor);
        seal(1);
        assertTrue(VaultVerifier.verify(root).holds(), () -> found().toString());
        for (String name : StampFiles.all(vault).getFirst().names()) {
            Path file = vault.file(name);
            byte[] original = Files.readAllBytes(file);
            byte[] changed = original.clone();
            changed[changed.length / 2] ^= 4;
            Files.write(file, changed);
            assertTrue(found().contains(Kind.FILE_ALTERED + " " + name), () -> name + " gave " + found());
            Files.delete(file);
            assertTrue(found().contains(Kind.FILE_MISSING + " " + name), () -> name + " gave " + found());
            Files.write(file, original);
        }
    }

    private void refused(Authority authority, String why) throws IOException {
        TimeStamping.Outcome outcome = stamp(authority);
        assertEquals(List.of(), outcome.kept(), why);
        assertTrue(outcome.problems().getFirst().contains(why), outcome::toString);
        assertFalse(Files.exists(root.resolve(STAMP)), outcome::toString);
    }

    private List<String> found() {
        try {
            return VaultVerifier.verify(root).findings().stream()
                    .map((Finding one) -> one.kind() + " " + one.file())
                    .toList();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** The same question with the same nonce about other bytes. */
    private static byte[] about(String other, byte[] query) throws IOException {
        TimeStampRequest asked = new TimeStampRequest(query);
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        byte[] digest = Sha256.digest().digest(other.getBytes(StandardCharsets.UTF_8));
        return generator
                .generate(TSPAlgorithms.SHA256, digest, asked.getNonce())
                .getEncoded();
    }
}
