package zhicha.crawler.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.crawler.door.row.ColumnMapping;

class JsonFeedTest {
    @TempDir
    Path folder;

    private List<FeedItem> read(String text, ColumnMapping mapping) throws Exception {
        Path file = Files.writeString(folder.resolve("goods.json"), text);
        List<FeedItem> items = new ArrayList<>();
        JsonFeed.read(file, mapping, items::add);
        return items;
    }

    @Test
    void anObjectWithoutEndIsPassedOverAndTheNextIsRead() throws Exception {
        Path file = folder.resolve("huge.json");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("[{\"title\":\"large\",\"list\":[");
            for (int i = 0; i < 1_000_000; i++) {
                out.write(i == 0 ? "\"abcdef\"" : ",\"abcdef\"");
            }
            out.write("]},{\"title\":\"small\",\"price\":\"5\"}]");
        }
        List<FeedItem> items = new ArrayList<>();
        JsonFeed.read(file, ColumnMapping.AUTOMATIC, items::add);
        FeedItem.Broken broken = assertInstanceOf(FeedItem.Broken.class, items.getFirst());
        assertTrue(broken.reason().en().contains("passed over"), broken::toString);
        FeedItem.Row small = assertInstanceOf(FeedItem.Row.class, items.getLast());
        assertEquals(List.of("small"), small.row().cells().get("title"));
    }

    @Test
    void linesOfOurOwnTakeThePlatformAndCurrencyTheyDoNotName() throws Exception {
        String lines = """
                {"id":"a-1","title":"积木","price":{"amount":"12.00"}}
                {"id":"a-2","title":"积木","platform":"jd","price":{"amount":"12.00","currency":"USD"}}
                """;
        List<FeedItem> items = read(lines, new ColumnMapping(Map.of(), "taobao", "CNY", null));
        var first = assertInstanceOf(FeedItem.Ready.class, items.getFirst()).listing();
        assertEquals("taobao", first.platform());
        assertEquals("CNY", first.price().currency());
        var second = assertInstanceOf(FeedItem.Ready.class, items.getLast()).listing();
        assertEquals("jd", second.platform());
        assertEquals("USD", second.price().currency());
    }

    @Test
    void aListOfGoodsOnOneLineIsNoListing() throws Exception {
        List<FeedItem> items = read(
                "{\"total\":2,\"items\":[{\"id\":\"a\",\"title\":\"积木\"},{\"id\":\"b\",\"title\":\"拼图\"}]}",
                ColumnMapping.AUTOMATIC);
        assertEquals(2, items.size(), items::toString);
        items.forEach(item -> assertInstanceOf(FeedItem.Row.class, item));
    }
}
