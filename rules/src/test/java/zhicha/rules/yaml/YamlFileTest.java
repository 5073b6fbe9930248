package zhicha.rules.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlFileTest {
    private static final Path FILE = Path.of("shop.yaml");

    @Test
    void everyNodeKnowsItsPlace() {
        YamlMap root = map("# shop\nname: 星火\nstart:\n  - http://a/\n  - http://b/\nprice: {from: 199.00}\n");
        assertEquals(new Place(FILE, 2, 7), root.valuePlace("name"));
        assertEquals(new Place(FILE, 3, 1), root.keyPlace("start"));
        assertEquals(new Place(FILE, 5, 5), root.items("start").get(1).place());
        assertEquals(new Place(FILE, 6, 15), root.map("price").orElseThrow().valuePlace("from"));
        assertEquals(new Place(FILE, 2, 1), root.keyPlace("missing"), "a missing key is missing where the map starts");
    }

    @Test
    void textIsKeptAsWrittenAndTypedAsInYaml12() {
        YamlMap root = map("a: 199.00\nb: \"12\"\nc: no\nd: ~\ne: true\nf: 2027-12-31\ng: .inf\nh: 0x1F\ni: 1e3\nj:\n");
        assertEquals("199.00", root.text("a").orElseThrow());
        assertTrue(root.text("d").isEmpty() && root.text("j").isEmpty());
        assertEquals(
                "{\"a\":199.00,\"b\":\"12\",\"c\":\"no\",\"d\":null,\"e\":true,\"f\":\"2027-12-31\",\"g\":\".inf\",\"h\":\"0x1F\",\"i\":1E+3,\"j\":null}",
                root.json().toString());
    }

    @Test
    void oneValueServesAsAListOfOne() {
        YamlMap root = map("one: a\nmany: [a, b]\nnone: null\n");
        assertEquals(List.of("a"), root.texts("one"));
        assertEquals(List.of("a", "b"), root.texts("many"));
        assertEquals(List.of(), root.texts("none"));
    }

    @Test
    void aByteOrderMarkIsTolerated() {
        assertEquals("1", map("\uFEFFa: 1").text("a").orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a: b: c             | 1:5 | mapping values are not allowed | quotes
            a:~  - 1~ - 2       | 3:2 | not YAML                       | indentation
            a: [1, 2            | 1:9 | <stream end>                   | close the quote or bracket
            a: "x               | 1:6 | end of stream                  | close the quote
            a: 1~b: 2~a: 3      | 3:1 | already in line 1              | keep one of the two
            a: *x               | 1:4 | names nothing                  | &x
            a: &x [*x]          | 1:8 | names nothing                  | &x
            a: !!java.net.URL y | 1:4 | tag                            | remove the tag
            ? [a]~: b           | 1:3 | a key is a list                | write a word
            a: 1~---~b: 2       | 3:1 | a second document              | remove the line
            """)
    void aMistakeIsToldWithItsPlaceAndACure(String yaml, String place, String message, String cure) {
        YamlReading reading = read(yaml.replace('~', '\n'));
        assertEquals(1, reading.problems().size(), reading.problems().toString());
        String told = reading.problems().getFirst().toString();
        assertTrue(told.startsWith("shop.yaml:" + place + ": error: "), told);
        assertTrue(told.contains(message), told);
        assertTrue(reading.problems().getFirst().cure().en().contains(cure), told);
    }

    @Test
    void tabsAndControlCharactersAreNamed() {
        assertTrue(read("a:\n\t- x").problems().getFirst().cure().en().contains("spaces"));
        assertEquals(
                "shop.yaml:2: error: 字符 U+0001 不得出现在 YAML 文件中 -> 删去该字符"
                        + " / character U+0001 may not stand in a YAML file -> remove it",
                read("a: 1\nb: \u0001").problems().getFirst().toString());
    }

    @Test
    void aFileSavedAsGbkIsToldAsSuch() {
        byte[] gbk = "name: x\n店名: 星火".getBytes(Charset.forName("GB18030"));
        String told = YamlFile.parse(FILE, gbk, YamlLimits.USUAL)
                .problems()
                .getFirst()
                .toString();
        assertTrue(told.startsWith("shop.yaml:2:1: error: 字节 0x") && told.contains("GBK"), told);
    }

    @Test
    void anEmptyOrMissingFileIsTold() {
        assertTrue(read("# nothing\n").root().isEmpty());
        assertTrue(read("").problems().getFirst().message().en().contains("empty"));
        assertTrue(YamlFile.read(Path.of("no-such.yaml"))
                .problems()
                .getFirst()
                .message()
                .en()
                .contains("does not exist"));
    }

    @Test
    void aBombOfAliasesIsStoppedEarly() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a").append(i).append(": &a").append(i).append(" [");
            bomb.append(("*a" + (i - 1) + ", ").repeat(9))
                    .append("*a")
                    .append(i - 1)
                    .append("]\n");
        }
        assertStopped(bomb.toString(), "counting those behind aliases");
    }

    @Test
    void depthAndSizeAreBounded() {
        assertStopped("[".repeat(200_000), "levels of nesting");
        assertStopped("- ".repeat(200_000), "levels of nesting");
        assertStopped("{a: ".repeat(200_000), "levels of nesting");
        assertStopped("- x\n".repeat(500_000), "400000 values");
        assertStopped("x".repeat(YamlLimits.USUAL.bytes() + 1), "larger than");
    }

    @Test
    void endlessMistakesAreNotToldEndlessly() {
        YamlReading reading = read("{" + "a,".repeat(100_000) + "}");
        assertEquals(101, reading.problems().size());
        assertTrue(reading.problems().getLast().message().en().contains("reading stops here"));
    }

    @Test
    void anAliasIsTheSameValueAgain() {
        YamlMap root = map("a: &x {b: 1}\nc: *x\n");
        assertEquals("1", root.map("c").orElseThrow().text("b").orElseThrow());
    }

    private static void assertStopped(String yaml, String reason) {
        YamlReading reading = read(yaml);
        assertTrue(reading.root().isEmpty());
        assertTrue(
                reading.problems().getLast().message().en().contains(reason),
                reading.problems().getLast().toString());
    }

    private static YamlMap map(String yaml) {
        YamlReading reading = read(yaml);
        assertEquals(List.of(), reading.problems());
        return (YamlMap) reading.root().orElseThrow();
    }

    private static YamlReading read(String yaml) {
        return YamlFile.parse(FILE, yaml.getBytes(StandardCharsets.UTF_8), YamlLimits.USUAL);
    }
}
