package zhicha.app.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zhicha.crawler.evidence.Vault;
import zhicha.crawler.evidence.environment.EnvironmentSources;
import zhicha.crawler.evidence.folder.VaultFolder;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.crawler.fetch.KillSwitch;
import zhicha.rules.subject.CaptureId;

/** What is sealed of the machine that takes a file in, and what that does not say of the file. */
class ImportCircumstancesTest {
    @TempDir
    private Path folder;

    @Test
    void theMachineIsCheckedOnceAndTheFilesOwnRecordsAreSaidToBeOthers() throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 5);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        String home = "http://127.0.0.1:" + server.getAddress().getPort();
        Path file = Files.writeString(folder.resolve("a.csv"), "id,title\n1,x\n");
        try (Vault vault = Vault.open(folder.resolve("vault"), Clock.systemUTC())) {
            vault.ask(
                    new EnvironmentSources(List.of(URI.create(home + "/clock")), URI.create(home + "/address"), true));
            CaptureId head = sealed(vault, file);
            Manifest manifest = vault.find(head).orElseThrow().manifest();
            CaptureId part = vault.reader().partsOf(head).getFirst();
            assertEquals(
                    manifest.environment(),
                    vault.find(part).orElseThrow().manifest().environment());
            JsonNode check = JsonMapper.shared()
                    .readTree(new String(
                            vault.reader()
                                    .rendition(
                                            new CaptureId(Objects.requireNonNull(manifest.environment())),
                                            "environment")
                                    .orElseThrow()
                                    .bytes(),
                            StandardCharsets.UTF_8));
            assertTrue(check.path("clocks").path(0).path("offsetMillis").isNumber(), check::toString);
            assertTrue(check.path("program").path("sha256").asString().length() == 64, check::toString);
            assertEquals("none", check.path("network").path("route").asString());
            assertTrue(check.path("scope").asString().contains("made elsewhere"), check::toString);
            assertNull(manifest.egress(), "nothing was asked for, from nowhere");
            assertTrue(asked.contains("/clock") && !asked.contains("/address"), asked::toString);

            int calls = asked.size();
            long lines = lines();
            assertEquals(head, sealed(vault, file));
            assertEquals(lines, lines(), "the same bytes again: nothing is sealed, so nothing is checked");
            assertEquals(calls, asked.size());
        } finally {
            server.stop(0);
        }
    }

    private CaptureId sealed(Vault vault, Path file) throws Exception {
        try (SealedFile sealed =
                new FileSeal(vault, folder.resolve("work"), Clock.systemUTC()).seal(file, new KillSwitch())) {
            return sealed.capture();
        }
    }

    private long lines() throws Exception {
        VaultFolder vault = new VaultFolder(folder.resolve("vault"));
        long lines = 0;
        for (String day : vault.days()) {
            lines += Files.readAllLines(vault.manifests(day)).size();
        }
        return lines;
    }
}
