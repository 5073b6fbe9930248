package zhicha.crawler.fetch.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.fetch.Exchange;
import zhicha.crawler.fetch.FetchOutcome;
import zhicha.crawler.fetch.Header;

/** A headless Chromium without a network of its own. Thread-safe; start it once for many pages. */
public final class Chromium implements AutoCloseable {
    private static final List<Path> PLACES = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));
    /** What a page needs to show its words; pictures and fonts are none of it. */
    private static final Set<String> NEEDED = Set.of("Document", "Script", "XHR", "Fetch", "Stylesheet");
    /** Headers that speak of the transfer, which is over when the browser gets the body. */
    private static final Set<String> OF_THE_TRANSFER =
            Set.of("content-encoding", "content-length", "transfer-encoding", "connection", "keep-alive");

    private static final int MOST_REQUESTS = 60;
    private static final long QUIET_NANOS = Duration.ofMillis(400).toNanos();
    /** Bytes of all that is fetched for one page; a hostile one asks for as much as it gets. */
    private static final long MOST_BYTES = 32L << 20;

    private static final int MOST_NOTES = 100;
    private static final int LONGEST_NOTE = 500;
    /** Longest document that is taken over, in UTF-16 units. */
    private static final int LONGEST_DOCUMENT = 8 << 20;

    private final Process process;
    private final Path profile;
    private final DevTools tools;

    private Chromium(Process process, Path profile, DevTools tools) {
        this.process = process;
        this.profile = profile;
        this.tools = tools;
    }

    /** The installed browser; where there is none, {@code apt install chromium} cures it. */
    public static Optional<Path> installed() {
        return PLACES.stream().filter(Files::isExecutable).findFirst();
    }

    /** Whether it can still be spoken to. A page may bring a browser down; start another one then. */
    public boolean alive() {
        return process.isAlive() && tools.open();
    }

    public static Chromium start(Path program) throws IOException, InterruptedException {
        Path profile = Files.createTempDirectory("zhicha-browser");
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--headless=new",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "--disable-gpu",
                "--no-first-run",
                "--mute-audio",
                "--disable-background-networking",
                "--disable-sync",
                "--disable-extensions",
                "--disable-component-update",
                // each page has a process of its own; one more in waiting is never used
                "--disable-features=SpareRendererForSitePerProcess",
                "--disable-dev-shm-usage",
                // what is not answered by us goes nowhere, on loopback neither
                "--proxy-server=http://127.0.0.1:9",
                "--proxy-bypass-list=<-loopback>",
                "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
                "--disable-quic"));
        if ("root".equals(System.getProperty("user.name"))) {
            // Chromium refuses its sandbox to root
            command.add("--no-sandbox");
        }
        command.add("about:blank");
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return new Chromium(process, profile, new DevTools(devTools(process)));
        } catch (IOException | RuntimeException e) {
            process.destroyForcibly();
            delete(profile);
            throw e;
        }
    }

    private static URI devTools(Process process) throws IOException {
        BufferedReader said = process.errorReader(StandardCharsets.UTF_8);
        CompletableFuture<URI> address = new CompletableFuture<>();
        // goes on reading after the address is known, or the browser would block on a full pipe
        Thread.ofVirtual().start(() -> {
            try (said) {
                for (String line = said.readLine(); line != null; line = said.readLine()) {
                    int at = line.indexOf("ws://");
                    if (line.startsWith("DevTools listening") && at >= 0) {
                        address.complete(URI.create(line.substring(at).strip()));
                    }
                }
            } catch (IOException e) {
                // it ended
            }
            address.completeExceptionally(new IOException("the browser ended before it could be spoken to"));
        });
        try {
            return address.get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IOException("the browser did not start: " + e.getMessage(), e);
        }
    }

    /**
     * Shows one page and waits until its scripts have come to rest, at most until the deadline.
     *
     * @param deadline not counting the time in which nothing but answers to the page's requests is waited for
     * @param page the answer already at hand for this address; it is not asked for again
     */
    public Rendering render(WebAddress address, Exchange page, Subresources more, Duration deadline)
            throws IOException, InterruptedException {
        String target = "";
        String context = tools.call("", "Target.createBrowserContext", Map.of())
                .path("browserContextId")
                .asString();
        try {
            target = tools.call("", "Target.createTarget", Map.of("url", "about:blank", "browserContextId", context))
                    .path("targetId")
                    .asString();
            String session = tools.call("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                    .path("sessionId")
                    .asString();
            return new Visit(session, address, page, more).show(deadline);
        } finally {
            tools.call("", "Target.disposeBrowserContext", Map.of("browserContextId", context));
        }
    }

    /** One page being shown. */
    private final class Visit {
        private final String session;
        private final WebAddress address;
        private final Exchange page;
        private final Subresources more;
        private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
        private final List<String> notes = new CopyOnWriteArrayList<>();
        private final AtomicInteger underWay = new AtomicInteger();
        private final AtomicInteger made = new AtomicInteger();
        private final AtomicLong bytes = new AtomicLong();
        private final AtomicInteger fetching = new AtomicInteger();
        private final AtomicLong lastMoved = new AtomicLong(System.nanoTime());
        private final CompletableFuture<Boolean> loaded = new CompletableFuture<>();

        Visit(String session, WebAddress address, Exchange page, Subresources more) {
            this.session = session;
            this.address = address;
            this.page = page;
            this.more = more;
        }

        Rendering show(Duration deadline) throws IOException, InterruptedException {
            Thinking thinking = new Thinking(deadline);
            tools.listen(session, this::heard);
            try {
                tools.call(session, "Fetch.enable", Map.of("patterns", List.of(Map.of("urlPattern", "*"))));
                tools.call(session, "Page.enable", Map.of());
                tools.call(session, "Page.navigate", Map.of("url", address.toString()));
                while (thinking.mayGoOn(fetching.get() > 0) && !atRest()) {
                    Thread.sleep(20);
                }
                boolean rest = atRest();
                if (!rest) {
                    notes.addFirst("still busy after " + deadline.toMillis() + " ms; shown as it was then");
                }
                JsonNode html = tools.call(
                        session,
                        "Runtime.evaluate",
                        Map.of(
                                "expression",
                                "document.documentElement.outerHTML.slice(0, " + LONGEST_DOCUMENT + ")",
                                "returnByValue",
                                true));
                return new Rendering(html.path("result").path("value").asString(""), exchanges, notes, rest);
            } finally {
                tools.forget(session);
            }
        }

        private boolean atRest() {
            return loaded.isDone() && underWay.get() == 0 && System.nanoTime() - lastMoved.get() > QUIET_NANOS;
        }

        private void heard(String event, JsonNode parameters) {
            if (event.equals("Page.loadEventFired")) {
                lastMoved.set(System.nanoTime());
                loaded.complete(true);
            } else if (event.equals("Fetch.requestPaused")) {
                underWay.incrementAndGet();
                try {
                    answer(parameters);
                } catch (IOException | RuntimeException e) {
                    note("request not answered: " + e.getMessage());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } finally {
                    lastMoved.set(System.nanoTime());
                    underWay.decrementAndGet();
                }
            }
        }

        private void answer(JsonNode asked) throws IOException, InterruptedException {
            String id = asked.path("requestId").asString();
            JsonNode request = asked.path("request");
            String url = request.path("url").asString("");
            String type = asked.path("resourceType").asString("");
            Optional<WebAddress> wanted = WebAddress.of(url);
            boolean needed =
                    NEEDED.contains(type) && request.path("method").asString("").equals("GET");
            if (wanted.isEmpty() || !needed || made.incrementAndGet() > MOST_REQUESTS || bytes.get() > MOST_BYTES) {
                if (needed) {
                    note("not asked for: " + url);
                }
                refuse(id);
                return;
            }
            if (wanted.get().equals(address) && type.equals("Document")) {
                fulfil(id, page);
                return;
            }
            switch (fetched(wanted.get())) {
                case FetchOutcome.Fetched fetched -> {
                    exchanges.addAll(fetched.exchanges());
                    bytes.addAndGet(fetched.answer().body().length);
                    fulfil(id, fetched.answer());
                }
                case FetchOutcome.Refused refused -> {
                    note(url + ": " + refused.detail());
                    refuse(id);
                }
                case FetchOutcome.Failed failed -> {
                    note(url + ": " + failed.detail());
                    refuse(id);
                }
            }
        }

        private FetchOutcome fetched(WebAddress wanted) throws InterruptedException {
            fetching.incrementAndGet();
            try {
                return more.fetch(wanted);
            } finally {
                fetching.decrementAndGet();
            }
        }

        /** A page may make as many requests as it likes, and as long; what is noted of them is bounded. */
        private void note(String said) {
            if (notes.size() < MOST_NOTES) {
                notes.add(said.length() <= LONGEST_NOTE ? said : said.substring(0, LONGEST_NOTE) + "…");
            }
        }

        private void refuse(String id) throws IOException, InterruptedException {
            tools.call(session, "Fetch.failRequest", Map.of("requestId", id, "errorReason", "BlockedByClient"));
        }

        private void fulfil(String id, Exchange exchange) throws IOException, InterruptedException {
            List<Map<String, String>> headers = exchange.responseHeaders().stream()
                    .filter(header -> !OF_THE_TRANSFER.contains(header.name().toLowerCase(java.util.Locale.ROOT)))
                    .map((Header header) -> Map.of("name", header.name(), "value", header.value()))
                    .toList();
            tools.call(
                    session,
                    "Fetch.fulfillRequest",
                    Map.of(
                            "requestId",
                            id,
                            "responseCode",
                            exchange.status(),
                            "responseHeaders",
                            headers,
                            "body",
                            Base64.getEncoder().encodeToString(exchange.body())));
        }
    }

    @Override
    public void close() {
        tools.close();
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        delete(profile);
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            // a temporary folder: the system clears it
        }
    }
}
