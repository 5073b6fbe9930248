package zhicha.app.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One tab of headless Chromium, spoken to over its DevTools protocol. */
final class Chromium implements AutoCloseable {
    static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Path profile;
    private final WebSocket socket;
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger();
    /** JavaScript dialogs that opened; a page that fires an injected alert would raise it. */
    final AtomicInteger dialogs = new AtomicInteger();

    private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();

    static boolean installed() {
        return Files.isExecutable(PROGRAM);
    }

    Chromium() throws Exception {
        profile = Files.createTempDirectory("zhicha-chromium");
        process = new ProcessBuilder(
                        PROGRAM.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--hide-scrollbars",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("log").toFile())
                .start();
        Path port = profile.resolve("DevToolsActivePort");
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(port) || Files.readAllLines(port).isEmpty()) {
            if (System.nanoTime() > end || !process.isAlive()) {
                throw new IOException("chromium did not start: " + Files.readString(profile.resolve("log")));
            }
            Thread.sleep(50);
        }
        HttpClient client = HttpClient.newHttpClient();
        JsonNode tabs = JSON.readTree(client.send(
                        java.net.http.HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                                        + Files.readAllLines(port).getFirst() + "/json"))
                                .build(),
                        java.net.http.HttpResponse.BodyHandlers.ofString())
                .body());
        socket = client.newWebSocketBuilder()
                .buildAsync(URI.create(tabs.get(0).get("webSocketDebuggerUrl").asString()), new Ear())
                .get(30, TimeUnit.SECONDS);
        call("Page.enable", Map.of());
        call("Network.enable", Map.of());
        call("Runtime.enable", Map.of());
    }

    void size(int width, int height) throws Exception {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    }

    void cookie(URI address, String name, String value) throws Exception {
        call("Network.setCookie", Map.of("url", address.toString(), "name", name, "value", value));
    }

    void open(URI address) throws Exception {
        loaded = new CompletableFuture<>();
        call("Page.navigate", Map.of("url", address.toString()));
        loaded.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    String run(String script) throws Exception {
        JsonNode answer = call("Runtime.evaluate", Map.of("expression", script, "returnByValue", true));
        return answer.path("result").path("value").asString("");
    }

    /** Presses a key as a person would. */
    void press(String key) throws Exception {
        call("Input.dispatchKeyEvent", Map.of("type", "keyDown", "key", key, "text", key));
        call("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key));
    }

    /** Waits until the script says {@code true}. */
    void await(String script) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!"true".equals(run("String(" + script + ")"))) {
            if (System.nanoTime() > end) {
                throw new AssertionError(
                        "never came true: " + script + "; the page says " + run("document.body.innerText"));
            }
            Thread.sleep(50);
        }
    }

    void screenshot(Path file, boolean whole) throws Exception {
        JsonNode answer = call("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", whole));
        Files.write(file, Base64.getDecoder().decode(answer.get("data").asString()));
    }

    private JsonNode call(String method, Map<String, Object> parameters) throws Exception {
        int id = next.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        socket.sendText(JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)), true)
                .get(10, TimeUnit.SECONDS);
        return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private final class Ear implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                JsonNode message = JSON.readTree(text.toString());
                text.setLength(0);
                switch (message.path("method").asString("")) {
                    case "Page.loadEventFired" -> loaded.complete(null);
                    case "Page.javascriptDialogOpening" -> dialogs.incrementAndGet();
                    default -> {}
                }
                CompletableFuture<JsonNode> answer =
                        answers.remove(message.path("id").asInt(-1));
                if (answer != null) {
                    answer.complete(message.path("result"));
                }
            }
            socket.request(1);
            return null;
        }
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException late) {
                    // a child of the browser may still write; the folder is temporary anyway
                }
            });
        }
    }
}
