package zhicha.crawler.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Standard tools, as somebody without this program would use them. */
public final class Shell {
    private Shell() {}

    /** What a command says on both its outputs. */
    public record Said(int exit, String text) {}

    public static Said run(Path folder, String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("bash", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), said.strip());
    }

    /** The same, of a command that must end well. */
    public static String said(Path folder, String command) throws IOException, InterruptedException {
        Said said = run(folder, command);
        assertEquals(0, said.exit(), command + ": " + said.text());
        return said.text();
    }
}
