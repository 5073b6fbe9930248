package zhicha.rules.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.rules.pack.RulePack;
import zhicha.rules.pack.RuleProblem;
import zhicha.rules.pack.Sector;
import zhicha.rules.rule.DefenceKind;
import zhicha.rules.rule.Observation;
import zhicha.rules.rule.Rule;
import zhicha.rules.rule.RuleStatus;
import zhicha.rules.rule.Signal;
import zhicha.rules.rule.Verdict;
import zhicha.rules.watch.AuthorisedSeller;
import zhicha.rules.watch.Distinctiveness;
import zhicha.rules.watch.PriceRange;
import zhicha.rules.watch.Right;
import zhicha.rules.watch.RightKind;
import zhicha.rules.watch.RightsHolder;

class PacksTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private static final String SPARK = """
            pack: sparks
            sector: toys
            version: 2026.11.1
            rights:
              - id: tm-spark
                kind: trademark
                name: 星火积木
                words: [星火积木, SPARKBRICK, 361]
                classes: [28]
                goods: [积木]
            """;

    @TempDir
    Path temp;

    @Test
    void aRightIsReadWithAllItCanSay() throws IOException {
        Path pack = write("full/pack.yaml", """
                pack: full
                sector: toys
                version: 2026.11.2
                rights:
                  - id: tm-spark
                    kind: trademark
                    name: 星火积木
                    holder: {name: 星火玩具有限公司（虚构）, contact: 0451-00000000}
                    words: [星火积木, SPARKBRICK]
                    pictures: [pictures/logo.png]
                    texts: [texts/about.txt]
                    classes: [28, 35]
                    goods: [积木, 玩具]
                    registration: {number: "123", from: 2020-01-01, to: 2030-01-01}
                    price: {from: 199.00, to: "3999.00", currency: CNY}
                    authorised:
                      - {platform: jd, seller: 77, name: 星火店, until: 2027-12-31, by: 张三, why: 授权书}
                """);
        write("full/pictures/logo.png", "a picture");
        write("full/texts/about.txt", "一段文字");
        PackReading reading = Packs.load(List.of(pack.getParent()), TODAY);
        assertEquals(List.of(), reading.problems());
        RulePack read = reading.rulebook().packs().getLast();
        assertEquals(Sector.TOYS, read.sector());
        assertEquals("2026.11.2", read.version());
        Right right = read.rights().getFirst();
        assertEquals(RightKind.TRADEMARK, right.kind());
        assertEquals(new RightsHolder("星火玩具有限公司（虚构）", "0451-00000000"), right.holder());
        assertEquals(List.of(28, 35), right.particulars().classes());
        assertEquals(List.of(pack.resolveSibling("pictures/logo.png").toAbsolutePath()), right.pictures());
        assertEquals(new PriceRange(new BigDecimal("199.00"), new BigDecimal("3999.00"), "CNY"), right.price());
        assertEquals(LocalDate.of(2030, 1, 1), right.registration().to());
        assertEquals(
                List.of(new AuthorisedSeller("jd", "77", "星火店", LocalDate.of(2027, 12, 31), "张三", "授权书")),
                right.authorised());
    }

    @Test
    void aWordThatLooksLikeANumberIsAWord() throws IOException {
        Path pack = write("sparks/pack.yaml", SPARK);
        Right right = Packs.load(List.of(pack.getParent()), TODAY)
                .rulebook()
                .watchlist()
                .right("tm-spark")
                .orElseThrow();
        assertEquals(List.of("星火积木", "SPARKBRICK", "361"), right.words());
    }

    @Test
    void aRightSaysHowDistinctiveItIsAndABlankWordIsDoubted() throws IOException {
        Path pack = write("sparks/pack.yaml", SPARK.replace("361]", "\"  \"]") + "    distinctiveness: high\n");
        PackReading reading = Packs.load(List.of(pack.getParent()), TODAY);
        Right right = reading.rulebook().watchlist().right("tm-spark").orElseThrow();
        assertEquals(Distinctiveness.HIGH, right.distinctiveness());
        assertEquals(List.of("星火积木", "SPARKBRICK"), right.words());
        assertEquals(1, reading.problems().size(), reading.problems()::toString);
        assertTrue(reading.problems().getFirst().message().en().contains("blank"));
        Path unknown =
                write("odd/pack.yaml", SPARK.replace("pack: sparks", "pack: odd") + "    distinctiveness: huge\n");
        PackReading refused = Packs.load(List.of(unknown.getParent()), TODAY);
        assertTrue(refused.problems().getFirst().cure().en().contains("high, ordinary, low"));
    }

    @Test
    void aWatchlistOfManyThousandRightsIsReadWhole() throws IOException {
        StringBuilder yaml = new StringBuilder(SPARK);
        for (int i = 0; i < 30_000; i++) {
            yaml.append("  - {id: tm-")
                    .append(i)
                    .append(", kind: trademark, name: 同名")
                    .append(i);
            yaml.append(", words: [同一个前缀").append(i).append("], classes: [28], goods: [积木]}\n");
        }
        Path pack = write("many/pack.yaml", yaml.toString());
        PackReading reading = Packs.load(List.of(pack.getParent()), TODAY);
        assertEquals(List.of(), reading.problems());
        assertEquals(30_001, reading.rulebook().watchlist().size());
    }

    @Test
    void aRuleIsReadWithItsConditionAsWritten() throws IOException {
        write("sparks/pack.yaml", SPARK);
        write("sparks/rules/own.yaml", """
                id: own
                version: 3
                title: {zh: 自定, en: Own}
                status: experimental
                kinds: [trademark, work]
                when:
                  all:
                    - {signal: mark-text, evasion: {not: [exact, case]}, field: [title, seller.name]}
                    - any:
                        - {signal: copied-picture, distance: {max: 31}}
                        - not: {signal: price-below, ratio: {min: 0.3}}
                verdict: watch
                weight: 0.25
                weakened-by: [second-hand]
                explain: {zh: "见“{seen}”", en: "“{seen}” was seen"}
                basis: trademark-infringement
                exemptions:
                  - {platform: jd, seller: 77, right: tm-spark, owner: 张三, reason: 权利人确认, expires: 2027-06-30}
                """);
        PackReading reading = Packs.load(List.of(temp.resolve("sparks")), TODAY);
        assertEquals(List.of(), reading.problems());
        Rule rule = reading.rulebook().packs().getLast().rules().getFirst();
        assertEquals(RuleStatus.EXPERIMENTAL, rule.status());
        assertEquals(3, rule.version());
        assertEquals(Set.of(RightKind.TRADEMARK, RightKind.WORK), rule.kinds());
        assertEquals(Verdict.WATCH, rule.verdict());
        assertEquals(Set.of(DefenceKind.SECOND_HAND), rule.weakenedBy());
        assertTrue(rule.exemptions().getFirst().covers("jd", "77", "tm-spark", LocalDate.of(2027, 6, 30)));

        var disguised = new Seen(Signal.MARK_TEXT, "inserted-symbol", "title", 0);
        assertTrue(rule.when().holds(List.of(disguised)));
        assertTrue(!rule.when().holds(List.of(new Seen(Signal.MARK_TEXT, "exact", "title", 0))));
        assertTrue(!rule.when().holds(List.of(new Seen(Signal.MARK_TEXT, "inserted-symbol", "brand", 0))));
        var dear = new Seen(Signal.PRICE_BELOW, "", "", 0.3);
        assertTrue(!rule.when().holds(List.of(disguised, dear)));
        assertTrue(rule.when().holds(List.of(disguised, dear, new Seen(Signal.COPIED_PICTURE, "", "", 31))));
    }

    /** An observation with one word, one field and one figure. */
    private record Seen(Signal signal, String evasion, String field, double figure) implements Observation {
        @Override
        public Optional<String> word(String name) {
            return name.equals("evasion")
                    ? Optional.of(evasion)
                    : name.equals("field") ? Optional.of(field) : Optional.empty();
        }

        @Override
        public OptionalDouble measure(String name) {
            return OptionalDouble.of(figure);
        }
    }

    @Test
    void theStandardPackIsAlwaysThere() {
        PackReading reading = Packs.load(List.of(), TODAY);
        assertEquals(List.of(), reading.problems());
        assertEquals("standard", reading.rulebook().packs().getFirst().id());
        assertTrue(reading.rulebook().rules().size() >= 8);
    }

    @Test
    void aStandardPackThatIsNamedTakesThePlaceOfTheShippedOne() throws IOException {
        write("standard/pack.yaml", "pack: standard\nversion: 2027.1.1\n");
        PackReading reading = Packs.load(List.of(temp.resolve("standard")), TODAY);
        assertEquals(1, reading.rulebook().packs().size());
        assertEquals(0, reading.rulebook().rules().size());
    }

    @Test
    void aFolderOfPacksStandsForAllOfThem() throws IOException {
        write("all/a/pack.yaml", SPARK);
        write("all/b/pack.yaml", SPARK.replace("sparks", "others").replace("tm-spark", "tm-other"));
        write("all/notes/readme.txt", "no pack");
        PackReading reading = Packs.load(List.of(temp.resolve("all"), temp.resolve("all/a")), TODAY);
        assertEquals(List.of(), reading.problems());
        assertEquals(
                List.of("standard", "sparks", "others"),
                reading.rulebook().packs().stream().map(RulePack::id).toList());
    }

    @Test
    void anIdCountsOnceAmongAllPacks() throws IOException {
        write("a/pack.yaml", SPARK);
        write("b/pack.yaml", SPARK.replace("sparks", "others"));
        PackReading reading = Packs.load(List.of(temp.resolve("a"), temp.resolve("b")), TODAY);
        assertEquals(1, reading.errors().size());
        RuleProblem problem = reading.errors().getFirst();
        assertEquals(5, problem.line());
        assertTrue(problem.message().en().contains(temp.resolve("a/pack.yaml") + ":5"), problem::toString);
        assertEquals(1, reading.rulebook().watchlist().size());
    }

    @Test
    void aLinkOutOfThePackIsRefused() throws IOException {
        Path secret = write("secret.txt", "nothing for a pack");
        write(
                "linked/pack.yaml",
                SPARK.replace("    classes", "    texts: [texts/about.txt]\n    classes")
                        .replace("sparks", "linked"));
        Files.createDirectories(temp.resolve("linked/texts"));
        Files.createDirectories(temp.resolve("linked/rules"));
        Files.createSymbolicLink(temp.resolve("linked/texts/about.txt"), secret);
        Files.createSymbolicLink(temp.resolve("linked/rules/rule.yaml"), secret);
        Files.createSymbolicLink(temp.resolve("linked/tests.yaml"), secret);
        PackReading reading = Packs.load(List.of(temp.resolve("linked")), TODAY);
        assertEquals(3, reading.errors().size());
        assertTrue(reading.errors().stream()
                .allMatch(error -> error.message().en().contains("leads out of the pack's folder")));
        assertEquals(
                List.of(),
                reading.rulebook().watchlist().right("tm-spark").orElseThrow().texts());
    }

    @Test
    void whatIsNotThereIsSaid() {
        PackReading reading = Packs.load(List.of(temp.resolve("nowhere"), temp), TODAY);
        assertEquals(
                List.of("there is no pack here", "there is no such folder"),
                reading.problems().stream()
                        .map(problem -> problem.message().en())
                        .toList());
    }

    @Test
    void aHostilePackFileIsRefusedQuietly() throws IOException {
        write("deep/pack.yaml", "[".repeat(100_000));
        write("big/pack.yaml", "# " + "x".repeat(64 << 20));
        PackReading reading = Packs.load(List.of(temp), TODAY);
        assertEquals(2, reading.errors().size());
        assertTrue(reading.errors().get(0).message().en().contains("larger than"));
        assertTrue(reading.errors().get(1).message().en().contains("levels of nesting"));
    }

    private Path write(String name, String content) throws IOException {
        Path file = temp.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }
}
