package zhicha.app.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A short piece of everyday work, done once after each build: a shop of two pages on loopback is crawled and its listing
 * matched. The launcher keeps the classes that were loaded for it in an archive, from which later starts have them at once.
 * Arguments: a pack, an empty folder.
 */
final class FirstRun {
    private static final String GOODS = """
            <html lang="zh-CN"><head><meta charset="utf-8"><title>积木</title><script type="application/ld+json">
            {"@type": "Product", "name": "积木", "offers": {"@type": "Offer", "price": "99.00", "priceCurrency": "CNY"}}
            </script></head><body><h1>积木</h1><p class="price">¥99.00</p><a href="/">首页</a></body></html>
            """;

    private FirstRun() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[1]);
        HttpServer shop = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        shop.createContext("/", FirstRun::answer);
        shop.start();
        try {
            Path site = Files.writeString(
                    folder.resolve("site.yaml"), """
                    site: first
                    home: http://127.0.0.1:%d/
                    private-addresses: allowed
                    listing: ["/item/(\\\\d+)"]
                    politeness: {delay: 1ms}
                    """.formatted(shop.getAddress().getPort()));
            Path listings = folder.resolve("listings.jsonl");
            done(
                    "crawl",
                    "--site",
                    site,
                    "--data",
                    folder.resolve("data"),
                    "--out",
                    listings,
                    "--contact",
                    "first@zhicha.example");
            done("match", "--rules", Path.of(arguments[0]), "--listings", listings);
        } finally {
            shop.stop(0);
        }
    }

    private static void done(Object... command) {
        String[] words = new String[command.length];
        for (int i = 0; i < command.length; i++) {
            words[i] = command[i].toString();
        }
        Zhicha.commandLine().execute(words);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String page = path.equals("/") ? "<a href='/item/1'>积木</a>" : path.equals("/item/1") ? GOODS : "";
        byte[] body = page.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
