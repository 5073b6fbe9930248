package zhicha.crawler.plan.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchPagesTest {
    private static final String TEMPLATE = "https://shop.example/s?q={term}&p={page}";

    private static String page(Charset charset, String term, int page) {
        return new SearchPages(TEMPLATE, charset, 1, 3, List.of(), true)
                .page(term, page)
                .orElseThrow()
                .toString();
    }

    @Test
    void termsAreWrittenInTheSitesEncoding() {
        assertEquals("https://shop.example/s?q=%E4%B9%90%E9%AB%98&p=1", page(StandardCharsets.UTF_8, "乐高", 0));
        assertEquals("https://shop.example/s?q=%C0%D6%B8%DF&p=2", page(Charset.forName("GBK"), "乐高", 1));
        assertEquals("https://shop.example/s?q=%BC%D6%B0%AA&p=1", page(Charset.forName("Big5"), "樂高", 0));
        assertEquals(
                "https://shop.example/s?q=a%20b%26c%3Dd%2F%7Bpage%7D&p=1",
                page(StandardCharsets.UTF_8, "a b&c=d/{page}", 0));
    }

    @Test
    void aTermTheEncodingDoesNotHaveIsNotAskedFor() {
        SearchPages pages = new SearchPages(TEMPLATE, StandardCharsets.ISO_8859_1, 1, 3, List.of(), true);
        assertTrue(pages.page("乐高", 0).isEmpty());
        assertTrue(pages.page(" ", 0).isEmpty());
        assertTrue(pages.page("x".repeat(61), 0).isEmpty());
    }

    @Test
    void aTemplateThatCannotServeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> pages("https://shop.example/s?q=x", 1));
        assertThrows(IllegalArgumentException.class, () -> pages("https://shop.example/s?q={term}", 2));
        assertThrows(IllegalArgumentException.class, () -> pages("https://user@/s?q={term}", 1));
    }

    private static SearchPages pages(String template, int pages) {
        return new SearchPages(template, StandardCharsets.UTF_8, 1, pages, List.of(), true);
    }
}
