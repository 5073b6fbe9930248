package zhicha.crawler.fetch.browser;

import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.fetch.Exchange;
import zhicha.crawler.fetch.FetchOutcome;
import zhicha.crawler.fetch.Header;
import zhicha.crawler.frontier.FrontierException;

/** One page being shown: every request it makes is answered here, or refused. */
final class PageVisit {
    /** What a page needs to show its words; pictures and fonts are none of it. */
    private static final Set<String> FOR_WORDS = Set.of("Document", "Script", "XHR", "Fetch", "Stylesheet");
    /** What it needs to look as it does for a buyer; films and sound are none of it. */
    private static final Set<String> FOR_LOOKS =
            Set.of("Document", "Script", "XHR", "Fetch", "Stylesheet", "Image", "Font");
    /** The same for everybody and for some time; what a script asks for may be neither. */
    private static final Set<String> LASTING = Set.of("Script", "Stylesheet", "Image", "Font");
    /** Headers that speak of the transfer, which is over when the browser gets the body. */
    private static final Set<String> OF_THE_TRANSFER =
            Set.of("content-encoding", "content-length", "transfer-encoding", "connection", "keep-alive");

    private static final int MOST_REQUESTS = 60;
    /** Of a page that is photographed: a usual shop page has some sixty pictures. */
    private static final int MOST_FOR_LOOKS = 200;

    private static final long QUIET_NANOS = Duration.ofMillis(400).toNanos();
    /** Bytes of all that is fetched for one page; a hostile one asks for as much as it gets. */
    private static final long MOST_BYTES = 32L << 20;

    private static final String UNASKED = "the site was asked as much today as it may be";

    private static final int MOST_NOTES = 100;
    private static final int LONGEST_NOTE = 500;
    /** Longest document that is taken over, in UTF-16 units. */
    private static final int LONGEST_DOCUMENT = 8 << 20;

    private final DevTools tools;
    private final String session;
    private final WebAddress address;
    private final Exchange page;
    private final Subresources more;
    private final @Nullable Screen screen;
    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    private final List<String> notes = new CopyOnWriteArrayList<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicInteger fetching = new AtomicInteger();
    private final AtomicLong lastMoved = new AtomicLong(System.nanoTime());
    private final CompletableFuture<Boolean> loaded = new CompletableFuture<>();
    /** Requests that were refused because the site may be asked no more today. */
    private final AtomicInteger unasked = new AtomicInteger();
    /** The kill switch was pulled while the page was shown, or nothing can be asked for any more. */
    private volatile boolean stopped;
    /** The queue of the crawl failed while something was asked for. */
    private volatile @Nullable FrontierException broken;

    /** @param screen that a picture of the page is taken on, or null where only its document is wanted */
    PageVisit(
            DevTools tools,
            String session,
            WebAddress address,
            Exchange page,
            Subresources more,
            @Nullable Screen screen) {
        this.tools = tools;
        this.session = session;
        this.address = address;
        this.page = page;
        this.more = more;
        this.screen = screen;
    }

    /**
     * @throws FrontierException where the queue of the crawl failed meanwhile: what could not be asked for says nothing of the
     *     page, and a picture of the rest would
     */
    Rendering show(Duration deadline) throws IOException, InterruptedException {
        Rendering shown;
        try {
            shown = shown(deadline);
        } catch (IOException e) {
            unbroken();
            throw e;
        }
        unbroken();
        return shown;
    }

    private void unbroken() {
        FrontierException problem = broken;
        if (problem != null) {
            throw problem;
        }
    }

    private Rendering shown(Duration deadline) throws IOException, InterruptedException {
        Thinking thinking = new Thinking(deadline);
        Camera camera = screen == null ? null : new Camera(tools, session, screen);
        tools.listen(session, this::heard);
        try {
            if (camera != null) {
                camera.setUp();
            }
            tools.call(session, "Fetch.enable", Map.of("patterns", List.of(Map.of("urlPattern", "*"))));
            tools.call(session, "Page.enable", Map.of());
            tools.call(session, "Page.navigate", Map.of("url", address.toString()));
            boolean rest = rests(thinking);
            if (camera != null && !halted()) {
                camera.walk(() -> !halted() && thinking.mayGoOn(fetching.get() > 0));
                lastMoved.set(System.nanoTime());
                rest = rests(thinking);
            }
            if (!rest) {
                notes.addFirst(
                        stopped
                                ? "all traffic was stopped"
                                : "still busy after " + deadline.toMillis() + " ms; shown as it was then");
            }
            if (camera == null) {
                String html = evaluated("document.documentElement.outerHTML.slice(0, " + LONGEST_DOCUMENT + ")");
                return new Rendering(html, exchanges, notes, rest, null, unasked.get());
            }
            Screenshot screenshot = halted() ? null : taken(camera);
            return new Rendering("", exchanges, notes, rest, screenshot, unasked.get());
        } finally {
            tools.forget(session);
        }
    }

