package zhicha.crawler.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.jsoup.internal.StringUtil;
import org.junit.jupiter.api.Test;

/** What is told at a glance is told as it would be by taking the address apart. */
class AddressesTest {
    private static final long SEED = 20261123;
    private static final String[] BASES = {
        "http://127.0.0.1:8080/",
        "https://shop.example/goods/list.html?page=2",
        "http://shop.example:/a/",
        "http://shop.example:x/a/",
        "http://a@shop.example/a/",
        "https:///a/",
        "http://店.example/a",
        "http://shop.example",
        "https://shop.example?a=/b"
    };
    private static final String SIGNS = "ab1-_/.?=&/.:;%~";

    @Test
    void plainPathsMeanWhatTheyMeanToTheLibrary() {
        Random random = new Random(SEED);
        int found = 0;
        for (int i = 0; i < 60_000; i++) {
            StringBuilder link = new StringBuilder(random.nextInt(4) == 0 ? "" : "/");
            // few odd signs, so that whole paths are plain often enough
            int odd = random.nextBoolean() ? SIGNS.length() : 6;
            for (int length = random.nextInt(9); length > 0; length--) {
                link.append(SIGNS.charAt(random.nextInt(odd)));
            }
            String base = BASES[random.nextInt(BASES.length)];
            String written = link.toString();
            Optional<String> expected = Optional.of(StringUtil.resolve(base, written))
                    .filter(address -> !written.isEmpty() && address.matches("(?i)https?://.*"));
            assertEquals(expected, Addresses.absolute(base, written), () -> written + " on " + base);
            found += expected.isPresent() ? 1 : 0;
        }
        assertTrue(found > 20_000, found + " were addresses");
    }
}
