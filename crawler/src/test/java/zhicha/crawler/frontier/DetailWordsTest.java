package zhicha.crawler.frontier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zhicha.crawler.frontier.ending.DetailWords;

class DetailWordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            no whole answer within 5.0 s | 5.0 s 内没有完整的应答
            more than 5 redirects | 跳转超过 5 次
            http://a.example/robots.txt could not be had, so nothing is asked for now: answered with status 503 | 未能取得 http://a.example/robots.txt，暂不访问：应答状态为 503
            redirected to http://b.example/: robots.txt forbids it | 跳转到 http://b.example/：robots.txt 不允许
            [gzip] cannot be undone: decodes to more than 100 times the 20 bytes sent | 编码 [gzip] 无法还原：解码后超过所发 20 字节的 100 倍
            nothing on the page matches the selector of price: .price-new | 页面上没有与 price 的选择器相符的内容：.price-new
            price 99.00 CNY of json-ld Offer.price was passed over: the page asks 129.00 alone | json-ld Offer.price 给出的 price 99.00 CNY 未采用：页面所标只有 129.00
            Connection refused | Connection refused
            """)
    void whatIsKeptInEnglishIsShownInChineseFirst(String kept, String chinese) {
        assertEquals(chinese, DetailWords.of(kept).zh());
        assertEquals(kept, DetailWords.of(kept).en());
    }

    @Test
    void aPageCannotMakeTheWordsSlow() {
        String hostile = "price " + " of was passed over: ".repeat(100);
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> DetailWords.of(hostile));
    }
}
