package zhicha.rules.load;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import zhicha.rules.pack.RulePack;
import zhicha.rules.pack.RuleTest;
import zhicha.rules.pack.TermScope;
import zhicha.rules.watch.Right;

/** A pack with every kind of mistake a maintainer makes, beside what is said about each. */
class MistakesTest {
    private static Path folder;
    private static PackReading reading;

    @BeforeAll
    static void readOnce() throws URISyntaxException {
        folder = Path.of(MistakesTest.class.getResource("mistakes/pack.yaml").toURI())
                .getParent();
        reading = Packs.load(List.of(folder), LocalDate.of(2026, 11, 22));
    }

    @Test
    void everyMistakeIsToldAtOnceWithItsPlaceAndACure() throws Exception {
        String told = reading.problems().stream()
                .map(problem -> problem.toString()
                        .replace(folder + "/", "")
                        .replaceAll("(taken by |已被 )\\S*packs/standard", "$1packs/standard"))
                .collect(joining("\n", "", "\n"));
        assertEquals(Files.readString(folder.resolveSibling("mistakes.expected.txt")), told);
    }

    @Test
    void whatIsSoundIsLoadedAllTheSame() {
        RulePack pack = reading.rulebook().packs().getLast();
        assertEquals("mistakes", pack.id(), "a pack without a usable id goes by its folder's name");
        assertEquals(
                List.of("tm-sound", "tm-path", "tm-expired", "tm-words"),
                pack.rights().stream().map(Right::id).toList());
        assertEquals(List.of("高仿", "精仿", "A货"), pack.lists().getFirst().terms());
        assertEquals(
                new TermScope(true, false, List.of(), List.of("翡翠", "玉")),
                pack.lists().getFirst().scope("A货"));
        assertEquals(
                List.of("好的", "指向不明"),
                reading.tests().stream().map(RuleTest::name).toList());
    }

    @Test
    void aPictureOutsideThePackIsNeverTaken() {
        Right right = reading.rulebook().watchlist().right("tm-path").orElseThrow();
        assertEquals(List.of(), right.pictures());
    }

    @Test
    void everyProblemIsToldInChineseAndInEnglish() {
        for (var problem : reading.problems()) {
            for (var said : List.of(problem.message(), problem.cure())) {
                assertTrue(said.zh().codePoints().anyMatch(Character::isIdeographic), said::toString);
                assertFalse(
                        said.en()
                                .replaceAll("\"[^\"]*\"", "")
                                .replaceAll("\\(.*\\)", "")
                                .replaceAll("(?<=instance ).*|(?<=are |of |write ).*", "")
                                .codePoints()
                                .anyMatch(Character::isIdeographic),
                        said::toString);
            }
        }
    }

    @Test
    void noProblemIsWithoutACureInBothLanguages() {
        assertTrue(reading.problems().stream()
                .noneMatch(problem -> Stream.of(problem.message(), problem.cure())
                        .anyMatch(said -> said.zh().isBlank() || said.en().isBlank())));
    }
}
