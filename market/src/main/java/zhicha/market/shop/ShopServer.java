package zhicha.market.shop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import zhicha.market.offer.Catalogue;
import zhicha.market.offer.Offer;
import zhicha.market.picture.PictureBook;
import zhicha.market.seller.Shopkeeper;
import zhicha.market.truth.Reach;
import zhicha.rules.pack.Sector;

/** One shop, answering on its own loopback address. */
public final class ShopServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ShopServer.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern LAST_NUMBER = Pattern.compile("(?<!\\d)(\\d{1,9})(?:\\.html?)?$");
    private static final int OLD = 50_000;

    static {
        // else every small answer waits for the other side's delayed acknowledgement
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final Look look;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final String base;
    private final ShopPages pages;
    private final SiteNotices notices;
    private final PictureBook pictures;
    private final Visits visits;
    private final Map<String, Offer> offers = new HashMap<>();
    private final Map<String, Shopkeeper> keepers = new HashMap<>();

    private ShopServer(Look look, Catalogue catalogue, HttpServer server, Visits visits) {
        this.look = look;
        this.server = server;
        this.visits = visits;
        this.pictures = catalogue.pictures();
        List<Offer> here = catalogue.offers(look.site());
        here.forEach(offer -> offers.put(offer.item(), offer));
        catalogue.keepers().stream()
                .filter(keeper -> keeper.site().equals(look.site()))
                .forEach(keeper -> keepers.put(keeper.id(), keeper));
        InetSocketAddress bound = server.getAddress();
        base = "http://" + bound.getAddress().getHostAddress() + ":" + bound.getPort();
        pages = new ShopPages(look, here, base);
        notices = new SiteNotices(look, here, base);
    }

    /**
     * Opens a shop.
     *
     * @param host loopback address; where this machine does not have it, 127.0.0.1 is taken
     * @param port wished port; 0, or a port that is taken, gives any free one
     */
    public static ShopServer open(Look look, Catalogue catalogue, String host, int port, Visits visits)
            throws IOException {
        ShopServer shop = new ShopServer(look, catalogue, bind(host, port), visits);
        shop.server.createContext("/", shop::handle);
        shop.server.setExecutor(shop.threads);
        shop.server.start();
        return shop;
    }

    private static HttpServer bind(String host, int port) throws IOException {
        for (String address : List.of(host, "127.0.0.1")) {
            for (int wish : port == 0 ? new int[] {0} : new int[] {port, 0}) {
                try {
                    return HttpServer.create(new InetSocketAddress(InetAddress.getByName(address), wish), 64);
                } catch (IOException e) {
                    LOG.debug("demo shop cannot listen on {}:{}: {}", address, wish, e.getMessage());
                }
            }
        }
        throw new IOException("the demo shop can listen neither on " + host + " nor on 127.0.0.1"
                + " -> check that the loopback interface is up (ip addr show lo)");
    }

    public Look look() {
        return look;
    }

    /** Address of the front page, with its closing slash. */
    public URI home() {
        return URI.create(base + "/");
    }

    /** A page as the shop would answer with it. */
    public ShownPage shown(Offer offer) {
        return ShownPage.of(base + look.item(offer.item()), pages.item(offer));
    }

    /** The first page of a category. */
    public ShownPage shown(Sector sector) {
        return ShownPage.of(base + look.category(sector, 1), pages.category(sector, 1));
    }

    static String oldNumber(String item) {
        return Integer.toString(Integer.parseInt(item) - OLD);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            URI uri = exchange.getRequestURI();
            String query = uri.getRawQuery();
            visits.count(look.site(), uri.getRawPath() + (query == null ? "" : "?" + query));
            String method = exchange.getRequestMethod();
            Answer answer = method.equals("GET") || method.equals("HEAD")
                    ? answer(uri, query == null ? "" : query)
                    : Answer.text(405, "text/plain; charset=utf-8", "GET or HEAD only\n");
            if (answer.delayMillis() > 0) {
                Thread.sleep(answer.delayMillis());
            }
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            boolean bodyless = method.equals("HEAD") || answer.body().length == 0;
            exchange.sendResponseHeaders(answer.status(), bodyless ? -1 : answer.body().length);
            if (!bodyless) {
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write(answer.body());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A page that cannot be made is the shop's own fault and says so, rather than leaving the visitor without an answer. */
    private Answer answer(URI uri, String query) {
        try {
            String path = uri.getPath();
            return path == null ? pages.notFound() : answer(path, query);
        } catch (RuntimeException e) {
            LOG.error("demo shop {} could not answer {}", look.site(), uri, e);
            return Answer.text(500, "text/plain; charset=utf-8", "the demo shop could not make this page\n");
        }
    }

    private Answer answer(String path, String query) {
        return switch (path) {
            case "/" -> pages.home();
            case "/robots.txt" -> Answer.text(200, "text/plain; charset=utf-8", notices.robots());
            case "/sitemap.xml" ->
                look == Look.BAZAAR ? pages.notFound() : Answer.text(200, "application/xml", notices.sitemap());
            case "/sitemap-1.xml.gz" ->
                look == Look.CLOUD ? Answer.bytes("application/gzip", notices.packedPart()) : pages.notFound();
            case "/sitemap-2.xml" ->
                look == Look.CLOUD ? Answer.text(200, "application/xml", notices.plainPart()) : pages.notFound();
            case "/search" -> pages.search(query);
            case "/static/style.css" -> Answer.text(200, "text/css; charset=utf-8", Style.sheet(look));
            case "/static/live.js" -> Answer.text(200, "text/javascript; charset=utf-8", Style.LIVE_SCRIPT);
            default -> byPrefix(path, query);
        };
    }

    private Answer byPrefix(String path, String query) {
        if (path.startsWith("/img/")) {
            String name = path.substring("/img/".length());
            String type = name.endsWith(".png") ? "image/png" : "image/jpeg";
            return pictures.bytes(name).map(bytes -> Answer.bytes(type, bytes)).orElseGet(pages::notFound);
        }
        if (path.startsWith("/shop/")) {
            Shopkeeper keeper = keepers.get(path.substring("/shop/".length()));
            return keeper == null ? pages.notFound() : pages.seller(keeper);
        }
        for (Sector sector : Sector.values()) {
            int page = categoryPage(path, query, sector);
            if (page > 0) {
                return pages.category(sector, page);
            }
        }
        Matcher number = LAST_NUMBER.matcher(path);
        return number.find() ? byNumber(path, number.group(1)) : pages.notFound();
    }

    /** The page number that an address asks for, or 0 where it is not this category's. */
    private int categoryPage(String path, String query, Sector sector) {
        if (path.equals(look.category(sector, 1))) {
            Matcher page = Pattern.compile("(?:^|&)page=(\\d{1,4})(?:&|$)").matcher(query);
            return page.find() ? Integer.parseInt(page.group(1)) : 1;
        }
        Matcher number = LAST_NUMBER.matcher(path);
        if (number.find() && number.group(1).length() < 4) {
            int page = Integer.parseInt(number.group(1));
            return page > 1 && path.equals(look.category(sector, page)) ? page : 0;
        }
        return 0;
    }

    private Answer byNumber(String path, String number) {
        Offer offer = offers.get(number);
        if (offer == null) {
            Offer moved = number.length() < 7 ? offers.get(Integer.toString(Integer.parseInt(number) + OLD)) : null;
            if (moved == null || look != Look.CLOUD || !path.equals(look.item(number))) {
                return pages.notFound();
            }
            return Answer.moved(look.item(moved.item()));
        }
        boolean live = offer.reach() == Reach.SCRIPT;
        if (live && path.equals("/live" + look.item(number))) {
            return pages.shell(offer);
        }
        if (live && path.equals("/api/goods/" + number)) {
            return Answer.text(200, "application/json", json(offer));
        }
        boolean internal = offer.reach() == Reach.FORBIDDEN;
        String expected = internal ? "/internal" + look.item(number) : look.item(number);
        return !live && path.toLowerCase(Locale.ROOT).equals(expected) ? pages.item(offer) : pages.notFound();
    }

    private static String json(Offer offer) {
        ObjectNode node = JSON.createObjectNode();
        node.put("title", offer.title()).put("description", offer.description());
        node.put("category", offer.sector().chinese());
        node.put("price", offer.price().shown())
                .put("sold", offer.sold().shown())
                .put("stock", offer.stock());
        node.put("shipsFrom", offer.keeper().shipsFrom());
        var pictures = node.putArray("pictures");
        offer.pictures().forEach(name -> pictures.add("/img/" + name));
        node.putObject("seller")
                .put("id", offer.keeper().id())
                .put("name", offer.keeper().name())
                .put("location", offer.keeper().location())
                .put("licence", offer.keeper().licence());
        return JSON.writeValueAsString(node);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
