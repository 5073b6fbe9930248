package zhicha.crawler.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import org.apache.hc.client5.http.ConnectTimeoutException;
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
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** One request and its answer over HTTP/1.1, held to the limits; no redirects, cookies, retries or decoding by the client. */
final class Wire implements AutoCloseable {
    private final FetchPolicy policy;
    private final CloseableHttpClient client;
    private final PoolingHttpClientConnectionManager connections;
    private final Set<HttpGet> underWay = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor clock;

    Wire(FetchPolicy policy, DnsResolver resolver) {
        this.policy = policy;
        FetchLimits limits = policy.limits();
        Http1Config http1 = Http1Config.custom()
                .setMaxHeaderCount(limits.headers())
                .setMaxLineLength(limits.headerLine())
                .setMaxEmptyLineCount(10)
                .build();
        this.connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(http1)
                        .build())
                .setDnsResolver(resolver)
                .setMaxConnTotal(64)
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

    /** What went wrong. */
    sealed interface Trouble {
        record Private(String detail) implements Trouble {}

        record Broken(FetchOutcome.Failed.Reason reason, String detail) implements Trouble {}
    }

    /** An exchange, a trouble, or both where an answer arrived that cannot be used. */
    record Answer(Optional<Exchange> exchange, Optional<Trouble> trouble) {
        static Answer broken(FetchOutcome.Failed.Reason reason, String detail) {
            return new Answer(Optional.empty(), Optional.of(new Trouble.Broken(reason, detail)));
        }
    }

    Answer ask(zhicha.crawler.address.WebAddress address, FetchRequest request, Duration time) {
        HttpGet get = new HttpGet(address.uri());
        get.setHeader("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,image/*;q=0.9,*/*;q=0.5");
        get.setHeader("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.5");
        get.setHeader("Accept-Encoding", "gzip, deflate");
        if (request.etag() != null) {
            get.setHeader("If-None-Match", request.etag());
        }
        if (request.modified() != null) {
            get.setHeader("If-Modified-Since", request.modified());
        }
        AtomicBoolean late = new AtomicBoolean();
        // cancelled, not closed: closing would first read the rest of the answer
        ScheduledFuture<?> deadline = clock.schedule(
                () -> {
                    late.set(true);
                    get.cancel();
                },
                time.toMillis(),
                TimeUnit.MILLISECONDS);
        underWay.add(get);
        try {
            HttpHost target = new HttpHost(address.scheme(), address.host(), address.port());
            return exchange(address, request, get, target);
        } catch (IOException | RuntimeException e) {
            return late.get()
                    ? Answer.broken(FetchOutcome.Failed.Reason.DEADLINE, "no whole answer within " + seconds(time))
                    : new Answer(Optional.empty(), Optional.of(trouble(e)));
        } finally {
            deadline.cancel(false);
            underWay.remove(get);
        }
    }

    private Answer exchange(
            zhicha.crawler.address.WebAddress address, FetchRequest request, HttpGet get, HttpHost target)
            throws IOException {
        FetchLimits limits = policy.limits();
        boolean cut = request.keep() > 0;
        int most = cut ? Math.min(request.keep(), limits.bodyBytes()) : limits.bodyBytes();
        Instant started = Instant.now();
        HttpClientContext context = HttpClientContext.create();
        // not try-with-resources: closing an answer that was cut would drain it
        ClassicHttpResponse response = open(target, get, context);
        byte[] encoded;
        try {
            encoded = body(response.getEntity(), most, cut, get);
        } catch (Decoding.TooLarge e) {
            return Answer.broken(FetchOutcome.Failed.Reason.TOO_LARGE, said(e));
        }
        if (!get.isCancelled()) {
            response.close();
        }
        Duration took = Duration.between(started, Instant.now());
        List<Header> headers = headers(response.getHeaders());
        try {
            byte[] body = Decoding.decode(encoded, encodings(headers), most, limits.ratio(), cut);
            return new Answer(
                    Optional.of(made(address, context, get, response, headers, encoded, body, started, took)),
                    Optional.empty());
        } catch (Decoding.TooLarge e) {
            return Answer.broken(FetchOutcome.Failed.Reason.TOO_LARGE, said(e));
        } catch (IOException e) {
            // what came is kept as it came: it is what the server sent
            Exchange kept = made(address, context, get, response, headers, encoded, new byte[0], started, took);
            return new Answer(
                    Optional.of(kept),
                    Optional.of(new Trouble.Broken(
                            FetchOutcome.Failed.Reason.BROKEN_ENCODING,
                            encodings(headers) + " cannot be undone: " + said(e))));
        }
    }

