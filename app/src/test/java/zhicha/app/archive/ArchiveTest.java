package zhicha.app.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.app.archive.ArchiveAnswer.Found;
import zhicha.app.archive.text.SearchWords;
import zhicha.app.store.Store;
import zhicha.app.store.StoreSettings;
import zhicha.rules.rule.Verdict;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.Seller;

/** The archive over a real store and a real index on the disk. */
class ArchiveTest {
    @TempDir
    private Path folder;

    private Store store;
    private Archive archive;

    StoreSettings settings() {
        return StoreSettings.file(folder);
    }

    @BeforeEach
    void open() {
        store = Store.open(settings());
        archive = Archive.open(root(), store.revisions());
    }

    @AfterEach
    void close() {
        archive.close();
        store.close();
    }

    private Path root() {
        return folder.resolve("archive");
    }

    private void reopen() {
        archive = Archive.open(root(), store.revisions());
    }

    private Listing put(String id, String title, String description) {
        return put(id, title, description, "2026-11-20T09:00:00+08:00", "冰城玩具店");
    }

    private Listing put(String id, String title, String description, String seen, String shop) {
        Listing listing = Listing.builder(id, title)
                .platform("demo-a")
                .description(description)
                .brand("其他")
                .seller(new Seller("s-" + shop.hashCode(), shop, null, null, List.of()))
                .observedAt(OffsetDateTime.parse(seen))
                .build();
        store.listings().save(listing, null, Instant.parse("2026-11-22T00:00:00Z"));
        return listing;
    }

    private static void until(Callable<Boolean> holds) throws Exception {
        for (int i = 0; i < 600 && !holds.call(); i++) {
            Thread.sleep(50);
        }
        assertTrue(holds.call(), "not within 30 seconds");
    }

    /** What a search finds once the archive has everything; ids in order. */
    private List<String> found(ArchiveQuery query) throws Exception {
        until(() -> archive.caughtUp());
        Found found = assertInstanceOf(Found.class, archive.search(query, 0, 100));
        return found.rows().stream().map(row -> row.revision().key().listing()).toList();
    }

    private List<String> found(String box) throws Exception {
        return found(ArchiveQuery.of(box)).stream().sorted().toList();
    }

    private void untilFound(String box, String... ids) throws Exception {
        until(() -> found(box).equals(List.of(ids)));
    }

    private static ArchiveQuery sounding(String box) {
        return new ArchiveQuery(SearchWords.of(box, true), null, null, null, null, null, false, false);
    }

    @Test
    void aNameIsFoundHoweverSellersWriteIt() throws Exception {
        put("a", "乐★高 积木 城市系列", "");
        put("b", "樂高積木", "");
        put("c", "乐 高 拼装", "");
        put("d", "乐\u200b高 拼装", "");
        put("e", "玩具", "正品乐高，假一赔十");
        put("f", "乐乐熊 积木 高兴", "");
        put("m", "ＬＥＧＯ 城市", "");
        put("n", "L.E.G.O 得宝", "");
        put("o", "lego duplo", "");
        put("demo-a-77", "木制玩具", "");
        untilFound("乐高", "a", "b", "c", "d", "e");
        // what was put in last
        untilFound("木制玩具", "demo-a-77");
        assertEquals(List.of("a", "b", "c", "d", "e"), found("樂高"));
        assertEquals(List.of("m", "n", "o"), found("LEGO"));
        assertEquals(List.of("m", "n", "o"), found("ｌｅｇｏ"));
        assertEquals(List.of("a", "b"), found("乐高 积木"), "all words must be there");
        assertEquals(List.of("b"), found("乐高 积木 -城市"));
        assertEquals(List.of("e"), found("\"正品 乐高\""));
        assertEquals(List.of("f"), found("熊"), "a single character is found too");
        assertEquals(List.of("demo-a-77"), found("demo-a-77"), "an id is found as it is");
        assertEquals("e", found(ArchiveQuery.of("正品")).getFirst());
    }

    @Test
    void soundAlikesAreFoundWhereTheyAreAskedFor() throws Exception {
        put("a", "乐高积木", "");
        put("b", "勒高积木", "");
        put("c", "le高 拼装", "");
        put("d", "legao 玩具", "");
        put("e", "可乐 高脚杯", "");
        untilFound("sound:乐高", "a", "b", "c", "d", "e");
        assertEquals(List.of("a", "e"), found("乐高"), "without being asked, only what looks the same");
        assertEquals(
                List.of("a", "b", "c", "d", "e"),
                found(sounding("legao")).stream().sorted().toList(),
                "pinyin may be typed");
        assertEquals(List.of("b"), found("sound:乐高 勒"));
    }

