package zhicha.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code zhicha run} on settings it must not start on; the running service is held to its word where it is killed. */
class RunTest {
    private static final String SITE = "site: shop\nhome: %s\nstart: [\"%s\"]\nlisting: [\"/item/(\\\\d+)\"]\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void writePack() throws IOException {
        SamplePack.in(folder);
        Files.writeString(
                folder.resolve("shop.yaml"), SITE.formatted("https://shop.example/", "https://shop.example/"));
    }

    private Verb.Ended run(String settings) throws IOException {
        Path file = Files.writeString(folder.resolve("zhicha.yaml"), settings);
        return Verb.run("run", "--config", file);
    }

    private void refused(int exit, String said, String settings) throws IOException {
        Verb.Ended ended = run(settings);
        assertEquals(exit, ended.exit(), ended::toString);
        assertTrue(ended.err().contains(said), ended::toString);
        assertFalse(ended.err().contains("控制台 / console"), "nothing was started");
    }

    @Test
    void brokenSettingsAreToldWithTheirPlaceAndNothingStarts() throws IOException {
        refused(65, "zhicha.yaml:2:", "packs: [mine]\nconsole: {port: many}\n");
        refused(65, "cron", "packs: [mine]\nsites:\n  - {file: shop.yaml, cron: every night}\n");
        refused(65, "none.yaml", "packs: [mine]\nsites:\n  - {file: none.yaml}\n");
        refused(
                65,
                "shop.yaml",
                "packs: [mine]\ncrawl: {contact: a@b.example}\nsites:\n  - {file: shop.yaml}\n  - {file: shop.yaml}\n");
        refused(2, "--contact", "packs: [mine]\nsites:\n  - {file: shop.yaml}\n");
        refused(69, "no-pack", "packs: [no-pack]\n");
        refused(
                69,
                "password-file",
                "packs: [mine]\nstore: {url: 'jdbc:postgresql://127.0.0.1:1/x', user: x, password-file: no-file}\n");
        assertEquals(
                69,
                Verb.run("run", "--config", folder.resolve("no-settings.yaml")).exit());
        assertFalse(Files.exists(folder.resolve("data")), "nothing was made either");
    }

    @Test
    void aTakenPortAndAStoreThatIsNotThereAreToldWithACure() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            refused(69, "--port", "packs: [mine]\nconsole: {port: " + taken.getLocalPort() + "}\n");
        }
        refused(
                69,
                "cannot open the store",
                "packs: [mine]\nstore: {url: 'jdbc:postgresql://127.0.0.1:1/x', user: x}\n");
    }
}
