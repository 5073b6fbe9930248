package zhicha.app.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.app.cli.Verb;
import zhicha.app.crawl.CrawlAgent;
import zhicha.app.desk.Desk;
import zhicha.app.desk.Judgement;
import zhicha.app.service.ServicePlan.PlannedTurn;
import zhicha.app.web.ConsoleSettings;
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
            Judgement judgement = Judgement.load(List.of(pack), MatchProblems.LOG, Clock.systemUTC());
            ServicePlan plan = new ServicePlan(
                    judgement,
                    List.of(new PlannedTurn(SiteFiles.read(site).file().orElseThrow(), null)),
                    new CrawlAgent("a@b.example"),
                    1,
                    ConsoleSettings.local(0));
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
}
