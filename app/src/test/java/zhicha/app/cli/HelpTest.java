package zhicha.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class HelpTest {
    @Test
    void everyVerbExplainsItselfOnDemand() {
        List<List<String>> verbs = new ArrayList<>(List.of(List.of()));
        collect(Zhicha.commandLine(), List.of(), verbs);
        assertTrue(verbs.size() > 15, verbs::toString);
        for (List<String> verb : verbs) {
            StringWriter out = new StringWriter();
            List<String> line = new ArrayList<>(verb);
            line.add("--help");
            int exit = Zhicha.commandLine().setOut(new PrintWriter(out)).execute(line.toArray(String[]::new));
            assertEquals(0, exit, line::toString);
            assertTrue(
                    out.toString()
                            .contains("Usage: "
                                    + String.join(" ", "zhicha", String.join(" ", verb))
                                            .strip()),
                    out::toString);
        }
    }

    private static void collect(CommandLine command, List<String> path, List<List<String>> verbs) {
        command.getSubcommands().forEach((name, verb) -> {
            List<String> below = new ArrayList<>(path);
            below.add(name);
            verbs.add(below);
            collect(verb, below, verbs);
        });
    }
}
