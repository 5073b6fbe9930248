package zhicha.crawler.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zhicha.crawler.door.row.ColumnMapping;

class CsvFeedTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title;price;description\nOak shelf;12,50;wide, solid, oiled, dry\nBeech shelf;9,90;small, light, cheap, pale\n",
                "title,price,description\n\"Oak; shelf\",\"12,50\",\"wide; \"\"solid\"\"; oiled; dry\"\nBeech,9.90,a;b;c;d\n",
                "标题\t价格\t描述\n积木, 拼装, 儿童\t12.50\t大, 小, 中\n",
                "exported 2026-11-22, by hand\ntitle|price|description\nOak|12.50|a,b\nBeech|9.90|c,d\n",
            })
    void whatPartsTheCellsIsSeenFromRowsOfOneLength(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("goods.csv"), text);
        List<FeedItem> items = new ArrayList<>();
        CsvFeed.read(file, ColumnMapping.AUTOMATIC, items::add);
        for (FeedItem item : items) {
            assertEquals(
                    3, assertInstanceOf(FeedItem.Row.class, item).row().cells().size(), item::toString);
        }
        assertEquals(text.lines().count() - (text.startsWith("exported") ? 2 : 1), items.size());
    }
}
