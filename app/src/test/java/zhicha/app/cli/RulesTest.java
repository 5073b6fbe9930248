package zhicha.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zhicha.market.DemoMarket;
import zhicha.market.MarketSettings;

/** {@code zhicha rules validate} and {@code zhicha rules test}. */
class RulesTest {
    private static final Path SHIPPED = Path.of("..", "rules", "packs");

    @TempDir
    private Path folder;

    @Test
    void everyShippedPackIsSoundAndPassesItsExamples() {
        Verb.Ended valid = Verb.run("rules", "validate", SHIPPED);
        assertEquals(0, valid.exit(), valid::toString);
        Verb.Ended tested = Verb.run("rules", "test", SHIPPED);
        assertEquals(0, tested.exit(), tested::toString);
        assertEquals("", tested.out());
        assertTrue(tested.err().contains("未通过 / failed 0"), tested.err());
        assertTrue(Integer.parseInt(tested.err().replaceAll("(?s).*examples (\\d+).*", "$1")) >= 50, tested.err());
    }

    /** What the market itself knows to stand on its pages, read by its site files. */
    @Test
    void theDemoMarketsSiteFilesPassTheirExamples() throws IOException {
        try (DemoMarket market = DemoMarket.open(MarketSettings.anyPorts(folder.resolve("market")))) {
            for (Path site : market.siteFiles()) {
                Verb.Ended tested = Verb.run("rules", "test", "--site", site);
                assertEquals(0, tested.exit(), tested::toString);
                assertTrue(tested.err().contains("未通过 / failed 0"), tested::toString);
                assertTrue(
                        Integer.parseInt(tested.err().replaceAll("(?s).*of sites (\\d+).*", "$1")) >= 3,
                        tested::toString);
            }
        }
    }

    @Test
    void everyMistakeIsToldAtOnceWithItsPlaceAndACure() throws IOException {
        Path pack = SamplePack.in(folder);
        Files.writeString(pack.resolve("pack.yaml"), """
                pack: mine
                version: 2026.11.1
                rights:
                  - id: tm-one
                    kind: trade-mark
                    name: 星芽熊
                    words: [星芽熊]
                  - id: tm-two
                    kind: trademark
                    name: 月芽兔
                    wrods: [月芽兔]
                """);
        Verb.Ended ended = Verb.run("rules", "validate", pack);
        assertEquals(65, ended.exit(), ended::toString);
        for (String place : new String[] {"pack.yaml:5:", "pack.yaml:11:"}) {
            String line = ended.out()
                    .lines()
                    .filter(one -> one.contains(place))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(place + " in\n" + ended));
            assertTrue(line.matches(".*pack\\.yaml:\\d+:\\d+: error: .* -> .*"), line);
        }
        Verb.Ended json = Verb.run("rules", "validate", pack, "--json");
        JsonNode first = JsonMapper.shared().readTree(json.lines().getFirst());
        assertEquals("error", first.get("severity").asString());
        assertEquals(5, first.get("line").asInt());
        assertTrue(first.get("cure").asString().length() > 3);
    }

    @Test
    void aSoundPackIsSound() throws IOException {
        Verb.Ended ended = Verb.run("rules", "validate", SamplePack.in(folder));
        assertEquals(0, ended.exit(), ended::toString);
    }

    @Test
    void anExampleThatFailsIsNamedWithWhatCameInstead() throws IOException {
        Path pack = SamplePack.in(folder);
        Files.writeString(pack.resolve("tests.yaml"), """
                tests:
                  - name: 变形书写，应提示
                    listing: {title: 星★芽★熊 积木}
                    expect:
                      - {right: tm-star, verdict: flag, rules: [evasive-spelling]}
                  - name: 如实书写，不应提示
                    listing: {title: 星芽熊 积木}
                    expect:
                      - {right: tm-star, verdict: flag}
                  - name: 没有提到的权利应为 clear
                    listing: {title: 星★芽★熊 积木}
                    expect: []
                """);
        Verb.Ended ended = Verb.run("rules", "test", pack);
        assertEquals(1, ended.exit(), ended::toString);
        assertTrue(ended.out().contains("如实书写，不应提示"), ended.out());
        assertTrue(ended.out().contains("expected flag, got watch"), ended.out());
        assertTrue(ended.out().contains("没有提到的权利应为 clear"), ended.out());
        assertTrue(!ended.out().contains("变形书写，应提示"), "what passes is not told");
        assertTrue(ended.out().contains("tests.yaml:6"), ended.out());
        assertEquals(1, Verb.run("rules", "test", pack, "--json").exit());
    }

    @Test
    void aRuleWithAQueryIsCheckedAndTried() throws IOException {
        Path pack = SamplePack.in(folder);
        Path rule = Files.createDirectories(pack.resolve("rules")).resolve("straps.yaml");
        String asks = """
                id: straps
                version: 1
                title: {zh: 挂饰, en: Charms}
                status: stable
                when:
                  all:
                    - {signal: mark-text}
                    - {query: '+title:(挂绳 OR 手环) -description:"适用于" -seller:旗舰店'}
                verdict: flag
                weight: 0.5
                explain: {zh: "标题中出现“{seen}”", en: "The title says “{seen}”"}
                basis: trademark-infringement
                """;
        Files.writeString(rule, asks);
        Files.writeString(pack.resolve("tests.yaml"), """
                tests:
                  - name: 符合检索式，应提示
                    listing: {title: 星芽熊 手環 儿童}
                    expect:
                      - {right: tm-star, verdict: flag, rules: [straps]}
                  - name: 写明适用对象，不符合检索式
                    listing: {title: 星芽熊 手环, description: 适用于各款玩具}
                    expect:
                      - {right: tm-star, verdict: watch}
                """);
        assertEquals(0, Verb.run("rules", "validate", pack).exit());
        Verb.Ended tested = Verb.run("rules", "test", pack);
        assertEquals(0, tested.exit(), tested::toString);
        Files.writeString(rule, asks.replace("+title:(", "+titel:("));
        Verb.Ended wrong = Verb.run("rules", "validate", pack);
        assertEquals(65, wrong.exit(), wrong::toString);
        assertTrue(
                wrong.out().contains("straps.yaml:8:15: error: 查询：没有字段“titel” -> 写 title、")
                        && wrong.out().contains(" / query: no field \"titel\" -> write title,"),
                wrong.out());
    }

    @Test
    void thePackGivenTwiceIsToldAndNotABreakdown() throws IOException {
        Path pack = SamplePack.in(folder);
        Verb.Ended ended = Verb.run("rules", "test", pack, pack);
        assertTrue(ended.exit() == 65 || ended.exit() == 0, ended::toString);
        Verb.Ended missing = Verb.run("rules", "test", folder.resolve("none"));
        assertEquals(69, missing.exit(), missing::toString);
        assertEquals(2, Verb.run("rules").exit());
        assertEquals(2, Verb.run("rules", "tets").exit());
    }
}
