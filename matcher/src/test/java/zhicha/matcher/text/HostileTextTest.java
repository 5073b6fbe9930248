package zhicha.matcher.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import zhicha.rules.subject.Listing;

/** Text that was made to break a reader. The bounds in time are hundreds of times what is needed. */
class HostileTextTest {
    private static final TextSearch SEARCH = DisguiseTableTest.search(
            "乐高", "LEGO", "NIKE", "aaaaaaaaaaaaaaaaaaaa", "0l1i0l1i0l1i", "！！", "", "好", "\u200b");

    private static TextFindings read(String title) {
        return assertTimeoutPreemptively(Duration.ofSeconds(60), () -> SEARCH.read(Listing.of("l", title)));
    }

    @Test
    void aTitleOfFiveMegabytesIsReadToItsEnd() {
        String title = "积木玩具 城市系列 ".repeat(500_000) + "乐*高";
        var marks = read(title).marks();
        assertEquals(1, marks.size());
        assertEquals(title.length() - 3, marks.get(0).reason().start());
    }

    @Test
    void aNameAcrossASeamOfTheReadingIsFoundOnce() {
        for (int shift = -4; shift <= 4; shift++) {
            String title = "x ".repeat(TextSearch.STRETCH).substring(0, TextSearch.STRETCH + shift) + " 乐~高 积木";
            assertEquals(1, read(title).marks().size(), "shift " + shift);
        }
    }

    @Test
    void textThatForksAtEveryUnitEnds() {
        assertFalse(read("a".repeat(1_000_000)).marks().size() > 100);
        read("0l1!|i".repeat(200_000));
        read("乐!|1$@".repeat(200_000));
        read("乐高".repeat(500_000));
        read("n1".repeat(500_000));
        read("\u0301".repeat(1_000_000));
        read("\u200b".repeat(1_000_000) + "x");
    }

    @Test
    void loneSurrogatesAndControlCharactersAreNoLetters() {
        assertEquals(
                "乐\ud800高", read("\udc00乐\ud800高\ud83d").marks().get(0).reason().seen());
        assertEquals(
                "LE\u0000GO",
                read("\u0007LE\u0000GO\u001b[31m").marks().get(0).reason().seen());
    }

    @Test
    void wordsOfARightThatCannotBeFoundAreLeftOutQuietly() {
        assertTrue(read("！！ 很好").marks().isEmpty());
        assertEquals("好", read("好 产品").marks().get(0).reason().seen());
    }

    @Test
    void manyRightsWithOnePrefixCostNoMoreThanTheirLetters() {
        String[] names = IntStream.range(0, 20_000)
                .mapToObj(i -> "同一个前缀之后" + (char) (0x4e00 + i))
                .toArray(String[]::new);
        TextSearch search = DisguiseTableTest.search(names);
        String title = "同一个前缀之后x".repeat(2000) + names[19_999];
        var marks = assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> search.read(Listing.of("l", title)).marks());
        assertEquals(
                List.of(names[19_999]),
                marks.stream().map(m -> m.reason().form()).toList());
    }

    @Test
    void disguisesThatForkAtEveryUnitEnd() {
        TextSearch search = DisguiseTableTest.search("双双双双双双", "林林林林", "李宁", "阿迪达斯", "火火火火", "aaaaaaaa", "女女马马");
        for (String piece : new String[] {"又", "木", "li", "李1", "女马", "🔥", "迪阿", "aab", "1又8", "又🔥1"}) {
            String title = piece.repeat(400_000 / piece.length());
            assertTimeoutPreemptively(Duration.ofSeconds(60), () -> search.read(Listing.of("l", title)), piece);
        }
    }

    @Test
    void aHundredThousandRightsWithOnePrefixAreBuiltAndReadInBoundedTime() {
        String[] names = IntStream.range(0, 100_000)
                .mapToObj(i -> "同一前缀" + (char) (0x4e00 + i % 20_000) + (char) (0x4e00 + i / 20_000))
                .toArray(String[]::new);
        var marks = assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            TextSearch search = DisguiseTableTest.search(names);
            return search.read(Listing.of("l", "同一前缀".repeat(2000) + " " + names[77_777]))
                    .marks();
        });
        assertTrue(marks.stream().anyMatch(mark -> mark.reason().form().equals(names[77_777])));
    }
}