    @Test
    void everyRevisionIsKeptAndTellsWhenItWasSeen() throws Exception {
        put("a", "星芽熊 积木", "", "2026-11-01T09:00:00+08:00", "冰城玩具店");
        put("a", "星芽熊 积木", "", "2026-11-03T09:00:00+08:00", "冰城玩具店");
        put("a", "星*芽*熊 拼装", "", "2026-11-10T09:00:00+08:00", "冰城玩具店");
        put("b", "星芽熊 红肠", "", "2026-11-10T09:00:00+08:00", "雪域食品");
        untilFound("星芽熊", "a", "a", "b");
        ArchiveQuery query = ArchiveQuery.of("星芽熊 积木");
        Found found = assertInstanceOf(Found.class, archive.search(query, 0, 10));
        ArchiveAnswer.Row old = found.rows().getFirst();
        assertEquals(1, found.total());
        assertEquals("星芽熊 积木", old.revision().content().title());
        assertFalse(old.revision().newest());
        assertEquals(Instant.parse("2026-11-01T01:00:00Z"), old.revision().firstSeen());
        assertEquals(Instant.parse("2026-11-03T01:00:00Z"), old.revision().lastSeen());
        assertEquals(Verdict.CLEAR, old.verdict());
        assertEquals(List.of("demo-a"), found.platforms());

        SearchWords words = SearchWords.of("星芽熊", false);
        assertEquals(
                List.of("b", "a"),
                found(new ArchiveQuery(words, null, null, null, null, null, true, true)).stream()
                        .sorted((one, other) -> other.compareTo(one))
                        .toList());
        LocalDate third = LocalDate.of(2026, 11, 3);
        assertEquals(List.of("a"), found(new ArchiveQuery(words, null, null, third, third, null, false, false)));
        assertEquals(List.of("b"), found(new ArchiveQuery(words, null, "雪域", null, null, null, false, false)));
        assertEquals(List.of(), found(new ArchiveQuery(words, "demo-b", null, null, null, null, false, false)));
        assertEquals(List.of(), found(new ArchiveQuery(words, null, null, null, null, Verdict.FLAG, false, false)));
    }

    @Test
    void whatWasNotOnTheDiskWhenItWasKilledIsPutInAgain() throws Exception {
        put("a", "星芽熊 一", "");
        untilFound("星芽熊", "a");
        archive.close();
        put("b", "星芽熊 二", "");
        reopen();
        untilFound("星芽熊", "a", "b");
        put("c", "星芽熊 三", "");
        untilFound("星芽熊", "a", "b", "c");
        archive.kill();
        put("a", "月芽熊 一", "", "2026-11-21T09:00:00+08:00", "冰城玩具店");
        reopen();
        untilFound("月芽熊", "a");
        assertEquals(List.of("a", "b", "c"), found("星芽熊"), "the earlier revision of a is there too, once");
        assertEquals(List.of("a"), found("星芽熊 一"));
    }

    @Test
    void aBrokenIndexIsMadeAnew() throws Exception {
        put("a", "星芽熊", "");
        untilFound("星芽熊", "a");
        archive.close();
        Path index = inForce();
        for (Path file : files(index)) {
            if (!file.getFileName().toString().equals("write.lock")) {
                try (RandomAccessFile broken = new RandomAccessFile(file.toFile(), "rw")) {
                    broken.setLength(broken.length() / 2);
                }
            }
        }
        reopen();
        untilFound("星芽熊", "a");
        assertNotEquals(index, inForce());
        assertFalse(Files.exists(index), "the broken one is gone");

        archive.close();
        Files.writeString(root().resolve("current"), "../../elsewhere\n");
        reopen();
        untilFound("星芽熊", "a");
    }

    @Test
    void anIndexOfAnotherStoreIsMadeAnew() throws Exception {
        for (int i = 0; i < 5; i++) {
            put("a" + i, "星芽熊 " + i, "");
        }
        until(() -> found("星芽熊").size() == 5);
        archive.close();
        assertEquals(
                5,
                Reindexing.run(root(), store.revisions(), true, listings -> {}, () -> false)
                        .orElseThrow()
                        .listings());
        try (Store other = Store.open(StoreSettings.file(folder.resolve("other")))) {
            archive = Archive.open(root(), other.revisions());
            assertEquals(List.of(), found("星芽熊"));
            archive.close();
        }
        reopen();
    }

    @Test
    void whileOneProgramWritesTheIndexAnotherOnlyReadsItAndTakesOverWhenItEnds() throws Exception {
        put("a", "星芽熊", "");
        untilFound("星芽熊", "a");
        archive.close();
        reopen();
        until(() -> archive.caughtUp());
        Archive first = archive;
        Archive second = Archive.open(root(), store.revisions());
        try {
            archive = second;
            untilFound("星芽熊", "a");
            first.close();
            put("b", "星芽熊", "");
            untilFound("星芽熊", "a", "b");
        } finally {
            first.close();
        }
    }

