package zhicha.app.crawl;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;

/** A shop on loopback whose offers, lists and layout change while it is watched. */
final class ChangingShop implements AutoCloseable {
    private static final int A_PAGE = 20;

    /** Goods by number: title and price; what is missing answers with 404. */
    final Map<Integer, String[]> goods = new ConcurrentHashMap<>();

    /** Goods that lists do not name. */
    volatile IntPredicate unlisted = item -> false;
    /** Goods whose page says that they are gone, with status 200. */
    volatile IntPredicate taken = item -> false;
    /** From the so-many-th page of goods on prices are drawn by a script and nobody finds them. */
    volatile int newLayoutFrom = Integer.MAX_VALUE;

    final CopyOnWriteArrayList<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger shown = new AtomicInteger();
    private final HttpServer server;

    ChangingShop(int goods) throws IOException {
        for (int item = 1; item <= goods; item++) {
            this.goods.put(item, new String[] {"星芽熊 积木 " + item, "¥" + (100 + item) + ".00"});
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    String home() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** Its site file, with more lines of the test's own. */
    Path siteFile(Path folder, String more) throws IOException {
        return Files.writeString(folder.resolve("shop.yaml"), """
                site: shop
                home: %s
                private-addresses: allowed
                follow: ['/c/\\d+']
                listing: ['/item/(\\d+)']
                politeness: {delay: 0ms, parallel: 4}
                extract: {price: .price, brand: .brand}
                %s""".formatted(home(), more));
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        asked.add(path);
        String page = page(path);
        byte[] body = page.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .set("Content-Type", path.equals("/robots.txt") ? "text/plain" : "text/html; charset=utf-8");
        exchange.sendResponseHeaders(page.isEmpty() ? 404 : 200, page.isEmpty() ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String page(String path) {
        if (path.equals("/robots.txt")) {
            return "User-agent: *\nAllow: /\n";
        }
        if (path.equals("/")) {
            StringBuilder menu = new StringBuilder("<h1>店</h1>");
            for (int page = 1; page <= pages(); page++) {
                menu.append("<a href='/c/")
                        .append(page)
                        .append("'>")
                        .append(page)
                        .append("</a>");
            }
            return menu.toString();
        }
        if (path.startsWith("/c/")) {
            StringBuilder list = new StringBuilder("<h1>列表</h1>");
            int page = Integer.parseInt(path.substring(3));
            new TreeMap<>(goods)
                    .keySet().stream()
                            .skip((long) (page - 1) * A_PAGE)
                            .limit(A_PAGE)
                            .filter(item -> !unlisted.test(item))
                            .forEach(item -> list.append("<li><a href='/item/")
                                    .append(item)
                                    .append("'>x</a></li>"));
            return list.toString();
        }
        String[] offer = path.startsWith("/item/") ? goods.get(Integer.parseInt(path.substring(6))) : null;
        if (offer == null) {
            return "";
        }
        if (taken.test(Integer.parseInt(path.substring(6)))) {
            return "<title>提示</title><h1>该商品已下架</h1>";
        }
        boolean fresh = shown.incrementAndGet() >= newLayoutFrom;
        return "<title>" + offer[0] + "</title><h1>" + offer[0] + "</h1>"
                + (fresh ? "<div id=cost data-cost=x></div>" : "<p class=price>" + offer[1] + "</p>")
                + "<p class=brand>星芽</p>";
    }

    int pages() {
        return (goods.size() + A_PAGE - 1) / A_PAGE;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