    private boolean halted() {
        if (more.stopped()) {
            stopped = true;
        }
        return stopped;
    }

    private boolean rests(Thinking thinking) throws InterruptedException {
        while (!halted() && thinking.mayGoOn(fetching.get() > 0) && !atRest()) {
            Thread.sleep(20);
        }
        return atRest();
    }

    private String evaluated(String expression) throws IOException, InterruptedException {
        return tools.call(session, "Runtime.evaluate", Map.of("expression", expression, "returnByValue", true))
                .path("result")
                .path("value")
                .asString("");
    }

    private @Nullable Screenshot taken(Camera camera) throws InterruptedException {
        try {
            Screenshot screenshot = camera.take();
            String shown = evaluated("location.href.replace(/#.*/s, '')");
            if (!shown.equals(address.toString())) {
                note("the page's script led on to " + shown);
            }
            return screenshot;
        } catch (IOException e) {
            notes.addFirst("no picture could be taken: " + e.getMessage());
            return null;
        }
    }

    private boolean atRest() {
        return loaded.isDone() && underWay.get() == 0 && System.nanoTime() - lastMoved.get() > QUIET_NANOS;
    }

    private void heard(String event, JsonNode parameters) {
        if (event.equals("Page.loadEventFired")) {
            lastMoved.set(System.nanoTime());
            loaded.complete(true);
        } else if (event.equals("Page.javascriptDialogOpening")) {
            closeDialog();
        } else if (event.equals("Fetch.requestPaused")) {
            underWay.incrementAndGet();
            try {
                answer(parameters);
            } catch (FrontierException e) {
                broken = e;
                stopped = true;
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

    /** An alert holds all scripts of its page until somebody closes it, and here nobody looks. */
    private void closeDialog() {
        try {
            tools.call(session, "Page.handleJavaScriptDialog", Map.of("accept", false));
        } catch (IOException e) {
            note("a dialog was not closed: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(JsonNode asked) throws IOException, InterruptedException {
        String id = asked.path("requestId").asString();
        JsonNode request = asked.path("request");
        String url = request.path("url").asString("");
        String type = asked.path("resourceType").asString("");
        Optional<WebAddress> wanted = WebAddress.of(url);
        Set<String> kinds = screen == null ? FOR_WORDS : FOR_LOOKS;
        boolean needed =
                kinds.contains(type) && request.path("method").asString("").equals("GET");
        int most = screen == null ? MOST_REQUESTS : MOST_FOR_LOOKS;
        if (wanted.isEmpty() || !needed || made.incrementAndGet() > most || bytes.get() > MOST_BYTES) {
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
        Optional<Exchange> atHand = LASTING.contains(type) ? more.atHand(wanted.get()) : Optional.empty();
        if (atHand.isPresent()) {
            bytes.addAndGet(atHand.get().body().length);
            fulfil(id, atHand.get());
            return;
        }
        if (unasked.get() > 0) {
            // each would wait for its turn first
            unasked.incrementAndGet();
            note(url + ": " + UNASKED);
            refuse(id);
            return;
        }
        switch (fetched(wanted.get())) {
            case FetchOutcome.Fetched fetched -> {
                exchanges.addAll(fetched.exchanges());
                bytes.addAndGet(fetched.answer().body().length);
                fulfil(id, fetched.answer());
            }
            case FetchOutcome.Refused refused -> {
                // nobody is asked any more: there is nothing to wait for
                if (refused.reason() == FetchOutcome.Refused.Reason.STOPPED) {
                    stopped = true;
                }
                if (refused.reason() == FetchOutcome.Refused.Reason.DAY_SPENT) {
                    unasked.incrementAndGet();
                }
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
                .filter(header -> !OF_THE_TRANSFER.contains(header.name().toLowerCase(Locale.ROOT)))
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
