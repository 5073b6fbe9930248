package zhicha.rules.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlSchemaTest {
    private static final YamlSchema SHOP = YamlSchema.of("""
            {"$schema": "https://json-schema.org/draft/2020-12/schema",
             "type": "object", "additionalProperties": false, "required": ["site", "start"],
             "properties": {
               "site": {"type": "string", "pattern": "^[a-z]+$", "errorMessage": "use small letters", "examples": ["shop"]},
               "start": {"type": "array", "minItems": 1, "items": {"type": "string"}, "examples": [["http://shop.example/"]]},
               "render": {"enum": ["never", "always", "when-empty"]},
               "parallel": {"type": "integer", "minimum": 1, "maximum": 8},
               "extract": {"type": "object", "additionalProperties": {"$ref": "#/$defs/selector"}}},
             "$defs": {"selector": {
               "anyOf": [{"type": "string"},
                         {"type": "object", "additionalProperties": false, "required": ["css"],
                          "properties": {"css": {"type": "string", "examples": ["h1"]}, "attr": {"type": "string"}}}],
               "errorMessage": "write a selector, or {css: ..., attr: ...}"}}}
            """);

    @Test
    void whatFitsSaysNothing() {
        assertEquals(
                List.of(),
                check(
                        "site: shop\nstart: [http://a/]\nrender: never\nextract:\n  title: h1\n  images: {css: img, attr: src}\n"));
    }

    @Test
    void allViolationsAreToldAtOnceInTheOrderOfTheFile() {
        assertEquals(
                List.of(
                        "f.yaml:1:1: error: \"start\" is missing -> add \"start: [http://shop.example/]\"",
                        "f.yaml:1:7: error: \"site\" is \"Shop\", which has not the right form -> use small letters",
                        "f.yaml:2:1: error: unknown key \"rendr\" -> write \"render\"",
                        "f.yaml:3:9: error: \"render\" is \"alway\", which is not allowed -> write always; allowed are never, always, when-empty",
                        "f.yaml:4:11: error: \"parallel\" is \"0\", which is too small -> write at least 1"),
                check("site: Shop\nrendr: never\nrender: alway\nparallel: 0\n"));
    }

    @Test
    void ofSeveralFormsOnlyTheOneThatWasMeantIsSpokenOf() {
        assertEquals(
                List.of(
                        "f.yaml:4:11: error: \"css\" is missing -> add \"css: h1\"",
                        "f.yaml:4:12: error: unknown key \"attrs\" -> write \"attr\"",
                        "f.yaml:5:10: error: \"price\" is a list, which fits none of the forms it may have"
                                + " -> write a selector, or {css: ..., attr: ...}"),
                check("site: shop\nstart: [a]\nextract:\n  images: {attrs: src}\n  price: [a]\n"));
    }

    @Test
    void aFindingKnowsThePartOfTheTree() {
        var root = YamlFile.parse(
                        Path.of("f.yaml"),
                        "site: shop\nstart: [a, [b]]".getBytes(StandardCharsets.UTF_8),
                        YamlLimits.USUAL)
                .root()
                .orElseThrow();
        YamlSchema.Finding finding = SHOP.findings(root).getFirst();
        assertEquals(List.of("start", 1), finding.path());
        assertTrue(finding.within("start") && finding.within("start", 1) && !finding.within("start", 0));
    }

    @Test
    void aFileOfAnotherShapeIsToldAsSuch() {
        assertEquals(
                List.of("f.yaml:1:1: error: the file is a list, not a map (key: value) -> write a map (key: value)"),
                check("- a\n- b\n"));
    }

    @Test
    void valuesAreShownShortAndOnOneLine() {
        String told = check("site: shop\nstart: [a]\nrender: \"a\\n\\e[31m" + "x".repeat(500) + "\"\n")
                .getFirst();
        assertTrue(told.length() < 200 && told.chars().noneMatch(Character::isISOControl), told);
    }

    @Test
    void nothingIsFetched() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            YamlSchema outside = YamlSchema.of("{\"$ref\": \"http://127.0.0.1:%d/schema.json\"}"
                    .formatted(server.getAddress().getPort()));
            var root = new YamlScalar(new Place(Path.of("f.yaml"), 1, 1), "x", true);
            assertThrows(RuntimeException.class, () -> outside.check(root));
            assertEquals(0, asked.get());
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pack", "rule", "tests"})
    void thePublishedSchemasAreSoundAndSpeakBothLanguages(String name) throws Exception {
        String path = "/zhicha/rules/schema/" + name + ".schema.json";
        YamlSchema.resource(YamlSchemaTest.class, path);
        var schema =
                new tools.jackson.databind.json.JsonMapper().readTree(getClass().getResourceAsStream(path));
        assertEquals(
                "https://json-schema.org/draft/2020-12/schema",
                schema.path("$schema").asString());
        var descriptions = schema.findValuesAsString("description");
        assertTrue(descriptions.size() > 5);
        for (String description : descriptions) {
            assertTrue(description.matches("(?s).*\\p{IsHan}.* / .*[a-z].*"), description);
        }
    }

    private static List<String> check(String yaml) {
        YamlReading reading =
                YamlFile.parse(Path.of("f.yaml"), yaml.getBytes(StandardCharsets.UTF_8), YamlLimits.USUAL);
        assertEquals(List.of(), reading.problems());
        return SHOP.check(reading.root().orElseThrow()).stream()
                .map(problem -> problem.place() + ": error: " + problem.said().en())
                .toList();
    }
}
