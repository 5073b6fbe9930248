package zhicha.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.crawler.evidence.environment.EnvironmentSources;
import zhicha.matcher.image.words.Extent;

class SettingsFileTest {
    private static final Path SHIPPED = Path.of("..", "zhicha.yaml");

    @TempDir
    private Path folder;

    @Test
    void theDefaultsAreTheseAndChangingOneIsAVisibleDecision() {
        Settings defaults = SettingsFile.read(folder.resolve("absent.yaml")).settings();
        assertEquals(folder.resolve("data"), defaults.data());
        assertEquals("127.0.0.1", defaults.host());
        assertEquals(8686, defaults.port());
        assertFalse(defaults.openHealth());
        assertNull(defaults.storeUrl());
        assertEquals(List.of(folder.resolve("rules/packs")), defaults.packs());
        assertEquals(List.of(), defaults.sites());
        assertEquals(4, defaults.sitesAtOnce());
        assertEquals("", defaults.contact());
        EvidenceSettings evidence = defaults.evidence();
        assertEquals(List.of(), evidence.authorities());
        assertEquals(EnvironmentSources.NONE, evidence.sources());
        assertNull(evidence.retentionDays());
        assertFalse(evidence.removedBySchedule());
        assertEquals(
                new ScreenshotSettings(ScreenshotSettings.Take.FLAGGED, 40, 400, 12_000, Duration.ofSeconds(20)),
                evidence.screenshots());
    }

    @Test
    void screenshotsAreTakenAsTheSettingsSay() throws Exception {
        ScreenshotSettings said = SettingsFile.read(
                        write(
                                "evidence:\n  screenshots: {take: on-request, per-crawl: 3, per-day: 9, tallest: 3000, seconds: 5}\n"))
                .settings()
                .evidence()
                .screenshots();
        assertEquals(
                new ScreenshotSettings(ScreenshotSettings.Take.ON_REQUEST, 3, 9, 3_000, Duration.ofSeconds(5)), said);
        assertTrue(SettingsFile.read(write("evidence:\n  screenshots: {take: off}\n"))
                .settings()
                .evidence()
                .screenshots()
                .off());
        for (String broken : List.of("take: always", "per-crawl: 0", "tallest: 60000", "seconds: 1", "colour: grey")) {
            assertFalse(
                    SettingsFile.read(write("evidence:\n  screenshots: {" + broken + "}\n"))
                            .sound(),
                    broken);
        }
    }

    @Test
    void evidenceIsStampedAndRetainedOnlyAsTheSettingsSay() throws Exception {
        Settings settings = SettingsFile.read(write("""
                        evidence:
                          time-stamps:
                            - {name: tsa-one, url: "https://tsa.example/tsr", trust: certs/one.pem, policy: 1.2.3}
                          clocks: ["ntp://ntp.example", "https://clock.example/"]
                          egress: https://ip.example/
                          retention: {days: 730, remove: by-schedule}
                        """)).settings();
        EvidenceSettings evidence = settings.evidence();
        assertEquals(
                folder.resolve("certs/one.pem"),
                evidence.authorities().getFirst().trust());
        assertFalse(evidence.authorities().getFirst().privateAddresses());
        assertEquals(2, evidence.sources().clocks().size());
        assertFalse(evidence.sources().privateAddresses());
        assertEquals(730, evidence.retentionDays());
        assertTrue(evidence.removedBySchedule());
        for (String broken : List.of(
                "evidence: {time-stamps: [{name: ../x, url: 'https://a.example/', trust: a.pem}]}",
                "evidence: {time-stamps: [{name: a, url: 'ftp://a.example/', trust: a.pem}]}",
                "evidence: {time-stamps: [{name: a, url: 'http://u:p@a.example/', trust: a.pem}]}",
                "evidence: {time-stamps: [{name: a, url: 'https://a.example/', trust: a.pem, policy: one}]}",
                "evidence: {time-stamps: [{name: a, url: 'https://a.example/', trust: a.pem}, {name: a, url: 'https://b.example/', trust: b.pem}]}",
                "evidence: {clocks: ['file:///etc/passwd']}",
                "evidence: {egress: 'gopher://x'}",
                "evidence: {retention: {days: 3}}")) {
            assertFalse(SettingsFile.read(write(broken + "\n")).sound(), broken);
        }
    }

    @Test
    void theShippedFileSaysTheDefaults() {
        SettingsReading shipped = SettingsFile.read(SHIPPED);
        assertEquals(List.of(), shipped.problems());
        Path home = SHIPPED.toAbsolutePath().getParent();
        Settings defaults = SettingsFile.read(home.resolve("absent.yaml")).settings();
        Settings said = shipped.settings();
        assertEquals(defaults.host(), said.host());
        assertEquals(defaults.port(), said.port());
        assertEquals(defaults.openHealth(), said.openHealth());
        assertEquals(defaults.packs(), said.packs());
        assertEquals(defaults.sites(), said.sites());
        assertEquals(defaults.sitesAtOnce(), said.sitesAtOnce());
        assertEquals(defaults.data(), said.data());
        assertEquals(defaults.evidence(), said.evidence());
    }

    @Test
    void everyValueKnowsWhereItCameFrom() throws Exception {
        Path file = write("console:\n  port: 9000\n");
        Settings settings = SettingsFile.read(file).settings();
        assertEquals(9000, settings.port());
        assertEquals(file + ":2", settings.origins().get("console.port"));
        assertEquals("default", settings.origins().get("console.host"));
    }

    @Test
    void picturesMayBeReadForWordsAndShownToAModel() throws Exception {
        Path file = write("pictures:\n  words: all\n  embedder: {file: models/own.onnx, least: 0.7}\n");
        Settings settings = SettingsFile.read(file).settings();
        assertEquals(Extent.ALL, settings.pictureWords());
        assertEquals(new Settings.PictureModel(file.resolveSibling("models/own.onnx"), 224, 0.7), settings.embedder());
        assertEquals(file + ":3", settings.origins().get("pictures.embedder"));
        assertNull(
                SettingsFile.read(file.resolveSibling("absent.yaml")).settings().embedder());
    }

    @Test
    void allMistakesAreToldAtOnceWithLineAndCure() throws Exception {
        Path file = write("consle:\n  port: 1\nconsole:\n  port: many\nstore: {url: \"mysql://x\"}\n");
        SettingsReading reading = SettingsFile.read(file);
        assertFalse(reading.sound());
        String told = reading.problems().toString();
        assertTrue(told.contains(":1:") && told.contains("console"), told);
        assertTrue(told.contains(":4:"), told);
        assertTrue(told.contains(":5:") && told.contains("jdbc:postgresql"), told);
        assertEquals(8686, reading.settings().port(), "the defaults stand in");
    }

    @Test
    void aCronExpressionThatQuartzDoesNotUnderstandIsToldWithAnExample() throws Exception {
        SettingsReading reading = SettingsFile.read(
                write("sites:\n  - {file: a.yaml, cron: every night}\n  - {file: b.yaml, cron: \"0 30 2 * * ?\"}\n"));
        assertEquals(1, reading.problems().size());
        assertEquals(2, reading.problems().getFirst().line());
        assertTrue(reading.problems().getFirst().cure().en().contains("0 30 2 * * ?"));
        assertEquals("0 30 2 * * ?", reading.settings().sites().get(1).cron());
    }

    private Path write(String text) throws Exception {
        return Files.writeString(folder.resolve("zhicha.yaml"), text);
    }
}
