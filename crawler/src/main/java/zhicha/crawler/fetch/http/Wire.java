package zhicha.crawler.fetch.http;

import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.fetch.Decoding;
import zhicha.crawler.fetch.FetchLimits;
import zhicha.crawler.fetch.FetchOutcome.Failed;
import zhicha.crawler.fetch.FetchRequest;
import zhicha.crawler.fetch.Header;

/** One request and its answer over HTTP/1.1, held to the limits; no redirects, cookies, retries or decoding by the client. */
final class Wire implements AutoCloseable {
    private final FetchPolicy policy;
    private final CloseableHttpClient client;
    private final PoolingHttpClientConnectionManager connections;
    private final Set<HttpGet> underWay = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor clock;
    private volatile boolean closed;

    /** @param trust whom to trust; null for whom this Java trusts */
    Wire(FetchPolicy policy, DnsResolver resolver, @Nullable SSLContext trust) {
        this.policy = policy;
        FetchLimits limits = policy.limits();
        Http1Config http1 = Http1Config.custom()
                .setMaxHeaderCount(limits.headers())
                .setMaxLineLength(limits.headerLine())
                .setMaxEmptyLineCount(10)
                .build();
        PoolingHttpClientConnectionManagerBuilder builder = PoolingHttpClientConnectionManagerBuilder.create();
        if (trust != null) {
            builder.setTlsSocketStrategy(new DefaultClientTlsStrategy(trust));
        }
        this.connections = builder.setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(http1)
                        .build())
                .setDnsResolver(resolver)
                // a connection for each host of a large crawl, or every request would begin with opening one
                .setMaxConnTotal(256)
                .setMaxConnPerRoute(16)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(limits.connect()))
                        .setSocketTimeout(Timeout.of(limits.silence()))
                        .setValidateAfterInactivity(TimeValue.ofMilliseconds(100))
                        .setTimeToLive(TimeValue.ofMinutes(5))
                        .build())
                .build();
        this.client = HttpClients.custom()
                .setConnectionManager(connections)
                .setRequestExecutor(new CleanConnections())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.of(limits.silence()))
                        .setRedirectsEnabled(false)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setUserAgent(policy.agent())
                .disableContentCompression()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .build();
        this.clock = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("fetch-deadlines").factory());
        this.clock.setRemoveOnCancelPolicy(true);
    }

    Answer ask(WebAddress address, FetchRequest request, Duration time) {
        HttpGet get = new HttpGet(address.uri());
        get.setHeader("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,image/*;q=0.9,*/*;q=0.5");
        get.setHeader("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.5");
        // zstd is undone where it comes all the same; not every reader of archives could
        get.setHeader("Accept-Encoding", "gzip, deflate, br");
        if (request.etag() != null) {
            get.setHeader("If-None-Match", request.etag());
        }
        if (request.modified() != null) {
            get.setHeader("If-Modified-Since", request.modified());
        }
        AtomicBoolean late = new AtomicBoolean();
        underWay.add(get);
        try {
            if (closed) {
                get.cancel();
            }
            // cancelled, not closed: closing would first read the rest of the answer
            ScheduledFuture<?> deadline = clock.schedule(
                    () -> {
                        late.set(true);
                        get.cancel();
                    },
                    time.toMillis(),
                    TimeUnit.MILLISECONDS);
            try {
                HttpHost target = new HttpHost(address.scheme(), address.host(), address.port());
                return exchange(address, request, get, target);
            } finally {
                deadline.cancel(false);
            }
        } catch (DroppedException e) {
            return Answer.dropped(e);
        } catch (IOException | RuntimeException e) {
            return late.get()
                    ? Answer.broken(Failed.Reason.DEADLINE, "no whole answer within " + seconds(time))
                    : Answer.none(e);
        } finally {
            underWay.remove(get);
        }
    }

    private Answer exchange(WebAddress address, FetchRequest request, HttpGet get, HttpHost target) throws IOException {
        FetchLimits limits = policy.limits();
        boolean cut = request.keep() > 0;
        int most = cut ? Math.min(request.keep(), limits.bodyBytes()) : limits.bodyBytes();
        Instant started = Instant.now();
        HttpClientContext context = HttpClientContext.create();
        // not try-with-resources: closing an answer that was cut would drain it
        Received received = new Received(address, get, context, open(target, get, context));
        List<Header> headers = received.headers(limits);
        byte[] encoded;
        try {
            encoded = received.body(most, cut);
        } catch (Decoding.TooLarge e) {
            return Answer.broken(Failed.Reason.TOO_LARGE, Answer.said(e));
        }
        if (!get.isCancelled()) {
            received.response().close();
        }
        Duration took = Duration.between(started, Instant.now());
        List<String> encodings = Decoding.encodings(headers);
        try {
            byte[] body = Decoding.decode(encoded, encodings, most, limits.ratio(), cut);
            return Answer.whole(received.exchange(headers, encoded, body, started, took));
        } catch (Decoding.TooLarge e) {
            return Answer.broken(Failed.Reason.TOO_LARGE, Answer.said(e));
        } catch (IOException e) {
            // what came is kept as it came: it is what the server sent
            return Answer.unusable(
                    received.exchange(headers, encoded, new byte[0], started, took),
                    Failed.Reason.BROKEN_ENCODING,
                    encodings + " cannot be undone: " + Answer.said(e));
        }
    }

    /**
     * What lies on a kept connection before anything was asked is no answer, and another connection is taken; nothing was sent then.
     *
     * @throws DroppedException where the server let go of a kept connection; the request may have reached it
     */
    private ClassicHttpResponse open(HttpHost target, HttpGet get, HttpClientContext context) throws IOException {
        try {
            return client.executeOpen(target, get, context);
        } catch (CleanConnections.Leftover e) {
            connections.closeIdle(TimeValue.ZERO_MILLISECONDS);
            return client.executeOpen(target, get, context);
        } catch (NoHttpResponseException | SocketException e) {
            EndpointDetails kept = context.getEndpointDetails();
            // counted from the request's being sent, which a reset may come before
            long made = kept == null ? 0 : kept.getRequestCount() + (e instanceof SocketException ? 1 : 0);
            if (get.isCancelled() || made < 2) {
                throw e;
            }
            connections.closeIdle(TimeValue.ZERO_MILLISECONDS);
            throw new DroppedException(e);
        }
    }

    private static final class DroppedException extends IOException {
        private static final long serialVersionUID = 1;

        DroppedException(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    private static String seconds(Duration time) {
        return time.toMillis() / 1000.0 + " s";
    }

    /** Whether it was stopped: what ended since may have been cut. */
    boolean stopped() {
        return closed;
    }

    /** Cuts what is under way, and lets nothing begin any more. */
    void stop() {
        // first: a request that begins meanwhile sees it, or is seen by the cancelling
        closed = true;
        underWay.forEach(HttpGet::cancel);
    }

    @Override
    public void close() {
        stop();
        clock.shutdownNow();
        client.close(org.apache.hc.core5.io.CloseMode.IMMEDIATE);
    }
}
