package zhicha.rules.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.rules.pack.RulePack;
import zhicha.rules.pack.RuleProblem;
import zhicha.rules.pack.WordList;
import zhicha.rules.rule.QuerySyntax;
import zhicha.rules.watch.Right;

/** Packs that a maintainer edits while they are in force. */
class PackLibraryTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @TempDir
    Path temp;

    private PackLibrary library;

    @BeforeEach
    void twoPacks() throws IOException {
        write("packs/sparks/pack.yaml", pack("sparks", "tm-spark", "星火积木"));
        write("packs/sparks/lists/replica-wording.txt", "高仿\n");
        write("packs/bears/pack.yaml", pack("bears", "tm-bear", "星芽熊"));
        library = new PackLibrary(List.of(temp.resolve("packs")), QuerySyntax.UNCHECKED);
        PackLibrary.Update first = library.refresh(TODAY);
        assertTrue(first.changed());
        assertEquals(List.of(), first.refused());
        assertEquals(Set.of("tm-spark", "tm-bear"), rights(first));
    }

    @Test
    void nothingIsOpenedWhereNothingChanged() {
        PackLibrary.Update again = library.refresh(TODAY);
        assertFalse(again.changed());
        assertEquals(Set.of(), again.opened());
        assertEquals(Set.of("tm-spark", "tm-bear"), rights(again));
    }

    @Test
    void onlyTheFileThatChangedIsReadAgain() throws IOException {
        Path list = write("packs/sparks/lists/replica-wording.txt", "高仿\n复刻品\n");
        PackLibrary.Update update = library.refresh(TODAY);
        assertEquals(Set.of(list), update.opened());
        assertEquals(
                List.of("高仿", "复刻品"),
                pack(update, "sparks").lists().stream()
                        .map(WordList::terms)
                        .findFirst()
                        .orElseThrow());

        Path packFile = write("packs/bears/pack.yaml", pack("bears", "tm-bear", "星芽熊", "tm-cub", "星芽小熊"));
        update = library.refresh(TODAY);
        assertEquals(Set.of(packFile), update.opened());
        assertEquals(Set.of("tm-spark", "tm-bear", "tm-cub"), rights(update));

        Path rule = write("packs/bears/rules/odd.yaml", "id: odd\n");
        update = library.refresh(TODAY);
        assertEquals(Set.of(rule), update.opened());
    }

    @Test
    void anEditWithAnErrorLeavesThePackAsItWasAndSaysSoUntilItIsMended() throws IOException {
        write(
                "packs/bears/pack.yaml",
                pack("bears", "tm-bear", "星芽熊", "tm-cub", "星芽小熊").replace("kind: trademark", "kind: trade"));
        PackLibrary.Update broken = library.refresh(TODAY);
        assertTrue(broken.changed());
        assertEquals(Set.of("tm-spark", "tm-bear"), rights(broken));
        assertFalse(broken.refused().isEmpty());
        RuleProblem said = broken.refused().getFirst();
        assertTrue(said.file().endsWith("bears/pack.yaml") && said.line() > 0, said::toString);
        assertEquals(List.of(), broken.reading().errors(), "what is in force has no error");

        PackLibrary.Update still = library.refresh(TODAY);
        assertFalse(still.changed());
        assertEquals(broken.refused(), still.refused());

        write("packs/sparks/pack.yaml", pack("sparks", "tm-spark", "星火积木", "tm-flame", "星焰积木"));
        PackLibrary.Update other = library.refresh(TODAY);
        assertEquals(Set.of("tm-spark", "tm-flame", "tm-bear"), rights(other), "another pack is not held up by it");
        assertEquals(broken.refused(), other.refused());

        write("packs/bears/pack.yaml", pack("bears", "tm-bear", "星芽熊", "tm-cub", "星芽小熊"));
        PackLibrary.Update mended = library.refresh(TODAY);
        assertEquals(List.of(), mended.refused());
        assertEquals(Set.of("tm-spark", "tm-flame", "tm-bear", "tm-cub"), rights(mended));
    }

    @Test
    void aFileThatIsCutOffInTheMiddleTakesNothingAway() throws IOException {
        String whole = Files.readString(temp.resolve("packs/bears/pack.yaml"));
        for (int length = 0; length < whole.length(); length++) {
            write("packs/bears/pack.yaml", whole.substring(0, length));
            PackLibrary.Update cut = library.refresh(TODAY);
            assertEquals(Set.of("tm-spark", "tm-bear"), rights(cut), "cut at " + length);
        }
        write("packs/bears/pack.yaml", whole);
        assertEquals(Set.of("tm-spark", "tm-bear"), rights(library.refresh(TODAY)));
    }

    @Test
    void anIdThatAnotherPackHasIsNotTakenLive() throws IOException {
        write("packs/bears/pack.yaml", pack("bears", "tm-bear", "星芽熊", "tm-spark", "星火熊"));
        PackLibrary.Update clash = library.refresh(TODAY);
        assertEquals(1, clash.refused().size(), clash.refused()::toString);
        assertTrue(clash.refused().getFirst().message().en().contains("already taken"));
        assertEquals("星火积木", right(clash, "tm-spark").name());
        assertFalse(library.refresh(TODAY).changed());
    }

    @Test
    void aPackThatWasBrokenFromTheStartCanStillBeEditedButNotBrokenFurther() throws IOException {
        String odd = pack("odd", "tm-odd", "奇乐童", "tm-none", "无").replace("name: 无", "nam: 无");
        write("packs/odd/pack.yaml", odd);
        library = new PackLibrary(List.of(temp.resolve("packs")), QuerySyntax.UNCHECKED);
        PackLibrary.Update start = library.refresh(TODAY);
        assertTrue(rights(start).contains("tm-odd"), "at the start the sound part is taken");
        assertFalse(start.reading().errors().isEmpty());

        write("packs/odd/pack.yaml", odd.replace("奇乐童", "奇乐童趣"));
        PackLibrary.Update edited = library.refresh(TODAY);
        assertEquals(List.of(), edited.refused(), "the errors were there before");
        assertEquals("奇乐童趣", right(edited, "tm-odd").name());

        write("packs/odd/pack.yaml", odd + "  - [\n");
        PackLibrary.Update further = library.refresh(TODAY);
        assertFalse(further.refused().isEmpty());
        assertEquals("奇乐童趣", right(further, "tm-odd").name());
    }

    @Test
    void packsComeAndGoButNotAllAtOnce() throws IOException {
        write("packs/cubs/pack.yaml", pack("cubs", "tm-cub", "星芽小熊"));
        assertEquals(Set.of("tm-spark", "tm-bear", "tm-cub"), rights(library.refresh(TODAY)));
        Files.delete(temp.resolve("packs/cubs/pack.yaml"));
        assertEquals(Set.of("tm-spark", "tm-bear"), rights(library.refresh(TODAY)));
        Files.move(temp.resolve("packs"), temp.resolve("away"));
        PackLibrary.Update lost = library.refresh(TODAY);
        assertEquals(Set.of("tm-spark", "tm-bear"), rights(lost), "a lost disk is no decision");
        assertEquals(1, lost.refused().size(), lost.refused()::toString);
        assertFalse(library.refresh(TODAY).changed());
        Files.move(temp.resolve("away"), temp.resolve("packs"));
        PackLibrary.Update back = library.refresh(TODAY);
        assertEquals(List.of(), back.refused());
        assertEquals(Set.of("tm-spark", "tm-bear"), rights(back));
    }

    @Test
    void aPictureThatIsPutInItsPlaceCountsAsAChange() throws IOException {
        String poster = pack("bears", "tm-bear", "星芽熊") + "    pictures: [pictures/poster.png]\n";
        write("packs/bears/pack.yaml", poster);
        PackLibrary.Update missing = library.refresh(TODAY);
        assertTrue(missing.refused().getFirst().message().en().contains("does not exist"));
        write("packs/bears/pictures/poster.png", "a picture");
        PackLibrary.Update there = library.refresh(TODAY);
        assertEquals(List.of(), there.refused());
        assertEquals(1, right(there, "tm-bear").pictures().size());
        assertFalse(library.refresh(TODAY).changed());
        write("packs/bears/pictures/poster.png", "another picture");
        assertTrue(library.refresh(TODAY).changed());
        assertTrue(library.folders().contains(temp.resolve("packs/bears/pictures")));
    }

    @Test
    void oneEditOfALongWatchlistIsStillHeldAgainstTheSchema() throws IOException {
        String[] many = IntStream.range(0, 600)
                .boxed()
                .flatMap(i -> List.of("tm-" + i, "星牌" + i).stream())
                .toArray(String[]::new);
        String whole = pack("many", many);
        write("packs/many/pack.yaml", whole);
        assertEquals(602, rights(library.refresh(TODAY)).size());
        write(
                "packs/many/pack.yaml",
                "# 一行说明\n" + whole.replace("id: tm-599\n    kind: trademark", "id: tm-599\n    kind: trade"));
        PackLibrary.Update broken = library.refresh(TODAY);
        assertEquals(1, broken.refused().size(), broken.refused()::toString);
        assertEquals(
                whole.lines().toList().indexOf("  - id: tm-599") + 3,
                broken.refused().getFirst().line(),
                broken.refused()::toString);
        write("packs/many/pack.yaml", whole.replace("星牌598", "星牌五九八").replace("version: 2026.11.1", "version: one"));
        assertEquals(1, library.refresh(TODAY).refused().size(), "the head of the file too");
        write("packs/many/pack.yaml", whole.replace("星牌598", "星牌五九八"));
        PackLibrary.Update mended = library.refresh(TODAY);
        assertEquals(List.of(), mended.refused());
        assertEquals("星牌五九八", right(mended, "tm-598").name());
    }

    private static Set<String> rights(PackLibrary.Update update) {
        return update.reading().rulebook().watchlist().rights().stream()
                .map(Right::id)
                .collect(Collectors.toSet());
    }

    private static Right right(PackLibrary.Update update, String id) {
        return update.reading().rulebook().watchlist().right(id).orElseThrow();
    }

    private static RulePack pack(PackLibrary.Update update, String id) {
        return update.reading().rulebook().packs().stream()
                .filter(pack -> pack.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** A pack with these rights: id, name, id, name ... */
    private static String pack(String id, String... rights) {
        StringBuilder pack = new StringBuilder("pack: " + id + "\nsector: toys\nversion: 2026.11.1\nrights:\n");
        for (int i = 0; i < rights.length; i += 2) {
            pack.append("""
                      - id: %s
                        kind: trademark
                        name: %s
                        words: [%s]
                        classes: [28]
                        goods: [积木]
                    """.formatted(rights[i], rights[i + 1], rights[i + 1]));
        }
        return pack.toString();
    }

    private Path write(String name, String content) throws IOException {
        Path file = temp.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }
}
