package zhicha.crawler.frontier;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import zhicha.crawler.fetch.FetchOutcome;
import zhicha.crawler.frontier.ending.EndingWords;

class EndingWordsTest {
    static Stream<String> reasons() {
        Stream<Enum<?>> fetched = Stream.concat(
                Arrays.stream(FetchOutcome.Failed.Reason.values()),
                Arrays.stream(FetchOutcome.Refused.Reason.values()));
        return Stream.concat(
                fetched.map(reason -> reason.name().toLowerCase(Locale.ROOT).replace('_', '-')),
                List.of("no-listing", "not-a-picture", "unreadable", "not-finished", "http-302", "http-418", "http-503")
                        .stream());
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void everyReasonHasWordsInBothLanguages(String reason) {
        var words = EndingWords.of(reason).orElseThrow(() -> new AssertionError(reason + " has no words"));
        assertTrue(words.zh().codePoints().anyMatch(Character::isIdeographic), words.zh());
        assertTrue(words.en().chars().allMatch(c -> c < 128), words.en());
    }
}
