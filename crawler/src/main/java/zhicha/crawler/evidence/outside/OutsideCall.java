package zhicha.crawler.evidence.outside;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.address.AddressGuard;
import zhicha.rules.rule.Wording;

/**
 * One HTTP request at a time, without redirects, cookies or retries, and held to a deadline and a size: who answers is no
 * more trusted than a shop. Thread-safe.
 */
public final class OutsideCall implements AutoCloseable {
    private static final String AGENT = "Zhicha";

    private final Duration deadline;
    private final int most;
    private final CloseableHttpClient client;
    private final ScheduledThreadPoolExecutor clock;

    /**
     * @param privateAddresses whether private and loopback networks may be asked
     * @param deadline for the whole of an answer
     * @param most bytes of an answer
     */
    public OutsideCall(boolean privateAddresses, Duration deadline, int most) {
        this.deadline = deadline;
        this.most = most;
        Timeout timeout = Timeout.of(deadline);
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxHeaderCount(100)
                                .setMaxLineLength(8_192)
                                .build())
                        .build())
                .setDnsResolver(new Guard(privateAddresses))
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout)
                        .setSocketTimeout(timeout)
                        .build())
                .build();
        client = HttpClients.custom()
                .setConnectionManager(connections)
                .setUserAgent(AGENT)
                .disableContentCompression()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .build();
        clock = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("outside-deadlines").factory());
        clock.setRemoveOnCancelPolicy(true);
    }

    /**
     * @param date the header, as it was sent
     * @param sent when the request went out, and {@code received} when the answer's head was there, by the local clock
     */
    public record Reply(
            int status, String contentType, @Nullable String date, byte[] body, Instant sent, Instant received) {}

    public Reply get(URI address) throws IOException {
        return ask(address, new HttpGet(address));
    }

    public Reply post(URI address, String contentType, byte[] body) throws IOException {
        HttpPost post = new HttpPost(address);
        post.setEntity(new ByteArrayEntity(body, ContentType.create(contentType)));
        return ask(address, post);
    }

    /**
     * Whether an address may stand in the settings: HTTP or HTTPS, with a host, without a password or a fragment.
     *
     * @return what is wrong with it, or null
     */
    public static @Nullable Wording problem(String address) {
        try {
            URI uri = URI.create(address);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (!web || uri.getHost() == null) {
                return new Wording(
                        "须以 http:// 或 https:// 开头并写明主机", "it must begin with http:// or https:// and name a host");
            }
            return uri.getUserInfo() != null || uri.getFragment() != null
                    ? new Wording("不得含用户名、密码或 # 片段", "it must have no user, password or fragment")
                    : null;
        } catch (IllegalArgumentException e) {
            return Wording.same(String.valueOf(e.getMessage()));
        }
    }

    private Reply ask(URI address, HttpUriRequestBase request) throws IOException {
        AtomicBoolean late = new AtomicBoolean();
        // cancelled, not closed: closing would first read the rest of the answer
        ScheduledFuture<?> end;
        try {
            end = clock.schedule(
                    () -> {
                        late.set(true);
                        request.cancel();
                    },
                    deadline.toMillis(),
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            throw new IOException(address + ": not asked, because this was stopped", closed);
        }
        try {
            Instant sent = Instant.now();
            ClassicHttpResponse response = client.executeOpen(
                    new HttpHost(address.getScheme(), address.getHost(), address.getPort()), request, null);
            Instant received = Instant.now();
            byte[] body = body(request, response.getEntity());
            Header type = response.getFirstHeader("Content-Type");
            Header date = response.getFirstHeader("Date");
            response.close();
            return new Reply(
                    response.getCode(),
                    type == null ? "" : type.getValue(),
                    date == null ? null : date.getValue(),
                    body,
                    sent,
                    received);
        } catch (IOException | RuntimeException e) {
            request.cancel();
            // the time for a single read is the same, and may be over a moment before the clock says so
            if (late.get() || e instanceof SocketTimeoutException) {
                throw new InterruptedIOException(
                        address + ": no whole answer within " + deadline.toMillis() / 1000.0 + " s");
            }
            throw new IOException(address + ": " + (e.getMessage() == null ? e : e.getMessage()), e);
        } finally {
            end.cancel(false);
        }
    }

    private byte[] body(HttpUriRequestBase request, @Nullable HttpEntity entity) throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        InputStream in = entity.getContent();
        byte[] buffer = new byte[8_192];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            if (out.size() + n > most) {
                request.cancel();
                throw new IOException("the answer is longer than " + most + " bytes");
            }
            out.write(buffer, 0, n);
        }
        return out.toByteArray();
    }

    /** Cuts what is under way, and lets nothing begin any more. */
    @Override
    public void close() {
        clock.shutdownNow();
        client.close(CloseMode.IMMEDIATE);
    }

    /** The connection is made to the very addresses that were checked here. */
    private record Guard(boolean privateAddresses) implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            InetAddress[] addresses = InetAddress.getAllByName(host);
            for (InetAddress address : addresses) {
                if (!privateAddresses && !AddressGuard.isPublic(address)) {
                    throw new UnknownHostException(host + " leads to " + address.getHostAddress()
                            + ", which is not on the public internet; the settings may say"
                            + " \"private-addresses: allowed\" beside it");
                }
            }
            return addresses;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
