package zhicha.app.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * ReplayWeb.page as its makers publish it, served on loopback. It is no part of this project: the test's set-up takes it from the
 * npm registry by name and version, and holds it to the digest below.
 */
final class ReplayWebPage implements AutoCloseable {
    static final String NAME = "replaywebpage@2.5.3";
    private static final String SHA256 = "b7d35c39c4da9b7121c5a393911d8675d4cc6f19513c380191e16b086bea812c";

    private final HttpServer server;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    private ReplayWebPage(Path unpacked) throws IOException {
        files.put("/replay/sw.js", Files.readAllBytes(unpacked.resolve("sw.js")));
        files.put("/ui.js", Files.readAllBytes(unpacked.resolve("ui.js")));
        files.put(
                "/replay/",
                "<!doctype html><html><head><script src=\"/ui.js\"></script></head><body><replay-app-main></replay-app-main></body></html>"
                        .getBytes(StandardCharsets.UTF_8));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 20);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** @throws IOException where it cannot be had, with the reason */
    static ReplayWebPage open() throws IOException, InterruptedException {
        Path folder = Path.of("target", "replaywebpage");
        Path packed = folder.resolve("replaywebpage-2.5.3.tgz");
        Files.createDirectories(folder);
        if (!Files.exists(packed)) {
            run(folder, "npm", "pack", "--silent", NAME);
        }
        byte[] bytes = Files.readAllBytes(packed);
        try {
            String digest = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            if (!digest.equals(SHA256)) {
                Files.delete(packed);
                throw new IOException(NAME + " came with sha256 " + digest + " instead of " + SHA256);
            }
        } catch (java.security.NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
        run(folder, "tar", "-xzf", packed.getFileName().toString());
        return new ReplayWebPage(folder.resolve("package"));
    }

    private static void run(Path folder, String... command) throws IOException, InterruptedException {
        Path said = folder.resolve("said.txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(String.join(" ", command) + " did not end");
        }
        if (process.exitValue() != 0) {
            throw new IOException(String.join(" ", command) + ": " + Files.readString(said));
        }
    }

    /** A page that shows one address of a package, as a site that embeds the player would. */
    URI showing(byte[] wacz, String url) {
        files.put("/lead.wacz", wacz);
        files.put("/index.html", """
                <!doctype html><html><head><meta charset="utf-8"><script src="/ui.js"></script></head>
                <body style="margin:0"><replay-web-page style="height:1100px;display:block" replaybase="/replay/" coll="lead"
                  source="/lead.wacz" url="%s"></replay-web-page></body></html>
                """.formatted(url.replace("&", "&amp;").replace("\"", "&quot;"))
                .getBytes(StandardCharsets.UTF_8));
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/index.html");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] file = files.get(path);
        int status = file == null ? 404 : 200;
        byte[] body = file == null ? new byte[0] : file;
        String range = exchange.getRequestHeaders().getFirst("Range");
        var headers = exchange.getResponseHeaders();
        headers.set("Accept-Ranges", "bytes");
        headers.set(
                "Content-Type",
                path.endsWith(".js")
                        ? "text/javascript"
                        : path.endsWith(".html") || path.endsWith("/") ? "text/html" : "application/wacz");
        if (file != null && range != null && range.matches("bytes=\\d+-\\d*")) {
            String[] ends = range.substring(6).split("-", 2);
            int from = Integer.parseInt(ends[0]);
            int to = ends[1].isEmpty() ? body.length : Math.min(body.length, Integer.parseInt(ends[1]) + 1);
            headers.set("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + body.length);
            body = Arrays.copyOfRange(body, from, to);
            status = 206;
        }
        boolean head = exchange.getRequestMethod().equals("HEAD");
        if (head) {
            headers.set("Content-Length", Integer.toString(body.length));
        }
        exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
        if (!head && body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
