package zhicha.matcher.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import zhicha.rules.rule.QuerySyntax;

/** What a maintainer may ask, and what is said about the rest. */
class QueryReaderTest {
    private static final Duration BOUND = Duration.ofSeconds(60);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+title:(表带 OR 手环) -description:\"适用于\"",
                "表带",
                "表带 AND NOT (钢化膜 OR 贴膜)",
                "seller:旗舰店 brand:nike* category:鞋 seller.name:官方",
                "+\"官方 正品\"~3 +platform:jd",
                "title:\"1:1\" OR \"a/b\" OR \\/x\\/",
                "title:nike*"
            })
    void thisCanBeRun(String query) {
        assertEquals(Optional.empty(), QueryReader.SYNTAX.mistake(query));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            titel:表带              | no field "titel"                      | write title, description
            1:1 复刻               | no field "1"                          | quotation marks
            title:*带              | "*带": * and ? stand only             | put what is meant literally
            title:n?ke             | "n?ke": * and ? stand only            | nike*
            *:*                    | "*": * and ? stand only               | write the whole word
            n*                     | "n*" finds far too many               | at least two
            表带*                  | a Chinese word has no *               | without *
            title:/n.*e/           | regular expressions are not run       | write words
            nike~                  | similar words are not looked for      | mark-text
            title:[a TO b]         | a range                               | write the words
            表带^4                 | the weight ^                          | remove ^
            -表带                  | only says what must not be there      | not: in the rule
            表带 AND (NOT 手环)    | only says what must not be there      | not: in the rule
            ！！ 表带              | holds no letter or digit              | remove it
            +(表带 OR 手环         | ends too early                        | close every bracket
            表带 AND               | ends too early                        | write a word behind
            表带 ) 手环            | from character 4, ") 手环"            | check the signs
            "表带                  | is not closed                         | close it
            （表带 OR 手环）       | character 1 is the full-width sign （ | half-width
            title：表带            | character 6 is the full-width sign ： | half-width
            "表 带"~99             | is too wide                           | at most ~50
            """)
    void thisCannot(String query, String message, String cure) {
        QuerySyntax.Mistake mistake = QueryReader.SYNTAX.mistake(query).orElseThrow();
        assertTrue(mistake.message().en().contains(message), mistake::toString);
        assertTrue(mistake.cure().en().contains(cure), mistake::toString);
    }

    @Test
    void nothingAtAllIsAsked() {
        for (String nothing : new String[] {"", " ", "\"\"", "()", "\\", "\u0000"}) {
            assertTrue(QueryReader.SYNTAX.mistake(nothing).isPresent(), nothing);
        }
    }

    @Test
    void aHostileQueryIsRefusedAndNeverBreaksTheReader() {
        String manyClauses = IntStream.range(0, 10_000).mapToObj(i -> "w" + i).collect(Collectors.joining(" OR "));
        String manyInBounds =
                IntStream.range(0, 1_000).mapToObj(i -> "a" + i % 9).collect(Collectors.joining(" "));
        String[] hostile = {
            "(".repeat(1_000_000),
            "(".repeat(1_500) + "a" + ")".repeat(1_500),
            "+(a ".repeat(900) + ")".repeat(900),
            manyClauses,
            manyInBounds,
            "\"" + "a ".repeat(1_000_000) + "\"",
            "a\\",
            "\ud800 OR \udc00",
            "NOT ".repeat(900) + "a",
            "\"".repeat(3_999),
            "title:".repeat(600) + "a"
        };
        for (String query : hostile) {
            Optional<QuerySyntax.Mistake> mistake =
                    assertTimeoutPreemptively(BOUND, () -> QueryReader.SYNTAX.mistake(query));
            assertTrue(mistake.isPresent(), () -> query.substring(0, Math.min(40, query.length())));
            assertTrue(mistake.get().message().en().length() < 5_000);
        }
        assertTrue(QueryReader.SYNTAX
                .mistake(manyInBounds)
                .orElseThrow()
                .message()
                .en()
                .contains("more than 500 words"));
    }
}
