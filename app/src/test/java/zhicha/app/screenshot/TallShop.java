package zhicha.app.screenshot;

import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import zhicha.app.crawl.CrawlAgent;
import zhicha.app.desk.Judgement;
import zhicha.app.packs.LivePacks;
import zhicha.app.service.ServicePlan;
import zhicha.app.service.ServicePlan.PlannedTurn;
import zhicha.app.settings.EvidenceSettings;
import zhicha.app.settings.ScreenshotSettings;
import zhicha.app.web.ConsoleSettings;
import zhicha.crawler.evidence.environment.EnvironmentSources;
import zhicha.crawler.plan.SiteFile;
import zhicha.crawler.plan.file.SiteFiles;
import zhicha.matcher.match.MatchProblems;

/**
 * A shop on loopback with two listings, the first of which names a mark in disguise. Its page is red at the top, shows the
 * listing's picture (yellow), a lazy picture (green) far below, and ends in blue, {@value #HEIGHT} pixels down.
 */
final class TallShop implements AutoCloseable {
    static final int HEIGHT = 4_000;
    static final int YELLOW_AT = 400;
    static final int GREEN_AT = 3_600;
    static final CrawlAgent AGENT = new CrawlAgent("a@b.example");

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

    private static final String ITEM = """
            <html><head><title>%1$s</title><link rel=stylesheet href=/shop.css>
            <script type="application/ld+json">{"@type":"Product","name":"%1$s","image":"/p.png",
            "offers":{"price":"9.90","priceCurrency":"CNY"}}</script></head>
            <body style="margin:0"><h1 style="margin:0;height:300px;background:#f00">%1$s</h1>
            <img src=/p.png style="position:absolute;left:0;top:400px;width:300px;height:300px">
            <img src=http://other.example/x.png style="position:absolute;left:600px;top:400px">
            <div style="height:3200px"></div><img loading=lazy src=/lazy.png style="display:block;width:300px;height:250px">
            <div class=end></div></body></html>
            """;

    final List<String> asked = new CopyOnWriteArrayList<>();
    final AtomicReference<String> robots = new AtomicReference<>("");
    /** Runs before each answer, with the path. */
    final AtomicReference<java.util.function.Consumer<String>> before = new AtomicReference<>(path -> {});

    private final HttpServer server;
    private final Path folder;

    TallShop(Path folder) throws IOException {
        this.folder = folder;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 20);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        byte[] yellow = png(0xffff00);
        byte[] green = png(0x00ff00);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            asked.add(path);
            before.get().accept(path);
            byte[] body = switch (path) {
                case "/" -> "<a href=/item/1>x</a><a href=/item/2>y</a>".getBytes(StandardCharsets.UTF_8);
                case "/item/1" -> ITEM.formatted("高仿 星*芽*熊 积木").getBytes(StandardCharsets.UTF_8);
                case "/item/2" -> ITEM.formatted("普通茶杯").getBytes(StandardCharsets.UTF_8);
                case "/shop.css" -> ".end{height:250px;background:#00f}".getBytes(StandardCharsets.UTF_8);
                case "/p.png" -> yellow;
                case "/lazy.png" -> green;
                case "/robots.txt" -> robots.get().getBytes(StandardCharsets.UTF_8);
                default -> new byte[0];
            };
            try (exchange) {
                exchange.getResponseHeaders()
                        .set(
                                "Content-Type",
                                path.endsWith(".png")
                                        ? "image/png"
                                        : path.endsWith(".css")
                                                ? "text/css"
                                                : path.endsWith(".txt") ? "text/plain" : "text/html; charset=utf-8");
                exchange.sendResponseHeaders(body.length == 0 && !path.endsWith(".txt") ? 404 : 200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        Files.writeString(Files.createDirectories(folder.resolve("mine")).resolve("pack.yaml"), PACK);
        Files.writeString(
                siteFile(),
                "site: shop\nhome: http://127.0.0.1:%d/\nprivate-addresses: allowed\n"
                                .formatted(server.getAddress().getPort())
                        + "listing: ['/item/(\\d+)']\npoliteness: {delay: 0s}\n");
    }

    private static byte[] png(int rgb) throws IOException {
        BufferedImage picture = new BufferedImage(60, 60, BufferedImage.TYPE_INT_RGB);
        for (int at = 0; at < 60 * 60; at++) {
            picture.setRGB(at % 60, at / 60, rgb);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return bytes.toByteArray();
    }

    Path siteFile() {
        return folder.resolve("shop.yaml");
    }

    SiteFile site() {
        return SiteFiles.read(siteFile()).file().orElseThrow();
    }

    Path packs() {
        return folder.resolve("mine");
    }

    Judgement judgement() {
        return Judgement.load(List.of(packs()), MatchProblems.LOG, java.time.Clock.systemUTC());
    }

    /** A service that knows the shop and crawls it only by hand. */
    ServicePlan plan(Path data, ScreenshotSettings screenshots) {
        return new ServicePlan(
                LivePacks.open(List.of(packs()), MatchProblems.LOG, java.time.Clock.systemUTC()),
                List.of(new PlannedTurn(site(), null)),
                AGENT,
                1,
                ConsoleSettings.local(0),
                data,
                new EvidenceSettings(List.of(), EnvironmentSources.NONE, null, false, screenshots));
    }

    long asked(String path) {
        return asked.stream().filter(path::equals).count();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
