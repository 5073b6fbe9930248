package zhicha.app.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.app.cli.Verb;
import zhicha.app.store.Store;
import zhicha.app.store.StoreSettings;
import zhicha.app.store.frontier.SqlFrontiers;
import zhicha.crawler.frontier.ending.Ending;
import zhicha.crawler.frontier.ending.Finished;
import zhicha.market.hostile.HostileRoute;
import zhicha.market.hostile.HostileServer;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.json.ListingJson;

/** {@code zhicha crawl} in a small JVM against a server that answers wrongly on purpose, with good pages in between. */
class HostileCrawlTest {
    private static final int GOOD = 20;
    private static final List<HostileRoute> ROUTES = List.of(
            HostileRoute.HUGE_PAGE,
            HostileRoute.ENDLESS_BODY,
            HostileRoute.BROKEN_GZIP,
            HostileRoute.GZIP_BOMB,
            HostileRoute.REDIRECT_LOOP,
            HostileRoute.REDIRECT_PRIVATE,
            HostileRoute.NEVER_ANSWERS,
            HostileRoute.FALSE_PICTURE_PAGE,
            HostileRoute.UNDECLARED_GBK,
            HostileRoute.NO_TITLE,
            HostileRoute.CUT_SHORT,
            HostileRoute.HEADER_BOMB,
            HostileRoute.ABSURD_LENGTH,
            HostileRoute.SLOW_DRIP,
            HostileRoute.MANY_LINKS,
            HostileRoute.BROTLI_BOMB,
            HostileRoute.ZSTD_BOMB,
            HostileRoute.HUGE_TITLE,
            HostileRoute.DEEP_NESTING,
            HostileRoute.WRONG_CHARSET,
            HostileRoute.NULS,
            HostileRoute.HALF_CHARACTERS,
            HostileRoute.SESSION_LINKS,
            HostileRoute.REFRESH_PRIVATE,
            HostileRoute.SMUGGLED,
            HostileRoute.BAD_CHUNKS,
            HostileRoute.HTTP_2);

    @TempDir
    private Path folder;

