package zhicha.crawler.fetch.browser;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Chromium's DevTools protocol: calls with answers, and events. */
final class DevTools implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LARGEST = 64 << 20;
    /** An answer names its call first. */
    private static final int BEGINNING = 40;

    private static final Pattern CALL = Pattern.compile("^\\{\"id\":(\\d{1,9}),");
    private static final Duration USUAL = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final Map<String, BiConsumer<String, JsonNode>> listeners = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final Executor events = Executors.newVirtualThreadPerTaskExecutor();
    private final WebSocket socket;
    private volatile boolean broken;

    DevTools(URI address) throws IOException, InterruptedException {
        try {
            socket = client.newWebSocketBuilder()
                    .buildAsync(address, new Reader())
                    .get(10, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            client.shutdownNow();
            throw new IOException("no DevTools at " + address + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            client.shutdownNow();
            throw e;
        }
    }

    private final class Reader implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();
        private boolean tooLong;

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            if (message.length() + part.length() > LARGEST) {
                // one page's picture, and no reason to lose the browser that other pages are shown in
                tooLong = true;
                message.setLength(Math.min(message.length(), BEGINNING));
            }
            if (!tooLong) {
                message.append(part);
            }
            if (last) {
                if (tooLong) {
                    refuse(message);
                } else {
                    take(JSON.readTree(message.toString()));
                }
                message.setLength(0);
                message.trimToSize();
                tooLong = false;
            }
            from.request(1);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            fail(new IOException("the browser closed the connection"));
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void onError(WebSocket from, Throwable problem) {
            fail(new IOException("connection to the browser: " + problem.getMessage(), problem));
        }
    }

    /** Whether calls can still be answered. */
    boolean open() {
        return !broken && !socket.isOutputClosed() && !socket.isInputClosed();
    }

    private void fail(IOException problem) {
        broken = true;
        waiting.values().forEach(one -> one.completeExceptionally(problem));
    }

    private void refuse(CharSequence beginning) {
        Matcher call = CALL.matcher(beginning);
        CompletableFuture<JsonNode> waits = call.find() ? waiting.remove(Integer.valueOf(call.group(1))) : null;
        if (waits != null) {
            waits.completeExceptionally(new IOException("an answer of over " + LARGEST + " characters"));
        }
    }

    private void take(JsonNode message) {
        if (message.has("id")) {
            CompletableFuture<JsonNode> call = waiting.remove(message.path("id").asInt());
            if (call != null && message.has("error")) {
                call.completeExceptionally(
                        new IOException(message.path("error").path("message").asString("error")));
            } else if (call != null) {
                call.complete(message.path("result"));
            }
            return;
        }
        BiConsumer<String, JsonNode> listener =
                listeners.get(message.path("sessionId").asString(""));
        if (listener != null) {
            events.execute(() -> listener.accept(message.path("method").asString(""), message.path("params")));
        }
    }

    /** Hears the events of one session, each on a thread of its own. */
    void listen(String session, BiConsumer<String, JsonNode> listener) {
        listeners.put(session, listener);
    }

    void forget(String session) {
        listeners.remove(session);
    }

    /** @param session empty for the browser itself */
    JsonNode call(String session, String method, Map<String, ?> parameters) throws IOException, InterruptedException {
        return call(session, method, parameters, USUAL);
    }

    /** @param patience longest wait for the answer */
    JsonNode call(String session, String method, Map<String, ?> parameters, Duration patience)
            throws IOException, InterruptedException {
        int id = calls.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        Map<String, Object> message = new java.util.LinkedHashMap<>();
        message.put("id", id);
        message.put("method", method);
        message.put("params", parameters);
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        try {
            synchronized (socket) {
                socket.sendText(JSON.writeValueAsString(message), true).get(10, TimeUnit.SECONDS);
            }
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException(method + ": " + String.valueOf(e.getMessage()), e);
        } catch (TimeoutException e) {
            throw new IOException(method + " was not answered", e);
        } finally {
            waiting.remove(id);
        }
    }

    @Override
    public void close() {
        socket.abort();
        client.shutdownNow();
    }
}
