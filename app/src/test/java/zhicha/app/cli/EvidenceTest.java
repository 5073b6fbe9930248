package zhicha.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import zhicha.crawler.evidence.Vault;
import zhicha.crawler.evidence.capture.Capture;
import zhicha.crawler.evidence.capture.CaptureContext;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.crawler.fetch.Exchange;
import zhicha.crawler.fetch.Header;

/** {@code zhicha evidence verify}. */
class EvidenceTest {
    @TempDir
    private Path folder;

    private Path vault;
    private Capture first;
    private Capture second;

    @BeforeEach
    void seal() throws IOException {
        vault = folder.resolve("vault");
        try (Vault open = Vault.open(vault, Clock.systemUTC())) {
            first = open.seal(List.of(exchange(1)), CaptureContext.of("shop", "run", "zhicha test"));
            second = open.seal(List.of(exchange(2)), CaptureContext.of("shop", "run", "zhicha test"));
        }
    }

    private static Exchange exchange(int number) {
        byte[] body = ("<h1>商品 " + number + "</h1>").getBytes(StandardCharsets.UTF_8);
        return new Exchange(
                URI.create("https://shop.example/item/" + number),
                "127.0.0.1",
                null,
                "GET /item/" + number + " HTTP/1.1",
                List.of(new Header("Host", "shop.example")),
                "HTTP/1.1 200 OK",
                200,
                List.of(new Header("Content-Type", "text/html; charset=utf-8")),
                body,
                body,
                Clock.systemUTC().instant(),
                Duration.ofMillis(20));
    }

    @Test
    void aSoundVaultHolds() {
        Verb.Ended ended = Verb.run("evidence", "verify", vault);
        assertEquals(0, ended.exit(), ended::toString);
        assertEquals("", ended.out());
        assertTrue(ended.err().contains("存证 / captures 2"), ended.err());
        assertTrue(ended.err().contains(second.id().value()), "the last capture is told, to be noted elsewhere");
    }

    @Test
    void oneFlippedBitIsFoundAndNamed() throws IOException {
        Manifest.Stored record = first.manifest().records().getLast();
        Path file = vault.resolve(record.file());
        byte[] bytes = Files.readAllBytes(file);
        int at = Math.toIntExact(record.offset() + record.length() / 2);
        bytes[at] ^= 1;
        Files.write(file, bytes);
        Verb.Ended ended = Verb.run("evidence", "verify", vault);
        assertEquals(1, ended.exit(), ended::toString);
        assertTrue(ended.out().contains(record.file()), ended.out());
        assertTrue(ended.out().contains(first.id().value()), ended.out());
        assertTrue(!ended.out().contains(second.id().value()), "the other one still holds");
        var json = JsonMapper.shared()
                .readTree(
                        Verb.run("evidence", "verify", vault, "--json").lines().getFirst());
        assertEquals("record-altered", json.get("finding").asString());
        assertEquals(first.id().value(), json.get("capture").asString());
        assertEquals(
                1,
                Verb.run("evidence", "verify", vault.resolve(first.id().value()))
                        .exit());
        assertEquals(
                0,
                Verb.run("evidence", "verify", vault.resolve(second.id().value()))
                        .exit());
    }

    @Test
    void aCaptureThatWasTakenOutIsMissed() throws IOException {
        try (Stream<Path> all = Files.walk(vault)) {
            Path manifests = all.filter(path -> path.endsWith("manifests.txt"))
                    .findFirst()
                    .orElseThrow();
            List<String> lines = Files.readAllLines(manifests);
            Files.write(manifests, lines.subList(0, 1));
        }
        assertEquals(1, Verb.run("evidence", "verify", vault).exit());
    }

    @Test
    void withoutAVaultThereIsNothingToVerify() throws IOException {
        for (Path path : List.of(
                folder.resolve("none"),
                Files.createDirectories(folder.resolve("empty")),
                Files.writeString(folder.resolve("file.txt"), "text"),
                vault.resolve("sha256:" + "0".repeat(64)))) {
            Verb.Ended ended = Verb.run("evidence", "verify", path);
            assertEquals(69, ended.exit(), ended::toString);
            assertTrue(ended.err().contains("-> "), ended.err());
        }
        assertEquals(2, Verb.run("evidence", "verify").exit());
    }
}