    private static HttpServer goodShop() throws IOException {
        HttpServer shop = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 50);
        shop.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            String html = path.startsWith("/good/")
                    ? "<h1>好商品 " + path.substring(6) + "</h1><p class=price>¥9.90</p>"
                    : path.equals("/")
                            ? IntStream.rangeClosed(1, GOOD)
                                    .mapToObj(i -> "<a href='/good/" + i + "'>g</a>")
                                    .collect(Collectors.joining())
                            : "";
            byte[] body = ("<html><head><meta charset=utf-8></head><body>" + html + "</body></html>")
                    .getBytes(StandardCharsets.UTF_8);
            try (exchange) {
                exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
                exchange.sendResponseHeaders(html.isEmpty() ? 404 : 200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        shop.start();
        return shop;
    }

    @Test
    void eachTrickEndsWithARecordedReasonAndEveryGoodListingIsThere() throws Exception {
        HttpServer shop = goodShop();
        try (HostileServer hostile = HostileServer.open()) {
            String home = "http://127.0.0.1:" + shop.getAddress().getPort() + "/";
            String starts = Stream.concat(
                            ROUTES.stream().map(route -> hostile.uri(route).toString()), Stream.of(home))
                    .map(address -> "\"" + address + "\"")
                    .collect(Collectors.joining(", "));
            Path site = Files.writeString(folder.resolve("site.yaml"), """
                    site: bad
                    home: %s
                    private-addresses: allowed
                    start: [%s]
                    listing: ["/item/([a-z-]+)", "/good/(\\\\d+)"]
                    politeness: {delay: 5ms, parallel: 4}
                    extract: {title: h1, price: .price}
                    """.formatted(home, starts));
            Path data = folder.resolve("data");
            Path out = folder.resolve("listings.jsonl");
            Verb.Ended ended = Verb.child(
                    folder,
                    List.of("-Xmx256m"),
                    "crawl",
                    "--site",
                    site,
                    "--data",
                    data,
                    "--out",
                    out,
                    "--deadline",
                    6);
            assertEquals(0, ended.exit(), ended::toString);

            Map<String, Listing> listings = new HashMap<>();
            for (String line : Files.readAllLines(out)) {
                Listing listing = ListingJson.read(line);
                assertNull(listings.put(listing.id(), listing), listing.id() + " stands twice");
            }
            for (int i = 1; i <= GOOD; i++) {
                assertEquals("好商品 " + i, listings.get("bad-" + i).title());
            }
            assertEquals("未声明编码的东北大米", listings.get("bad-undeclared-gbk").title());
            assertEquals("图片打不开的滑雪镜", listings.get("bad-false-picture-page").title());
            assertEquals("谎报编码的木耳", listings.get("bad-wrong-charset").title());
            assertEquals("会话地址的台灯", listings.get("bad-session-links").title());
            assertEquals("自动跳转的保温杯", listings.get("bad-refresh-private").title());
            assertEquals("夹带应答的积木", listings.get("bad-smuggled").title());
            assertTrue(listings.get("bad-half-characters").title().endsWith("手套"));
            assertTrue(listings.get("bad-nuls").title().chars().noneMatch(c -> c < ' '));
            listings.keySet().removeAll(Set.of("bad-deep-nesting", "bad-huge-title", "bad-many-links"));
            assertEquals(GOOD + 8, listings.size(), listings.keySet()::toString);
            assertTrue(listings.values().stream()
                    .noneMatch(listing -> listing.title().contains("冒名")));

            Map<String, Finished> log = log(data);
            endedWith(Ending.Kind.FAILED, "too-large", log, hostile, HostileRoute.HUGE_PAGE);
            endedWith(Ending.Kind.FAILED, "too-large|deadline", log, hostile, HostileRoute.GZIP_BOMB);
            endedWith(Ending.Kind.FAILED, "too-large|deadline", log, hostile, HostileRoute.ENDLESS_BODY);
            endedWith(Ending.Kind.FAILED, "broken-encoding", log, hostile, HostileRoute.BROKEN_GZIP);
            endedWith(Ending.Kind.FAILED, "redirect-loop|too-many-redirects", log, hostile, HostileRoute.REDIRECT_LOOP);
            endedWith(
                    Ending.Kind.REFUSED,
                    "host-not-allowed|private-address",
                    log,
                    hostile,
                    HostileRoute.REDIRECT_PRIVATE);
            endedWith(Ending.Kind.FAILED, "deadline", log, hostile, HostileRoute.NEVER_ANSWERS);
            endedWith(Ending.Kind.FAILED, "protocol|no-connection", log, hostile, HostileRoute.CUT_SHORT);
            endedWith(Ending.Kind.FAILED, "headers-too-large", log, hostile, HostileRoute.HEADER_BOMB);
            endedWith(Ending.Kind.USELESS, "no-listing", log, hostile, HostileRoute.NO_TITLE);
            endedWith(Ending.Kind.USELESS, "not-a-picture", log, hostile, HostileRoute.FALSE_PICTURE);
            endedWith(Ending.Kind.READ, "ok", log, hostile, HostileRoute.UNDECLARED_GBK);
            endedWith(Ending.Kind.FAILED, "too-large", log, hostile, HostileRoute.BROTLI_BOMB);
            endedWith(Ending.Kind.FAILED, "too-large", log, hostile, HostileRoute.ZSTD_BOMB);
            endedWith(Ending.Kind.FAILED, "too-large", log, hostile, HostileRoute.ABSURD_LENGTH);
            endedWith(Ending.Kind.FAILED, "deadline", log, hostile, HostileRoute.SLOW_DRIP);
            endedWith(Ending.Kind.FAILED, "protocol", log, hostile, HostileRoute.BAD_CHUNKS);
            endedWith(Ending.Kind.FAILED, "protocol", log, hostile, HostileRoute.HTTP_2);
            for (HostileRoute heavy :
                    List.of(HostileRoute.MANY_LINKS, HostileRoute.HUGE_TITLE, HostileRoute.DEEP_NESTING)) {
                Finished finished = log.get(hostile.uri(heavy).toString());
                assertTrue(finished.ending().reason().matches("ok|no-listing"), () -> heavy + ": " + finished);
            }
            assertEquals(
                    1,
                    log.keySet().stream()
                            .filter(address -> address.contains("session-links"))
                            .count(),
                    "a page under a new session is the page that is known");
            assertTrue(log.keySet().stream().noneMatch(address -> address.contains("169.254")));
            assertEquals(
                    0, Verb.run("evidence", "verify", data.resolve("vault")).exit());
        } finally {
            shop.stop(0);
        }
    }

    private static Map<String, Finished> log(Path data) {
        try (Store store = Store.open(StoreSettings.file(data))) {
            String run = store.runs().latest(1).getFirst().id();
            return new SqlFrontiers(store.jdbi())
                    .open(run, "bad", Duration.ZERO, 1, Instant.now()).finished().stream()
                            .collect(Collectors.toMap(Finished::address, Function.identity()));
        }
    }

    private static void endedWith(
            Ending.Kind kind, String reason, Map<String, Finished> log, HostileServer hostile, HostileRoute route) {
        Finished finished = log.get(hostile.uri(route).toString());
        assertTrue(finished != null, route + " is not in the log");
        assertEquals(kind, finished.ending().kind(), () -> route + ": " + finished);
        assertTrue(finished.ending().reason().matches(reason), () -> route + ": " + finished);
        assertTrue(
                kind == Ending.Kind.READ || !finished.ending().detail().isBlank(),
                () -> route + " has no words: " + finished);
    }
}
