package zhicha.matcher.text.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.matcher.hit.Reason;
import zhicha.matcher.text.TextFindings;
import zhicha.matcher.text.TextSearch;
import zhicha.rules.pack.RulePack;
import zhicha.rules.pack.Rulebook;
import zhicha.rules.subject.Listing;
import zhicha.rules.watch.Particulars;
import zhicha.rules.watch.Registration;
import zhicha.rules.watch.Right;
import zhicha.rules.watch.RightKind;

class CopiedTextsTest {
    private static final String POEM =
            "雪落在松花江上的那个早晨，老木匠推开工坊的门。他把昨夜削好的白桦木片一枚一枚摆在窗台，等太阳照进来。" + "每一枚木片都要打磨七遍，第七遍不用砂纸，只用手掌。他说木头记得人的温度，做出来的小鹤才肯飞。";

    @TempDir
    private Path folder;

    private final List<String> problems = new ArrayList<>();

    private TextSearch search(byte[] protectedText) throws IOException {
        Path texts = Files.createDirectories(folder.resolve("texts"));
        Path file = Files.write(texts.resolve("crane.txt"), protectedText);
        Right work = Right.of(
                RightKind.WORK,
                new Particulars(
                        "w-crane",
                        "木鹤",
                        null,
                        List.of(),
                        List.of(),
                        List.of(file),
                        List.of(),
                        List.of(),
                        Registration.UNCHECKED,
                        null,
                        List.of()));
        return new TextSearch(
                new Rulebook(List.of(new RulePack("t", null, "1", List.of(work), List.of(), List.of()))),
                (right, at, problem) -> problems.add(right.id() + " " + at.getFileName() + " " + problem));
    }

    private List<Reason.CopiedText> copies(String description) throws IOException {
        TextFindings findings = search(POEM.getBytes(StandardCharsets.UTF_8))
                .read(Listing.builder("l", "木鹤摆件").description(description).build());
        return findings.copiedTexts("w-crane");
    }

    @Test
    void aWholeCopyIsFoundWithItsPlace() throws IOException {
        String description = "本店手工制作。" + POEM + "包邮。";
        var copy = copies(description).get(0);
        assertEquals(1.0, copy.overlap());
        assertEquals("texts/crane.txt", copy.reference());
        assertEquals(description.indexOf("雪落"), copy.start());
        assertEquals(description.substring(copy.start(), copy.end()), copy.seen());
        assertTrue(copy.seen().endsWith("才肯飞"), copy.seen());
    }

    @Test
    void smallEditsOtherPunctuationAndTraditionalCharactersDoNotHideIt() throws IOException {
        String edited = POEM.replace("，", " ")
                .replace("老木匠", "老师傅")
                .replace("木片", "木\u200b片")
                .replace("温度", "溫度")
                .replace("第七遍", "最后一遍");
        assertTrue(copies(edited).get(0).overlap() > 0.6, () -> "overlap");
    }

    @Test
    void halfOfItIsHalfOfIt() throws IOException {
        double overlap = copies(POEM.substring(0, POEM.length() / 2)).get(0).overlap();
        assertTrue(overlap > 0.4 && overlap < 0.55, () -> "overlap " + overlap);
    }

    @Test
    void aPhraseInCommonOrAnotherTextIsNoCopy() throws IOException {
        assertTrue(copies("雪落在松花江上，江边的木屋亮着灯。").isEmpty());
        assertTrue(copies("每一枚木片都经过检验，手掌大小，适合摆在窗台。").isEmpty());
        assertTrue(copies("").isEmpty());
    }

    @Test
    void aFileThatIsNotUtf8IsToldAndNothingElseSuffers() throws IOException {
        var findings = search(POEM.getBytes("GB18030")).read(Listing.of("l", POEM));
        assertTrue(findings.copiedTexts("w-crane").isEmpty());
        assertEquals(1, problems.size());
        assertTrue(problems.get(0).contains("UTF-8"), problems.get(0));
    }
}
