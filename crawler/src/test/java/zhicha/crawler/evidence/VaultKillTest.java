package zhicha.crawler.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.crawler.evidence.verify.VaultVerifier;
import zhicha.rules.subject.CaptureId;

class VaultKillTest {
    private static final long SEED = 20261122;

    /** A real child, killed with SIGKILL at a random moment, again and again on the same vault. */
    @Test
    void nothingThatWasSealedIsLost(@TempDir Path root) throws Exception {
        Random random = new Random(SEED);
        Map<String, String> sealed = new LinkedHashMap<>();
        for (int run = 0; run < 4; run++) {
            Process child = new ProcessBuilder(
                            System.getProperty("java.home") + "/bin/java",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            SealingChild.class.getName(),
                            root.toString(),
                            "run" + run)
                    .redirectErrorStream(true)
                    .start();
            int wanted = 3 + random.nextInt(30);
            int pause = random.nextInt(8);
            try (BufferedReader said = child.inputReader(StandardCharsets.UTF_8)) {
                int lines = 0;
                for (String line = said.readLine(); line != null; line = said.readLine()) {
                    assertTrue(line.startsWith("sha256:"), line);
                    sealed.put(line.split(" ")[0], line.split(" ")[1]);
                    if (++lines == wanted) {
                        Thread.sleep(pause);
                        // by its handle: what it had said already can still be read
                        child.toHandle().destroyForcibly();
                    }
                }
            } finally {
                child.destroyForcibly().waitFor();
            }
        }
        try (Vault vault = Vault.open(root, Clock.systemUTC())) {
            for (Map.Entry<String, String> entry : sealed.entrySet()) {
                URI address = URI.create(entry.getValue());
                byte[] body = vault.payload(new CaptureId(entry.getKey()), address)
                        .orElseThrow()
                        .bytes();
                assertEquals(
                        "page " + address.getPath().replaceAll(".*/", ""), new String(body, StandardCharsets.UTF_8));
            }
        }
        var report = VaultVerifier.verify(root);
        assertTrue(report.holds(), report.findings()::toString);
        assertTrue(report.captures() >= sealed.size());
    }
}
