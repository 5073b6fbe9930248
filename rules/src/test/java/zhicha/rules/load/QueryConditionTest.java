package zhicha.rules.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.rules.pack.RuleProblem;
import zhicha.rules.rule.Condition;
import zhicha.rules.rule.QuerySyntax;
import zhicha.rules.rule.Rule;
import zhicha.rules.rule.Signal;
import zhicha.rules.rule.Wording;

/** Rules with a query: what is read, and what is said of one that says nothing of any right. */
class QueryConditionTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final QuerySyntax NO_STARS = query -> query.contains("*")
            ? Optional.of(new QuerySyntax.Mistake(
                    new Wording("不执行“*”", "\"*\" is not run"), new Wording("写出该词", "write the word")))
            : Optional.empty();

    @TempDir
    Path temp;

    private PackReading reading(String when) throws IOException {
        Files.writeString(temp.resolve("pack.yaml"), """
                pack: sparks
                sector: toys
                version: 2026.11.1
                rights:
                  - {id: tm-spark, kind: trademark, name: 星火, words: [星火积木], classes: [28], goods: [积木]}
                """);
        Files.createDirectories(temp.resolve("rules"));
        Files.writeString(temp.resolve("rules/asks.yaml"), """
                id: asks
                version: 1
                title: {zh: 检索, en: Query}
                status: test
                verdict: flag
                weight: 0.5
                explain: {zh: "{seen}", en: "{seen}"}
                basis: trademark-infringement
                when:
                """ + when.indent(2));
        return Packs.load(List.of(temp), TODAY, NO_STARS);
    }

    private Rule sound(String when) throws IOException {
        PackReading reading = reading(when);
        assertEquals(List.of(), reading.problems());
        return reading.rulebook().rules().getLast();
    }

    private void broken(String when, int line, int column, String message, String cure) throws IOException {
        PackReading reading = reading(when);
        assertEquals(1, reading.problems().size(), reading.problems()::toString);
        RuleProblem problem = reading.problems().getFirst();
        assertEquals(RuleProblem.Severity.ERROR, problem.severity());
        assertEquals(line + ":" + column, problem.line() + ":" + problem.column());
        assertTrue(problem.message().en().contains(message), problem::toString);
        assertTrue(problem.cure().en().contains(cure), problem::toString);
        assertTrue(
                reading.rulebook().rules().stream().noneMatch(rule -> rule.id().equals("asks")));
    }

    @Test
    void aQueryStandsBesideASignal() throws IOException {
        Rule rule = sound("""
                all:
                  - {signal: mark-text}
                  - {query: '+title:(表带 OR 手环) -description:"适用于" '}
                  - not: {query: 贴膜}
                """);
        assertEquals(
                List.of(
                        new Condition.Query("asks", "+title:(表带 OR 手环) -description:\"适用于\""),
                        new Condition.Query("asks", "贴膜")),
                rule.when().queries().toList());
        Condition.AllOf all = (Condition.AllOf) rule.when();
        assertEquals(
                new Condition.Seen(Signal.MARK_TEXT, List.of()), all.parts().getFirst());
    }

    @Test
    void aQueryMayRunOverManyLines() throws IOException {
        Rule rule = sound("""
                any:
                  - {signal: logo}
                  - all:
                      - any: [{signal: shop-name}, {signal: mark-text}]
                      - query: >-
                          +title:表带
                          -适用于
                """);
        assertEquals(
                "+title:表带 -适用于",
                rule.when().queries().findFirst().orElseThrow().text());
    }

    @Test
    void aQueryAloneSaysNothingOfAnyRight() throws IOException {
        for (String when : new String[] {
            "query: 表带",
            "not: {query: 表带}",
            "any: [{signal: mark-text}, {query: 表带}]",
            "all: [{query: 表带}, {not: {signal: logo}}]"
        }) {
            broken(when, 10, 3, "says nothing of any right", "all: [{signal: mark-text}, {query: ...}]");
        }
    }

    @Test
    void aMistakeInAQueryIsToldWhereTheQueryStands() throws IOException {
        broken("all: [{signal: mark-text}, {query: 表*}]", 10, 38, "query: \"*\" is not run", "write the word");
        broken("all: [{signal: mark-text}, {query: [a, b]}]", 10, 38, "\"query\" is a list", "write a text");
        broken("all: [{signal: mark-text}, {query: ''}]", 10, 38, "\"query\" is", "write");
        broken("all: [{signal: mark-text}, {qurey: 表}]", 10, 31, "unknown key \"qurey\"", "write \"query\"");
        broken(
                "all: [{signal: mark-text}, {query: 表, field: title}]",
                10,
                41,
                "\"field\" stands beside query",
                "beside the signal");
        broken("all: [{signal: mark-text}, {query: 表, signal: logo}]", 10, 30, "says signal and query", "all: [...]");
        broken("{signal: query}", 10, 12, "\"signal\" is \"query\", which is not allowed", "write");
        broken(
                "all: [{signal: mark-text}, {query: " + "表".repeat(4_001) + "}]",
                10,
                38,
                "longer than 4000",
                "shorten it");
    }
}
