package zhicha.app.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.app.cli.Verb;
import zhicha.app.crawl.CrawlAgent;
import zhicha.app.crawl.SiteTurn;
import zhicha.app.desk.Desk;
import zhicha.app.packs.LivePacks;
import zhicha.app.packs.PackBulletin;
import zhicha.app.service.ServicePlan.PlannedTurn;
import zhicha.app.web.ConsoleSettings;
import zhicha.app.web.Visit;
import zhicha.app.web.account.Accounts;
import zhicha.app.web.account.Role;
import zhicha.crawler.evidence.Vault;
import zhicha.crawler.fetch.KillSwitch;
import zhicha.crawler.plan.SiteFile;
import zhicha.crawler.plan.file.SiteFiles;
import zhicha.matcher.match.MatchProblems;
import zhicha.rules.subject.Listing;

class ServiceTest {
    private static final String PACK = """
            pack: mine
            sector: toys
            version: 2026.11.1
            rights:
              - id: tm-star
                kind: trademark
                name: 星芽熊
                words: [星芽熊]
                goods: [积木, 玩具]
            """;

    @TempDir
    private Path folder;

    @Test
    void whatWasCrawledByHandIsJudgedWhenTheServiceStartsWithoutAskingTheShopAgain() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        HttpServer shop = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 20);
        shop.createContext("/", exchange -> {
            asked.incrementAndGet();
            String path = exchange.getRequestURI().getPath();
            boolean known = path.equals("/") || path.equals("/item/1");
            byte[] body = (path.equals("/") ? "<a href=/item/1>x</a>" : "<h1>高仿 星*芽*熊 积木</h1><b class=price>¥9.90</b>")
                    .getBytes(StandardCharsets.UTF_8);
            try (exchange) {
                exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
                exchange.sendResponseHeaders(known ? 200 : 404, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        shop.start();
        try {
            Path site = Files.writeString(
                    folder.resolve("shop.yaml"),
                    "site: shop\nhome: http://127.0.0.1:%d/\nprivate-addresses: allowed\n"
                                    .formatted(shop.getAddress().getPort())
                            + "listing: ['/item/(\\d+)']\npoliteness: {delay: 0s}\n");
            Path data = folder.resolve("data");
            Verb.Ended crawled = Verb.run("crawl", "--site", site, "--data", data, "--contact", "a@b.example");
            assertEquals(0, crawled.exit(), crawled::toString);
            int before = asked.get();

            Path pack = Files.createDirectories(folder.resolve("mine"));
            Files.writeString(pack.resolve("pack.yaml"), PACK);
            ServicePlan plan = new ServicePlan(
                    LivePacks.open(List.of(pack), MatchProblems.LOG, Clock.systemUTC()),
                    List.of(new PlannedTurn(SiteFiles.read(site).file().orElseThrow(), null)),
                    new CrawlAgent("a@b.example"),
                    1,
                    ConsoleSettings.local(0),
                    data);
            try (Desk desk = Desk.open(data, Clock.systemUTC())) {
                assertEquals(1, desk.store().runs().unjudged("shop").size());
                try (Service service = Service.start(desk, plan)) {
                    for (int i = 0;
                            i < 600 && !desk.store().runs().unjudged("shop").isEmpty();
                            i++) {
                        Thread.sleep(50);
                    }
                    assertEquals(List.of(), desk.store().runs().unjudged("shop"));
                    assertEquals(List.of(), service.upcoming(), "it is crawled by hand only");
                }
                Listing judged = desk.store().listings().listing("shop-1").orElseThrow();
                assertTrue(judged.title().contains("星*芽*熊"), judged.title());
                assertEquals(1, desk.store().listings().history("shop-1").size());
            }
            assertEquals(before, asked.get(), "judging asks nobody");
            Verb.Ended queue = Verb.run("review", "list", "--data", data);
            assertTrue(queue.out().contains("星*芽*熊"), queue::toString);
        } finally {
            shop.stop(0);
        }
    }

    @Test
    void anEditedPackIsInForceWithoutStoppingAndABrokenOneIsToldOnTheConsoleAndByTheDoctor() throws Exception {
        Path pack = Files.createDirectories(folder.resolve("mine"));
        Files.writeString(pack.resolve("pack.yaml"), PACK);
        Path data = folder.resolve("data");
        LivePacks packs = LivePacks.open(List.of(pack), MatchProblems.LOG, Clock.systemUTC());
        ServicePlan plan =
                new ServicePlan(packs, List.of(), new CrawlAgent("a@b.example"), 1, ConsoleSettings.local(0), data);
        try (Vault past =
                Vault.open(data.resolve("vault"), Clock.fixed(Instant.parse("2026-01-10T02:00:00Z"), ZoneOffset.UTC))) {
            past.circumstances("shop", "run", "test");
        }
        try (Desk desk = Desk.open(data, Clock.systemUTC());
                Service service = Service.start(desk, plan)) {
            until(() -> Files.exists(data.resolve("vault/roots/2026-01-10.txt")));
            new Accounts(desk.store().jdbi(), Clock.systemUTC())
                    .add("wei", "魏工", EnumSet.of(Role.MAINTAINER, Role.AUDITOR), "Xueyuan-2026-Bei", false);
            Visit visit = new Visit(service.address());
            visit.signIn("wei", "Xueyuan-2026-Bei");
            String before = visit.get("/packs").text();
            assertTrue(before.contains("mine") && before.contains("2026.11.1"), before);

            Files.writeString(pack.resolve("pack.yaml"), PACK.replace("2026.11.1", "2026.11.2"));
            until(() -> visit.get("/packs").text().contains("2026.11.2"));
            Files.writeString(pack.resolve("pack.yaml"), PACK.replace("kind: trademark", "kind: trade"));
            until(() -> visit.get("/packs").page().selectFirst(".notice.warn") != null);
            Visit.Answer refused = visit.get("/packs");
            assertTrue(refused.page().selectFirst(".notice.warn").text().contains("未予采用"), refused::text);
            assertTrue(refused.text().contains("2026.11.2"), "the last good version is in force");
            String problem = refused.page().selectFirst(".problems li").text();
            assertTrue(problem.startsWith("mine/pack.yaml:") && problem.contains("不在允许之列"), problem);
            assertFalse(refused.text().contains(folder.toString()), "nobody is told where the packs lie");
            assertFalse(visit.get("/audit").text().contains(folder.toString()));
            assertTrue(visit.get("/audit").text().contains("规则包修改有误"));
            assertTrue(visit.get("/audit").text().contains("mine 2026.11.2"));
            assertEquals(1, PackBulletin.noted(data).orElseThrow().refused().size());
            String doctor = Verb.run("doctor", "--data", data, "--port", 0).out();
            assertTrue(doctor.contains("未采用") && doctor.contains("not allowed"), doctor);

            Files.writeString(pack.resolve("pack.yaml"), PACK.replace("2026.11.1", "2026.11.3"));
            until(() -> visit.get("/packs").text().contains("2026.11.3"));
            assertNull(visit.get("/packs").page().selectFirst(".notice.warn"));
        }
        assertTrue(PackBulletin.noted(data).isEmpty(), "no service runs any more");
    }

    @Test
    void aTurnThatBeganBeforeAnEditEndsByTheRulesItBeganWith() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        HttpServer shop = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 20);
        shop.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            boolean known = path.equals("/") || path.equals("/item/1");
            byte[] body = (path.equals("/") ? "<a href=/item/1>x</a>" : "<h1>高仿 月芽熊 积木</h1><b class=price>¥9.90</b>")
                    .getBytes(StandardCharsets.UTF_8);
            if (path.equals("/item/1")) {
                asked.countDown();
                try {
                    answered.await(60, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            try (exchange) {
                exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
                exchange.sendResponseHeaders(known ? 200 : 404, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        shop.start();
        Path pack = Files.createDirectories(folder.resolve("mine"));
        Files.writeString(pack.resolve("pack.yaml"), PACK);
        try (Desk desk = Desk.open(folder.resolve("data"), Clock.systemUTC());
                LivePacks packs = LivePacks.open(List.of(pack), MatchProblems.LOG, Clock.systemUTC());
                ExecutorService other = Executors.newSingleThreadExecutor()) {
            Path file = Files.writeString(
                    folder.resolve("shop.yaml"),
                    "site: shop\nhome: http://127.0.0.1:%d/\nprivate-addresses: allowed\n"
                                    .formatted(shop.getAddress().getPort())
                            + "listing: ['/item/(\\d+)']\npoliteness: {delay: 0s}\n");
            SiteFile site = SiteFiles.read(file).file().orElseThrow();
            SiteTurn turns = desk.turns(packs);
            packs.watch(board -> {});
            Future<SiteTurn.Outcome> began = other.submit(
                    () -> turns.take(site, 10, new CrawlAgent("a@b.example"), new KillSwitch(), (entry, ending) -> {}));
            assertTrue(asked.await(60, TimeUnit.SECONDS));
            Files.writeString(pack.resolve("pack.yaml"), PACK.replace("[星芽熊]", "[星芽熊, 月芽熊]"));
            until(() -> packs.get()
                            .packs()
                            .rulebook()
                            .watchlist()
                            .rights()
                            .getFirst()
                            .words()
                            .size()
                    == 2);
            answered.countDown();
            SiteTurn.Outcome ended = began.get(60, TimeUnit.SECONDS);
            assertEquals(1, ended.listings().size());
            assertEquals(List.of(), desk.store().hits().ofListing("shop-1"), "judged by what it began with");

            turns.take(site, 10, new CrawlAgent("a@b.example"), new KillSwitch(), (entry, ending) -> {});
            assertEquals(1, desk.store().hits().ofListing("shop-1").size(), "the next turn judges by the edit");
        } finally {
            answered.countDown();
            shop.stop(0);
        }
    }

    private static void until(Callable<Boolean> holds) throws Exception {
        for (int i = 0; i < 600 && !holds.call(); i++) {
            Thread.sleep(50);
        }
        assertTrue(holds.call(), "not within 30 seconds");
    }
}
