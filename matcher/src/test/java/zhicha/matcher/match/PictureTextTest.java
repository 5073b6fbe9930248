package zhicha.matcher.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import zhicha.matcher.hit.Box;
import zhicha.matcher.hit.Hit;
import zhicha.matcher.hit.ListingPictures;
import zhicha.matcher.hit.PictureReader;
import zhicha.matcher.hit.PictureSearch;
import zhicha.matcher.hit.PictureWords;
import zhicha.matcher.hit.Reason;
import zhicha.matcher.hit.json.HitJson;
import zhicha.rules.load.Packs;
import zhicha.rules.pack.RulePack;
import zhicha.rules.pack.Rulebook;
import zhicha.rules.rule.Verdict;
import zhicha.rules.subject.Listing;
import zhicha.rules.watch.Particulars;
import zhicha.rules.watch.Registration;
import zhicha.rules.watch.Right;
import zhicha.rules.watch.RightKind;

/** Words that were read in pictures, judged by the standard rules. */
class PictureTextTest {
    private static final Right MARK = right("tm-xuehe", "雪鹤", "耳机");
    private static final Right FRUIT = right("tm-pingguo", "苹果", "手机");

    private static Right right(String id, String name, String goods) {
        return Right.of(
                RightKind.TRADEMARK,
                new Particulars(
                        id,
                        name,
                        null,
                        List.of(name),
                        List.of(),
                        List.of(),
                        List.of(9),
                        List.of(goods),
                        Registration.UNCHECKED,
                        null,
                        List.of()));
    }

    private static List<Hit> hits(String title, double confidence, String... lines) {
        RulePack standard = Packs.load(List.of()).rulebook().packs().get(0);
        Rulebook book = new Rulebook(
                List.of(standard, new RulePack("made", null, "1", List.of(MARK, FRUIT), List.of(), List.of())));
        PictureReader reader = (listing, pictures, concerned) -> {
            List<PictureWords.Word> words = new ArrayList<>();
            for (int line = 0; line < lines.length; line++) {
                Box box = new Box(0.1, 0.1 + 0.2 * line, 0.9, 0.2 + 0.2 * line);
                words.add(new PictureWords.Word(lines[line], box, confidence, true));
            }
            return new PictureReader.Read(List.of(PictureWords.of(2, words)), List.of());
        };
        return new ListingMatcher(book, PictureSearch.NONE, reader, Desk.CLOCK, MatchProblems.LOG)
                .match(Listing.of("l", title), ListingPictures.NONE);
    }

    @Test
    void replicaWordingInAPictureBesideANameInTheTitleIsFlagged() {
        Hit hit = hits("雪鹤 耳机 新款", 0.9, "限时特价", "1:1复刻 高仿").getFirst();
        assertEquals(Verdict.FLAG, hit.verdict());
        assertTrue(hit.rules().stream().anyMatch(rule -> rule.id().equals("picture-wording")), hit::toString);
        Reason.PictureText read = hit.reasons().stream()
                .filter(reason -> reason instanceof Reason.PictureText)
                .map(reason -> (Reason.PictureText) reason)
                .findFirst()
                .orElseThrow();
        assertEquals(2, read.image());
        assertEquals(new Box(0.1, 0.1 + 0.2, 0.9, 0.2 + 0.2), read.box());
        assertEquals("replica-wording", read.list());
        assertTrue(
                hit.explanation().zh().contains("第3张图片中的文字识别为"),
                hit.explanation().zh());
    }

    @Test
    void aNameThatStandsOnlyInAPictureIsKept() {
        Hit hit = hits("无线耳机 降噪 大牌", 0.9, "雪鹤 XUEHE").getFirst();
        assertEquals(Verdict.WATCH, hit.verdict());
        assertEquals("name-in-picture", hit.rules().getFirst().id());
    }

    @Test
    void bothInThePictureAloneAreFlagged() {
        Hit hit = hits("无线耳机 降噪 大牌", 0.9, "雪鹤", "高仿 支持验货").getFirst();
        assertEquals(Verdict.FLAG, hit.verdict());
    }

    @Test
    void whatTheReaderOnlyGuessesAndWhatItMayHaveMisreadCountsForNothing() {
        assertEquals(List.of(), hits("无线耳机 降噪", 0.4, "雪鹤"));
        assertEquals(List.of(), hits("无线耳机 降噪", 0.9, "雪鸖"));
    }

    @Test
    void anEverydayWordInAPictureIsNoName() {
        assertEquals(List.of(), hits("烟台红富士 5斤", 0.9, "新鲜苹果"));
    }

    @Test
    void fitsIsNoUseOfTheName() {
        assertEquals(List.of(), hits("耳机保护套 硅胶", 0.9, "适用于雪鹤"));
    }

    @Test
    void itIsWrittenAndReadAgain() {
        Hit hit = hits("雪鹤 耳机 新款", 0.9, "高仿").getFirst();
        assertEquals(hit, HitJson.read(HitJson.write(hit)));
    }
}
