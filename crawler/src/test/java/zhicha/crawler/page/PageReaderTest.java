package zhicha.crawler.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import zhicha.crawler.fetch.Exchange;
import zhicha.crawler.fetch.Header;
import zhicha.crawler.page.PageReading.Readable;
import zhicha.crawler.page.PageReading.Unreadable;
import zhicha.crawler.page.PageText.Source;

class PageReaderTest {
    private static final URI HERE = URI.create("https://shop.example/c/toys/index.html?page=2");
    private static final Charset GB18030 = Charset.forName("GB18030");
    private final PageReader reader = new PageReader();

    private Page read(byte[] bytes, String contentType) {
        return assertInstanceOf(Readable.class, reader.read(bytes, HERE, contentType))
                .page();
    }

    private Page read(String html) {
        return read(html.getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8");
    }

    /** What is declared where; the text is always the same. */
    @ParameterizedTest
    @CsvSource({
        "gbk,            text/html;charset=gb2312,  '',                                          HEADER,   GB18030",
        "gbk,            text/html,                 '<meta charset=gbk>',                        META,     GB18030",
        "gbk,            text/html,                 '<META http-equiv=Content-Type content=\"text/html; charset=GB2312\">', META, GB18030",
        "gbk,            text/html,                 '',                                          DETECTED, GB18030",
        "gbk,            text/html;charset=utf-8,   '',                                          DETECTED, GB18030",
        "utf-8,          text/html,                 '',                                          DETECTED, UTF-8",
        "utf-8,          text/html;charset=no-such, '<meta charset=utf-8>',                      META,     UTF-8",
        "gb18030,        text/html;charset=\"gb18030\", '<meta charset=utf-8>',                  HEADER,   GB18030",
        "big5,           text/html,                 '<meta charset=big5>',                       META,     Big5",
    })
    void characterSets(String written, String header, String meta, Source source, String expected) {
        String text = "<html><head>" + meta + "<title>儿童積木</title></head><body><h1>价格 便宜 的 兒童積木 中国</h1></body></html>";
        String fitting = written.equals("big5")
                ? text.replace("价", "價").replace("国", "國").replace("儿", "兒")
                : text;
        Page page = read(fitting.getBytes(Charset.forName(written)), header);
        assertEquals(source, page.text().source());
        assertEquals(Charset.forName(expected), page.text().charset());
        assertTrue(page.document().title().endsWith("童積木"), page.document().title());
    }

    @ParameterizedTest
    @ValueSource(strings = {"积木", "乐高积木", "冰雪旅游纪念品 哈尔滨", "价格：九十九元", "灭火器", "燃气灶具配件"})
    void shortChineseWithoutADeclaredCharset(String words) {
        String html =
                "<html><head><title>" + words + "</title></head><body><div class=\"price\">99</div></body></html>";
        Page page = read(html.getBytes(GB18030), "text/html");
        assertEquals(words, page.document().title());
    }

    @Test
    void koreanIsNotTakenForChinese() {
        String html = "<title>장난감 블록 세트 어린이 선물 무료배송 할인 판매 행사중 입니다</title>";
        assertEquals(
                "EUC-KR",
                read(html.getBytes(Charset.forName("EUC-KR")), "text/html")
                        .text()
                        .charset()
                        .name());
    }

    @Test
    void aByteOrderMarkIsBelievedFirst() {
        byte[] text = "\ufeff<html><title>积木</title>".getBytes(StandardCharsets.UTF_16LE);
        Page page = read(text, "text/html; charset=gbk");
        assertEquals(Source.BYTE_ORDER_MARK, page.text().source());
        assertEquals("积木", page.document().title());
    }

    @Test
    void linksAreAbsoluteAndOnlyOfTheWeb() {
        Page page = read("<a href=' /item/1.html#pics '>1</a><a href='2.html'>2</a><a href='//cdn.example/3'>3</a>"
                + "<a href='https://medium.example/@seller/4'>4</a><a href='?page=3'>5</a><a href='javascript:alert(1)'>6</a>"
                + "<a href='mailto:a@b.c'>7</a><a href='#top'>8</a><a href='ftp://f.example/'>9</a><a>10</a><a href='/item/1.html'>11</a>"
                + "<a href='/it\nem/6'>12</a><link rel=next href='?page=3'><meta http-equiv=refresh content=\"3; url='/moved'\"><area href='/map'>"
                + "<a href='http://[broken'>13</a><a href='/汉字 商品'>14</a><a href='data:text/html,x'>15</a>");
        assertEquals(
                List.of(
                        "https://shop.example/item/1.html",
                        "https://shop.example/c/toys/2.html",
                        "https://cdn.example/3",
                        "https://medium.example/@seller/4",
                        "https://shop.example/c/toys/index.html?page=3",
                        "https://shop.example/item/6",
                        "https://shop.example/moved",
                        "https://shop.example/map"),
                page.links().addresses().stream()
                        .filter(link -> !link.contains("broken") && !link.contains("汉") && !link.contains("%E6"))
                        .toList());
        assertTrue(page.links().addresses().stream()
                .anyMatch(link ->
                        link.startsWith("https://shop.example/") && (link.contains("汉字") || link.contains("%E6"))));
    }

    @Test
    void theBaseElementCounts() {
        assertEquals(
                List.of("https://other.example/shop/x"),
                read("<head><base href='https://other.example/shop/'></head><a href=x>")
                        .links()
                        .addresses());
        assertEquals(
                List.of("https://shop.example/c/toys/x"),
                read("<head><base href='javascript:1'></head><a href=x>")
                        .links()
                        .addresses(),
                "a base that is no web address counts for nothing");
    }

    @Test
    void oneLongLinkDropsOnlyItself() {
        Page page = read("<a href='/" + "x".repeat(5_000) + "'>long</a><a href='/short'>s</a>");
        assertEquals(List.of("https://shop.example/short"), page.links().addresses());
        assertEquals(1, page.links().tooLong());
    }

    @Test
    void aHundredThousandLinks() {
        StringBuilder html = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            html.append("<a href='/i/").append(i).append("'>").append(i).append("</a>");
        }
        Page page = read(html.toString());
        assertEquals(PageLimits.USUAL.links(), page.links().addresses().size());
        assertEquals(90_000, page.links().beyond());
        assertFalse(page.cut());
    }

