package zhicha.crawler.extract.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class SeenTextTest {
    @Test
    void whatASellerHidesInsideANameStaysThere() {
        var title = Jsoup.parse("<h1>星\u200b辰\u00ad牌 积\u2060木</h1>").selectFirst("h1");
        assertEquals("星\u200b辰\u00ad牌 积\u2060木", SeenText.of(title));
    }

    @Test
    void blocksAndLineBreaksKeepWordsApart() {
        var body = Jsoup.parse("<div>one</div><p>two<br>three</p><b>fo</b><i>ur</i>")
                .body();
        assertEquals("one two three four", CleanText.of(SeenText.of(body), 100));
    }
}
