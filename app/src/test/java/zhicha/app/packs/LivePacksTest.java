package zhicha.app.packs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.app.desk.Judgement;
import zhicha.app.web.packs.PackBoard.Board;
import zhicha.matcher.hit.ListingPictures;
import zhicha.matcher.match.MatchProblems;
import zhicha.rules.subject.json.ListingJson;

/** Real folders, real notices of the file system. */
class LivePacksTest {
    private static final long SEED = 20261123;

    private static final String PACK = """
            pack: mine
            sector: toys
            version: 2026.11.1
            rights:
              - id: tm-star
                kind: trademark
                name: 星芽熊
                words: [星芽熊]
                classes: [28]
                goods: [积木]
                pictures: [pictures/logo.png]
            """;

    @TempDir
    private Path folder;

    private Path pack;
    private LivePacks packs;
    private final BlockingQueue<Board> news = new LinkedBlockingQueue<>();

    @BeforeEach
    void watch() throws IOException {
        pack = Files.createDirectories(folder.resolve("packs/mine"));
        Files.createDirectories(pack.resolve("pictures"));
        picture(SEED);
        Files.writeString(pack.resolve("pack.yaml"), PACK);
        packs = LivePacks.open(List.of(folder.resolve("packs")), MatchProblems.LOG, Clock.systemUTC());
        assertFalse(packs.board().watched());
        packs.watch(news::add);
        assertTrue(packs.board().watched());
        assertTrue(finds("高仿 星*芽*熊 积木"));
    }

    @AfterEach
    void close() {
        packs.close();
    }

    @Test
    void aWordIsFoundOnceTheFileIsSavedAndThePicturesAreNotReadAgain() throws Exception {
        Judgement before = packs.get();
        assertFalse(finds("高仿 月芽熊 积木"));
        replace(PACK.replace("[星芽熊]", "[星芽熊, 月芽熊]"));
        next();
        assertTrue(finds("高仿 月芽熊 积木"));
        assertSame(before.pictures(), packs.get().pictures());
        assertTrue(
                before.matcher()
                        .match(listing("高仿 月芽熊 积木"), ListingPictures.NONE)
                        .isEmpty(),
                "who holds it keeps it");
    }

    @Test
    void anErrorKeepsWhatIsInForceUntilItIsMended() throws Exception {
        Judgement before = packs.get();
        replace(PACK.replace("words: [星芽熊]", "words: [星芽熊"));
        Board refused = next();
        assertFalse(refused.refused().isEmpty());
        assertSame(before, packs.get());
        assertTrue(finds("高仿 星*芽*熊 积木"));
        replace(PACK.replace("[星芽熊]", "[星芽熊, 月芽熊]"));
        Board mended = next();
        assertEquals(List.of(), mended.refused());
        assertTrue(mended.since().isAfter(refused.since()));
        assertTrue(finds("高仿 月芽熊 积木"));
    }

    @Test
    void aNewPackAndItsListsComeIntoForceTooAndANewPictureIsRead() throws Exception {
        Judgement before = packs.get();
        Path cubs = Files.createDirectories(folder.resolve("packs/cubs/lists")).getParent();
        Files.writeString(
                cubs.resolve("pack.yaml"),
                PACK.replace("mine", "cubs")
                        .replace("tm-star", "tm-cub")
                        .replace("星芽熊", "青松鹿")
                        .replace("    pictures: [pictures/logo.png]\n", ""));
        next();
        assertTrue(finds("高仿 青松鹿 积木"));
        assertSame(before.pictures(), packs.get().pictures());
        picture(SEED + 1);
        next();
        assertNotSame(before.pictures(), packs.get().pictures());
        assertEquals(
                1,
                packs.get().pictures().promises().size()
                        + packs.get().pictures().unusable().size());
    }

    @Test
    void whatChangesNothingIsNoNewsAndNothingIsWatchedAfterTheEnd() throws Exception {
        Judgement before = packs.get();
        Files.writeString(pack.resolve("notes.txt"), "no part of a pack");
        Files.writeString(pack.resolve(".pack.yaml.swp"), "an editor's");
        packs.close();
        replace(PACK.replace("[星芽熊]", "[星芽熊, 月芽熊]"));
        assertEquals(null, news.poll(500, TimeUnit.MILLISECONDS));
        assertSame(before, packs.get());
    }

    private Board next() throws InterruptedException {
        Board board = news.poll(30, TimeUnit.SECONDS);
        if (board == null) {
            throw new AssertionError("no news within 30 seconds");
        }
        return board;
    }

    private boolean finds(String title) {
        return !packs.get()
                .matcher()
                .match(listing(title), ListingPictures.NONE)
                .isEmpty();
    }

    private static zhicha.rules.subject.Listing listing(String title) {
        try {
            return ListingJson.read("{\"id\":\"x\",\"title\":\"" + title + "\"}");
        } catch (zhicha.rules.subject.json.ListingProblem impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** As editors save: written beside, then put in its place, so that nobody reads half a file. */
    private void replace(String content) throws IOException {
        Path beside = Files.writeString(pack.resolve(".pack.yaml.new"), content);
        Files.move(
                beside, pack.resolve("pack.yaml"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void picture(long seed) throws IOException {
        Random random = new Random(seed);
        BufferedImage picture = new BufferedImage(160, 160, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 40; i++) {
            int x = random.nextInt(130);
            int y = random.nextInt(130);
            int color = random.nextInt(0x1000000);
            for (int at = 0; at < 900; at++) {
                picture.setRGB(x + at % 30, y + at / 30, color);
            }
        }
        ImageIO.write(picture, "png", pack.resolve("pictures/logo.png").toFile());
    }
}