    /** Many servers drop a kept connection without saying so; that is no answer to this request, so it is made once more. */
    private ClassicHttpResponse open(HttpHost target, HttpGet get, HttpClientContext context) throws IOException {
        try {
            return client.executeOpen(target, get, context);
        } catch (NoHttpResponseException | SocketException e) {
            EndpointDetails kept = context.getEndpointDetails();
            // counted from the request's being sent, which a reset may come before
            long made = kept == null ? 0 : kept.getRequestCount() + (e instanceof SocketException ? 1 : 0);
            if (get.isCancelled() || made < 2) {
                throw e;
            }
            connections.closeIdle(TimeValue.ZERO_MILLISECONDS);
            return client.executeOpen(target, get, context);
        }
    }

    private static byte[] body(@org.jspecify.annotations.Nullable HttpEntity entity, int most, boolean cut, HttpGet get)
            throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        if (entity.getContentLength() > most && !cut) {
            get.cancel();
            throw new Decoding.TooLarge("announced " + entity.getContentLength() + " bytes, more than " + most);
        }
        InputStream in = entity.getContent();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[16 << 10];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            if (out.size() + n > most) {
                get.cancel();
                if (!cut) {
                    throw new Decoding.TooLarge("more than " + most + " bytes");
                }
                out.write(buffer, 0, most - out.size());
                return out.toByteArray();
            }
            out.write(buffer, 0, n);
        }
        return out.toByteArray();
    }

    private static Exchange made(
            zhicha.crawler.address.WebAddress address,
            HttpClientContext context,
            HttpGet get,
            ClassicHttpResponse response,
            List<Header> headers,
            byte[] encoded,
            byte[] body,
            Instant started,
            Duration took) {
        HttpRequest sent = context.getRequest() == null ? get : context.getRequest();
        SSLSession tls = context.getSSLSession();
        String ip = context.getEndpointDetails() != null
                        && context.getEndpointDetails().getRemoteAddress() instanceof InetSocketAddress remote
                ? remote.getAddress().getHostAddress()
                : "";
        String reason = response.getReasonPhrase() == null ? "" : " " + response.getReasonPhrase();
        return new Exchange(
                address.uri(),
                ip,
                tls == null ? null : tls.getProtocol() + " " + tls.getCipherSuite(),
                "GET " + address.target() + " HTTP/1.1",
                headers(sent.getHeaders()),
                (response.getVersion() == null ? "HTTP/1.1" : response.getVersion()) + " " + response.getCode()
                        + reason,
                response.getCode(),
                headers,
                encoded,
                body,
                started,
                took);
    }

    private static List<Header> headers(org.apache.hc.core5.http.Header[] headers) {
        return Arrays.stream(headers)
                .map(header -> new Header(header.getName(), header.getValue() == null ? "" : header.getValue()))
                .toList();
    }

    private static List<String> encodings(List<Header> headers) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase("Content-Encoding"))
                .map(Header::value)
                .toList();
    }

    private static Trouble trouble(Exception e) {
        FetchOutcome.Failed.Reason reason = switch (e) {
            case GuardedResolver.PrivateAddressException isPrivate -> null;
            case UnknownHostException unknown -> FetchOutcome.Failed.Reason.UNKNOWN_HOST;
            case ConnectTimeoutException slow -> FetchOutcome.Failed.Reason.NO_CONNECTION;
            case SocketTimeoutException silent -> FetchOutcome.Failed.Reason.DEADLINE;
            case SSLException tls -> FetchOutcome.Failed.Reason.TLS;
            case java.net.ConnectException refused -> FetchOutcome.Failed.Reason.NO_CONNECTION;
            case java.net.NoRouteToHostException unreachable -> FetchOutcome.Failed.Reason.NO_CONNECTION;
            case MessageConstraintException bomb -> FetchOutcome.Failed.Reason.HEADERS_TOO_LARGE;
            default -> FetchOutcome.Failed.Reason.PROTOCOL;
        };
        return reason == null ? new Trouble.Private(said(e)) : new Trouble.Broken(reason, said(e));
    }

    private static String said(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static String seconds(Duration time) {
        return time.toMillis() / 1000.0 + " s";
    }

    void cancelAll() {
        underWay.forEach(HttpGet::cancel);
    }

    @Override
    public void close() {
        cancelAll();
        clock.shutdownNow();
        client.close(org.apache.hc.core5.io.CloseMode.IMMEDIATE);
    }
}
