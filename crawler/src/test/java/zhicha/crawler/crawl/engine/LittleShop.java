package zhicha.crawler.crawl.engine;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A shop on a loopback address that remembers who asked for what, and when. */
public final class LittleShop implements AutoCloseable {
    /** One request as the shop saw it; times are nanoseconds of this process. */
    public record Visit(String target, long began, long ended) {}

    @FunctionalInterface
    interface Page {
        void serve(HttpExchange exchange) throws Exception;
    }

    static final byte[] PICTURE = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 1, 2, 3};

    private final List<Visit> visits = new CopyOnWriteArrayList<>();
    private final AtomicInteger serving = new AtomicInteger();
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final HttpServer server;

    public LittleShop(String host) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(host), 0), 100);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    public String url(String target) {
        return "http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort() + target;
    }

    LittleShop on(String target, Page page) {
        pages.put(target, page);
        return this;
    }

    public LittleShop html(String target, String body) {
        return on(
                target,
                exchange -> send(exchange, 200, "text/html; charset=utf-8", body.getBytes(StandardCharsets.UTF_8)));
    }

    LittleShop picture(String target) {
        return on(target, exchange -> send(exchange, 200, "image/jpeg", PICTURE));
    }

    LittleShop status(String target, int status, Map<String, String> headers) {
        return on(target, exchange -> {
            headers.forEach(exchange.getResponseHeaders()::set);
            send(exchange, status, "text/plain", new byte[0]);
        });
    }

    /** A front page, categories with paging, and listings with a picture each. */
    public LittleShop stocked(int listings, int perPage) {
        int categories = (listings + perPage - 1) / perPage;
        StringBuilder front = new StringBuilder();
        for (int page = 1; page <= categories; page++) {
            StringBuilder category = new StringBuilder();
            for (int item = (page - 1) * perPage + 1; item <= Math.min(page * perPage, listings); item++) {
                category.append(link("/item/" + item + "?utm_source=c" + page));
                html(
                        "/item/" + item,
                        "<h1>商品 " + item + "</h1><img src='/img/" + item + ".jpg'>"
                                + link("/item/" + (item % listings + 1) + "?spm=x"));
                picture("/img/" + item + ".jpg");
            }
            html("/c/" + page, category + link("/c/" + (page + 1)));
        }
        front.append(link("/c/1")).append(link("/missing"));
        return html("/", front.toString());
    }

    static String link(String target) {
        return "<a href='" + target + "'>x</a>";
    }

    static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private void serve(HttpExchange exchange) throws IOException {
        serving.incrementAndGet();
        long began = System.nanoTime();
        String target = exchange.getRequestURI().toString();
        try (exchange) {
            Page page = pages.get(target);
            if (page == null) {
                send(exchange, 404, "text/plain", new byte[0]);
            } else {
                page.serve(exchange);
            }
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        } finally {
            visits.add(new Visit(target, began, System.nanoTime()));
            serving.decrementAndGet();
        }
    }

    /** All visits. An answer is often read before its visit is noted, so those under way are waited for, a second at the most. */
    List<Visit> visits() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        while (serving.get() > 0 && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(1_000_000);
        }
        return List.copyOf(visits);
    }

    long visits(String target) {
        return visits().stream().filter(visit -> visit.target().equals(target)).count();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