    @Test
    void aServiceThatIsRunningTakesOverTheIndexThatWasMadeAnew() throws Exception {
        put("a", "星芽熊", "");
        put("b", "月芽熊", "");
        untilFound("芽熊", "a", "b");
        Path before = inForce();
        Reindexing.Outcome outcome = Reindexing.run(root(), store.revisions(), false, listings -> {}, () -> false)
                .orElseThrow();
        assertEquals(2, outcome.listings());
        assertEquals(2, outcome.contents());
        assertNotEquals(before, inForce());
        until(() -> !Files.exists(before));
        put("c", "雪芽熊", "");
        untilFound("芽熊", "a", "b", "c");
        Path kept = inForce();
        assertTrue(Reindexing.run(root(), store.revisions(), false, listings -> {}, () -> true)
                .isEmpty());
        assertEquals(kept, inForce(), "one that was stopped changes nothing");
    }

    @Test
    void aStoredContentThatCannotBeReadIsLeftOutAndTheRestIsFound() throws Exception {
        put("a", "星芽熊", "");
        put("b", "星芽熊", "");
        untilFound("星芽熊", "a", "b");
        store.jdbi().useHandle(handle -> handle.execute("update observation set data = '{' where listing = 'a'"));
        Reindexing.Outcome outcome = Reindexing.run(root(), store.revisions(), false, listings -> {}, () -> false)
                .orElseThrow();
        assertEquals(1, outcome.unreadable());
        assertEquals(1, outcome.contents());
        untilFound("星芽熊", "b");
    }

    @Test
    void nothingThatIsTypedCanBreakOrExplode() throws Exception {
        Random random = new Random(20261123);
        put("a", "星芽熊 *?~^[]{}()\\/ AND OR NOT", "x".repeat(60_000) + "尾");
        put("b", "\ud83d", "\ufdfa".repeat(3_000));
        untilFound("", "a", "b");
        List<String> boxes = new ArrayList<>(List.of(
                "",
                " ",
                "\"",
                "\"\"",
                "-",
                "- -",
                "--",
                "sound:",
                "sound:\"",
                "-sound:\"乐高",
                "*",
                "**************乐",
                "?".repeat(5_000),
                "a".repeat(1_000_000),
                "星 ".repeat(100_000),
                "\ufdfa".repeat(200),
                "m".repeat(200),
                "行 ".repeat(12) + "sound:行行行行行行",
                "sound:" + "行".repeat(190),
                "title:星 OR (",
                "[a TO b}",
                "/(a+)+$/",
                "\ud83d",
                "\udc00\udc00",
                "\u0000",
                "星\u0000芽",
                "👨‍👩‍👧‍👦",
                "'; drop table listing; --",
                "★★★"));
        for (int i = 0; i < 300; i++) {
            StringBuilder box = new StringBuilder();
            for (int c = random.nextInt(60); c >= 0; c--) {
                box.appendCodePoint(
                        switch (random.nextInt(4)) {
                            case 0 -> " \"-:*?~^()[]{}\\/+&|!“”".codePointAt(random.nextInt(20));
                            case 1 -> 0x4e00 + random.nextInt(0x5000);
                            case 2 -> random.nextInt(0x250);
                            default -> random.nextInt(0x110000);
                        });
            }
            boxes.add(box.toString());
        }
        for (String box : boxes) {
            for (ArchiveQuery query : List.of(ArchiveQuery.of(box), sounding(box))) {
                assertInstanceOf(Found.class, archive.search(query, 0, 10), box);
                query.words().places(box);
            }
            ArchiveQuery filters = new ArchiveQuery(
                    SearchWords.of("", false),
                    box,
                    box,
                    LocalDate.MIN.withYear(0),
                    LocalDate.of(9999, 12, 31),
                    null,
                    true,
                    true);
            assertInstanceOf(Found.class, archive.search(filters, 9_999_999, 10), box);
        }
        assertEquals(List.of(), found("★★★"), "what says nothing finds nothing");
        assertEquals(List.of("a", "b"), found(""), "no words find everything");
        assertEquals(List.of("a"), found("AND OR NOT"));
        assertEquals(List.of(), found("星*熊"), "a star is no wildcard for 芽");
    }

    @Test
    void placesPointIntoTheOriginalText() {
        SearchWords words = SearchWords.of("乐高 sound:勒高", false);
        String text = "【现货】乐★高 积木 ＬＥ LE高";
        List<String> seen = words.places(text).stream()
                .map(place -> text.substring(place[0], place[1]))
                .toList();
        assertEquals(List.of("乐★高", "乐★高", "LE高"), seen);
    }

    private Path inForce() throws IOException {
        return root().resolve(Files.readString(root().resolve("current")).strip());
    }

    private static List<Path> files(Path index) throws IOException {
        try (Stream<Path> files = Files.list(index)) {
            return files.toList();
        }
    }
}
