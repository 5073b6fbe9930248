package zhicha.app.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.app.settings.EvidenceSettings;
import zhicha.crawler.evidence.Vault;
import zhicha.crawler.evidence.environment.EnvironmentSources;
import zhicha.crawler.evidence.timestamp.Authority;
import zhicha.crawler.evidence.verify.VaultVerifier;
import zhicha.crawler.evidence.verify.VerificationReport;
import zhicha.crawler.evidence.warc.Rendition;
import zhicha.crawler.fetch.FetchOutcome;

/** The service's hourly work on a vault; each of its steps may fail without the others. */
class EvidencePassTest {
    private static final Instant WINTER = Instant.parse("2026-01-10T02:00:00Z");

    @TempDir
    private Path folder;

    private void run(EvidenceSettings settings) throws Exception {
        try (Vault vault = Vault.open(folder, Clock.systemUTC())) {
            new EvidencePass(vault, settings, reader -> Set.of(), Clock.systemUTC()).run();
        }
    }

    @Test
    void rootsAreWrittenThoughTheAuthorityIsAwayAndNothingIsRemovedUnlessTheSettingsSaySo() throws Exception {
        try (Vault vault = Vault.open(folder, Clock.fixed(WINTER, ZoneOffset.UTC))) {
            URI page = URI.create("https://shop.example/1");
            vault.seal(
                    new FetchOutcome.Fetched(page, List.of()),
                    List.of(),
                    List.of(new Rendition(page, "screenshot", "image/png", new byte[9_000], WINTER)),
                    vault.circumstances("shop", "run", "test"));
        }
        Authority away =
                new Authority("away", URI.create("http://127.0.0.1:9/"), folder.resolve("none.pem"), null, true);
        run(new EvidenceSettings(List.of(away), EnvironmentSources.NONE, 60, false));
        assertTrue(Files.exists(folder.resolve("roots/2026-01-10.txt")));
        VerificationReport kept = VaultVerifier.verify(folder);
        assertTrue(kept.holds(), kept.findings()::toString);
        assertEquals(List.of(), kept.notes(), "the chain vouches for the root, and all records are there");
        run(new EvidenceSettings(List.of(), EnvironmentSources.NONE, 60, true));
        VerificationReport removed = VaultVerifier.verify(folder);
        assertTrue(removed.holds(), removed.findings()::toString);
        assertTrue(removed.notes().getFirst().startsWith("1 条记录"), "the check of the machine stays");
        long manifests = removed.captures();
        run(new EvidenceSettings(List.of(), EnvironmentSources.NONE, 60, true));
        assertEquals(manifests, VaultVerifier.verify(folder).captures(), "a pass with nothing to do leaves no trace");
        assertTrue(Duration.between(WINTER, Instant.now()).toDays() > 60);
    }
}