    @Test
    void tagsDepthAndLengthAreBounded() {
        Page tags = read("<b>".repeat(1_000_000) + "<h1>late</h1>");
        assertTrue(tags.cut());
        Page deep = read("<div>".repeat(100_000) + "<h1>deep</h1>");
        assertEquals("deep", deep.document().select("h1").text());
        PageReader small = new PageReader(new PageLimits(1_000, 100, 20, 10, 100));
        Page cut = assertInstanceOf(
                        Readable.class,
                        small.read(
                                ("<h1>first</h1>" + "x".repeat(5_000)).getBytes(StandardCharsets.UTF_8),
                                HERE,
                                "text/html"))
                .page();
        assertTrue(cut.cut());
        assertEquals("first", cut.document().select("h1").text());
    }

    @Test
    void nulsAndRandomBytesAreHarmless() {
        Page page = read("<html><body>\u0000<h1>a\u0000b</h1><a href='/x\u0000y'>&#xD800;&#0;&#x110000;</a></body>");
        assertTrue(page.document().select("h1").text().startsWith("a"));
        assertEquals(
                List.of("https://shop.example/xy"),
                page.links().addresses().stream()
                        .map(link -> link.replace("\ufffd", "").replace("%EF%BF%BD", ""))
                        .toList());
        Random random = new Random(2811);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = new byte[random.nextInt(4_000) + 20];
            random.nextBytes(bytes);
            byte[] start = "<html><a href='".getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(start, 0, bytes, 0, start.length);
            reader.read(bytes, HERE, i % 2 == 0 ? null : "text/html");
        }
    }

    @Test
    void whatIsNoPageSaysWhy() {
        assertEquals(Unreadable.Reason.EMPTY, unreadable(reader.read(new byte[0], HERE, "text/html")));
        assertEquals(Unreadable.Reason.NOT_HTML, unreadable(reader.read(new byte[] {1, 2, 3}, HERE, null)));
        assertEquals(
                Unreadable.Reason.NOT_HTML,
                unreadable(reader.read("{}".getBytes(StandardCharsets.UTF_8), HERE, "application/json")));
        Unreadable notFound = assertInstanceOf(Unreadable.class, reader.read(exchange(404)));
        assertEquals(Unreadable.Reason.STATUS, notFound.reason());
        assertTrue(notFound.detail().contains("404") && notFound.detail().contains(HERE.toString()), notFound.detail());
        assertInstanceOf(Readable.class, reader.read(exchange(200)));
    }

    private static Unreadable.Reason unreadable(PageReading reading) {
        return assertInstanceOf(Unreadable.class, reading).reason();
    }

    private static Exchange exchange(int status) {
        byte[] body = "<html><h1>x</h1></html>".getBytes(StandardCharsets.UTF_8);
        return new Exchange(
                HERE,
                "127.0.0.1",
                null,
                "GET / HTTP/1.1",
                List.of(),
                "HTTP/1.1 " + status + " X",
                status,
                List.of(new Header("content-type", "text/html; charset=utf-8")),
                body,
                body,
                Instant.EPOCH,
                Duration.ZERO);
    }

    @Test
    void savedPagesPlainAndGzip(@TempDir Path folder) throws IOException {
        byte[] html = "<html><title>灭火器</title></html>".getBytes(GB18030);
        Path plain = Files.write(folder.resolve("p.html"), html);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(html);
        }
        Path gzip = Files.write(folder.resolve("p.html.gz"), packed.toByteArray());
        for (Path file : List.of(plain, gzip)) {
            PageReading reading = reader.readFile(file, HERE);
            assertEquals(
                    "灭火器",
                    assertInstanceOf(Readable.class, reading).page().document().title());
        }
        Path torn = Files.write(folder.resolve("torn.gz"), Arrays.copyOf(packed.toByteArray(), packed.size() - 12));
        assertEquals(Unreadable.Reason.BROKEN_ENCODING, unreadable(reader.readFile(torn, HERE)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<img src=a.jpg data-src=b.jpg> | https://shop.example/c/toys/b.jpg",
                "<img src=data:image/gif;base64,R0 data-original=/b.jpg> | https://shop.example/b.jpg",
                "<img srcset='/s.jpg 300w, /l.jpg 1200w, /m.jpg 600w' src=/s.jpg> | https://shop.example/l.jpg",
                "<img srcset='/a,b.jpg 1x, /c,d.jpg 2x'> | https://shop.example/c,d.jpg",
                "<a href=/big.jpg><img src=/small.jpg></a> | https://shop.example/big.jpg",
                "<div style=\"background-image: url('/bg.jpg')\"></div> | https://shop.example/bg.jpg",
                "<picture><source srcset=/w.webp><img src=/j.jpg></picture> | https://shop.example/j.jpg",
                "<img src=/placeholder.png> | ''",
                "<img src=javascript:alert(1)> | ''",
            })
    void pictures(String html, String expected) {
        Page page = read("<body>" + html + "</body>");
        List<String> found = PictureAddress.of(page.document().body().child(0), 5);
        assertEquals(expected.equals("''") || expected.isEmpty() ? List.of() : List.of(expected), found);
    }
}
