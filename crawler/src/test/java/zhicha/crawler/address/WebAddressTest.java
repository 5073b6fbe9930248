package zhicha.crawler.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {
    @ParameterizedTest
    @CsvSource({
        "HTTP://Shop.Example:80/a/../b/./c?x=1#part, http://shop.example/b/c?x=1",
        "https://shop.example:443, https://shop.example/",
        "https://shop.example:8443/, https://shop.example:8443/",
        "https://店铺.example/商品?名=积木, https://xn--hxtq42j.example/%E5%95%86%E5%93%81?%E5%90%8D=%E7%A7%AF%E6%9C%A8",
        "https://shop.example/%7euser/%e4%b8%ad, https://shop.example/~user/%E4%B8%AD",
        "https://shop.example\\a\\b, https://shop.example/a/b",
        "' \thttps://shop.example/a\n ', https://shop.example/a",
        "https://shop.example/a b?c d, https://shop.example/a%20b?c%20d",
        "https://shop.example/100%, https://shop.example/100%25",
        "https://shop.example/%2e%2e/a/%2E/b, https://shop.example/a/b",
        "https://shop.example./, https://shop.example/",
        "http://127.1/, http://127.0.0.1/",
        "http://0x7f.0.0.1/, http://127.0.0.1/",
        "http://0177.0.0.01/, http://127.0.0.1/",
        "http://2130706433/, http://127.0.0.1/",
        "http://１２７．０．０．１/, http://127.0.0.1/",
        "http://%31%32%37.0.0.1/, http://127.0.0.1/",
        "http://127。0。0。1/, http://127.0.0.1/",
        "http://[::ffff:127.0.0.1]/, http://127.0.0.1/",
        "http://[::FFFF:7f00:1]/, http://127.0.0.1/",
        "http://[0:0:0:0:0:0:0:1]/, http://[::1]/",
        "http:shop.example, http://shop.example/",
        "http:/\\/shop.example/x, http://shop.example/x",
        "https://shop.example/a|b{c}^`, https://shop.example/a%7Cb%7Bc%7D%5E%60",
    })
    void writesAnAddressInOneWay(String given, String written) throws BadAddressException {
        assertEquals(written, WebAddress.parse(given).toString());
        assertEquals(written, WebAddress.parse(written).toString(), "and stays so");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "shop.example",
                "//shop.example/",
                "ftp://shop.example/",
                "javascript:alert(1)",
                "file:///etc/passwd",
                "data:text/html,x",
                "http:///",
                "http://:80/",
                "http://shop.example:0/",
                "http://shop.example:65536/",
                "http://shop.example:8o/",
                "http://good.example@evil.example/",
                "http://user:pass@shop.example/",
                "http://256.1.1.1/",
                "http://1.2.3.4.5/",
                "http://0x100000000/",
                "http://sh op.example/",
                "http://shop<.example/",
                "http://[::1",
                "http://[fe80::1%25eth0]/",
                "http://%zz.example/",
                "http://shop.example:-1/",
                "http://[::1]x/",
                "http://1.2.3.0x1ffff/",
                "http://a^b.example/"
            })
    void refusesWhatIsNoWebAddress(String given) {
        String message = assertThrows(BadAddressException.class, () -> WebAddress.parse(given))
                .getMessage();
        assertTrue(message.contains(given), message);
    }

    @Test
    void refusesAnAddressThatIsTooLong() {
        assertTrue(WebAddress.of("https://shop.example/" + "a".repeat(5000)).isEmpty());
        assertTrue(WebAddress.of("https://shop.example/" + "积".repeat(1000)).isEmpty(), "also once it is encoded");
    }

    @ParameterizedTest
    @CsvSource({
        "/b, https://shop.example/b",
        "c, https://shop.example/dir/c",
        "../c?y, https://shop.example/c?y",
        "?page=2, https://shop.example/dir/page?page=2",
        "//other.example/x, https://other.example/x",
        "http://other.example, http://other.example/",
        "'', https://shop.example/dir/page?q=1",
    })
    void resolvesWhatStandsInALocationHeader(String reference, String written) throws BadAddressException {
        assertEquals(
                written,
                WebAddress.parse("https://shop.example/dir/page?q=1")
                        .resolve(reference)
                        .toString());
    }

    @Test
    void oneListingIsOneListingUnderAllItsTrackingParameters() throws BadAddressException {
        String canonical = "https://shop.example/item?color=red&id=7";
        for (String spelling : new String[] {
            "https://shop.example/item?id=7&color=red",
            "https://SHOP.example:443/item?color=red&id=7&utm_source=x&utm_medium=y#top",
            "https://shop.example/item;jsessionid=1F?spm=a21bo.1&id=7&&color=red&ref=home",
        }) {
            assertEquals(canonical, WebAddress.parse(spelling).canonical(Set.of("ref")));
        }
        assertEquals(
                "https://shop.example/item?id=7&color=red",
                WebAddress.parse("https://shop.example/item?id=7&spm=1&color=red")
                        .withoutTracking(Set.of())
                        .toString(),
                "what is asked keeps the order of the site");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OCSESSID=9f2c",
                "osCsid=1a2b",
                "zenid=k3j4",
                "PHPSESSID=77aa",
                "sid=0123456789abcdef0123456789",
                "CFID=12&CFTOKEN=34"
            })
    void aSessionDoesNotMakeAnotherPage(String session) {
        WebAddress address =
                WebAddress.of("http://shop.example/i?id=7&" + session).orElseThrow();
        assertEquals("http://shop.example/i?id=7", address.canonical(Set.of()));
    }

    @Test
    void aShortSidMayBeAShopAndStays() {
        WebAddress address = WebAddress.of("http://shop.example/i?sid=42").orElseThrow();
        assertEquals("http://shop.example/i?sid=42", address.canonical(Set.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "/%E5%95%86%E5%93%81/%e6%9c%a8-7?q=%E7%A7%AF, /商品/木-7?q=积",
        "/a%20b%2Fc, /a%20b%2Fc",
        "/%BB%FD%C4%BE, /%BB%FD%C4%BE",
    })
    void readsBackWhatIsUtf8AndLeavesTheRest(String target, String readable) {
        assertEquals(
                readable,
                WebAddress.of("http://shop.example" + target).orElseThrow().readableTarget());
    }
}
