package zhicha.app.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.crawl.PageDoor;
import zhicha.crawler.crawl.PageHarvest;
import zhicha.crawler.evidence.Vault;
import zhicha.crawler.evidence.capture.CaptureContext;
import zhicha.crawler.fetch.Exchange;
import zhicha.crawler.fetch.FetchOutcome;
import zhicha.crawler.fetch.Header;
import zhicha.crawler.fetch.browser.Chromium;
import zhicha.crawler.fetch.browser.Subresources;
import zhicha.crawler.frontier.Entry;
import zhicha.crawler.plan.PageKind;
import zhicha.crawler.plan.SiteFile;
import zhicha.crawler.plan.file.SiteFiles;

class SealingDoorTest {
    private static final WebAddress ITEM =
            WebAddress.of("http://127.0.0.1:9/item/1").orElseThrow();

    @TempDir
    private Path folder;

    private SiteFile site(String render) throws Exception {
        return SiteFiles.read(Files.writeString(
                        folder.resolve("site.yaml"),
                        "site: shop\nhome: http://127.0.0.1:9/\nprivate-addresses: allowed\nlisting: ['/item/(\\d+)']\n"
                                + "render: " + render + "\n"))
                .file()
                .orElseThrow();
    }

    private static Entry entry() {
        return new Entry("key", ITEM, PageKind.LISTING, Optional.of("1"), 1, 0, 0, "lease");
    }

    private static FetchOutcome.Fetched answer(WebAddress address, String html) {
        byte[] body = html.getBytes(StandardCharsets.UTF_8);
        return new FetchOutcome.Fetched(
                address.uri(),
                List.of(new Exchange(
                        address.uri(),
                        "127.0.0.1",
                        null,
                        "GET " + address.target() + " HTTP/1.1",
                        List.of(),
                        "HTTP/1.1 200 OK",
                        200,
                        List.of(new Header("Content-Type", "text/html; charset=utf-8")),
                        body,
                        body,
                        Instant.now(),
                        Duration.ZERO)));
    }

    /** As on a machine with too much to do: the first time the page is cut off before it shows anything. */
    @Test
    void aPageThatWasCutOffWithNothingToReadIsShownOnceMoreForTwiceAsLong() throws Exception {
        Assumptions.assumeTrue(Chromium.installed().isPresent(), "no Chromium (apt install chromium)");
        // busy without a pause: a page that waits between its steps is at rest to a browser that is slow enough
        String html = "<html><body><h1></h1><script>let began = Date.now(); while (Date.now() - began < 10000);"
                + "setTimeout(() => { document.querySelector('h1').textContent = '积木'; }, 50);"
                + "</script></body></html>";
        Subresources more = wanted -> answer(wanted, "");
        try (Vault vault = Vault.open(folder.resolve("vault"), Clock.systemUTC());
                Browser browser = new Browser()) {
            SealingDoor door = new SealingDoor(
                    vault,
                    CaptureContext.of("shop", "run", "test"),
                    site("always"),
                    browser,
                    picture -> {},
                    Clock.systemUTC(),
                    Duration.ofSeconds(8));
            PageHarvest harvest = door.read(answer(ITEM, html), entry(), more);
            assertEquals("积木", harvest.listing().orElseThrow().title());
            assertTrue(
                    harvest.notes().toString().contains("showing 1 of 2 was cut off"),
                    harvest.notes().toString());
            assertEquals(3, vault.captures(ITEM.uri()).size(), "the page, and what it was shown as both times");
        }
    }

    /** The browser is gone by then, and no other starts. */
    @Test
    void aPageThatTheDayEndedInIsNotReadByHalvesWhereTheBrowserBreaksDownOverIt() throws Exception {
        Assumptions.assumeTrue(Chromium.installed().isPresent(), "no Chromium (apt install chromium)");
        try (Vault vault = Vault.open(folder.resolve("vault"), Clock.systemUTC());
                Browser browser = new Browser()) {
            Subresources more = wanted -> {
                browser.close();
                return new FetchOutcome.Refused(
                        wanted.uri(), List.of(), FetchOutcome.Refused.Reason.DAY_SPENT, "as much as it may be");
            };
            SealingDoor door = new SealingDoor(
                    vault,
                    CaptureContext.of("shop", "run", "test"),
                    site("always"),
                    browser,
                    picture -> {},
                    Clock.systemUTC(),
                    Duration.ofSeconds(5));
            String html = "<html><body><h1></h1><script src='/draw.js'></script></body></html>";
            PageDoor.CutShort cut =
                    assertThrows(PageDoor.CutShort.class, () -> door.read(answer(ITEM, html), entry(), more));
            assertEquals(vault.captures(ITEM.uri()), cut.capture().stream().toList(), "the page as it came");
            assertEquals(
                    "1 requests of the page were not made, since the site was asked as much today as it may be",
                    cut.getMessage());
        }
    }

    @Test
    void aVaultThatCannotWriteShutsTheDoorAndSaysWhatToDo() throws Exception {
        Vault vault = Vault.open(folder.resolve("vault"), Clock.systemUTC());
        vault.close();
        try (Browser browser = new Browser()) {
            SealingDoor door = new SealingDoor(
                    vault,
                    CaptureContext.of("shop", "run", "test"),
                    site("never"),
                    browser,
                    picture -> {},
                    Clock.systemUTC());
            PageDoor.Shut shut =
                    assertThrows(PageDoor.Shut.class, () -> door.read(answer(ITEM, "<h1>积木</h1>"), entry()));
            assertTrue(shut.getMessage().contains("make room"), shut.getMessage());
        }
    }
}
