package zhicha.bench.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zhicha.bench.Bench;

/** The command as people type it. */
class TextQualityTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private record Output(int exit, List<String> lines) {
        String last() {
            return lines.get(lines.size() - 1);
        }
    }

    private static Output bench(String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            int exit = Bench.run(ROOT, arguments);
            return new Output(
                    exit, bytes.toString(StandardCharsets.UTF_8).lines().toList());
        } finally {
            System.setOut(before);
        }
    }

    @Test
    void theSetItBuildsCanBeGivenBackToIt(@TempDir Path folder) throws Exception {
        Output built = bench("text-quality", "--quick", "--json", "--write", folder.toString());
        assertEquals(0, built.exit());
        assertTrue(built.last().startsWith("recall 0."), built.last());
        Output given = bench(
                "text-quality",
                "--json",
                "--titles",
                folder.resolve("open/titles.jsonl").toString(),
                "--labels",
                folder.resolve("open/labels.jsonl").toString(),
                "--rules",
                ROOT.resolve("rules/packs").toString(),
                folder.resolve("bench-names").toString());
        assertEquals(0, given.exit());
        assertEquals(row(built, "inserted-symbol"), row(given, "inserted-symbol"));
        assertEquals(row(built, "ordinary"), row(given, "ordinary"));
    }

    private static JsonNode row(Output output, String kind) {
        return output.lines().stream()
                .filter(line -> line.startsWith("{"))
                .map(line -> JsonMapper.shared().readTree(line))
                .filter(row -> row.path("kind").asString("").equals(kind))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void countsWhatIsFoundFlaggedAndWronglySeen(@TempDir Path folder) throws Exception {
        Path titles = folder.resolve("titles.jsonl");
        Path labels = folder.resolve("labels.jsonl");
        Files.writeString(titles, """
                {"id":"a","title":"乐*高 城市系列积木"}
                {"id":"b","title":"大颗粒拼装积木 益智玩具"}
                {"id":"c","title":"不锈钢晾衣架 落地折叠"}
                {"id":"d","title":"乐高 积木 60215"}
                """);
        Files.writeString(labels, """
                {"listing":"a","right":"tm-lego","expect":"flag","kind":"symbol","field":"title","start":0,"end":3,"evasion":"inserted-symbol"}
                {"listing":"b","right":"tm-lego","expect":"flag","kind":"missing"}
                {"listing":"c","right":"*","expect":"clear","kind":"quiet"}
                {"listing":"d","right":"*","expect":"clear","kind":"loud"}
                """);
        Output output = bench("text-quality", "--json", "--titles", titles.toString(), "--labels", labels.toString());
        assertEquals(0, output.exit());
        JsonNode symbol = row(output, "symbol");
        assertEquals(1.0, symbol.path("recall").asDouble());
        assertEquals(1.0, symbol.path("span").asDouble());
        assertEquals(1.0, symbol.path("evasion").asDouble());
        assertEquals(0.0, row(output, "missing").path("found").asDouble());
        assertEquals(0.0, row(output, "quiet").path("stray").asDouble());
        assertEquals(1.0, row(output, "loud").path("stray").asDouble());
        assertEquals(0.0, row(output, "loud").path("flagged").asDouble());
        assertTrue(output.last().startsWith("recall 0.500"), output.last());
    }

    @Test
    void brokenLabelsArePassedOverAndTold(@TempDir Path folder) throws Exception {
        Path titles = Files.writeString(folder.resolve("t"), "{\"id\":\"a\",\"title\":\"乐*高 积木\"}\n");
        Path labels = Files.writeString(folder.resolve("l"), """
                {"listing":"a","right":"tm-lego","expect":"flag","kind":"symbol"}
                {"listing":"nobody","right":"tm-lego","expect":"flag"}
                {"listing":"a","right":"tm-lego","expect":"perhaps"}
                not json
                """);
        Output output = bench("text-quality", "--titles", titles.toString(), "--labels", labels.toString());
        assertEquals(65, output.exit());
        assertTrue(output.last().startsWith("recall 1.000"), output.last());
    }

    @Test
    void titlesWithoutLabelsAreWrongUsage() {
        assertEquals(2, bench("text-quality", "--titles", "x.jsonl").exit());
    }

    @Test
    void withoutANameItListsTheBenchmarks() {
        List<String> names =
                bench().lines().stream().map(line -> line.split(" ")[0]).toList();
        assertEquals(
                List.of(
                        "crawl",
                        "extraction",
                        "image-quality",
                        "image-speed",
                        "match-speed",
                        "sampling",
                        "text-quality",
                        "text-speed"),
                names);
    }
}
