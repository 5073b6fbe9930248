package zhicha.crawler.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import zhicha.crawler.evidence.capture.CaptureContext;
import zhicha.crawler.fetch.Exchange;
import zhicha.crawler.fetch.Header;

/** Exchanges as a fetcher would hand them over. */
public final class Samples {
    public static final Instant START = Instant.parse("2026-11-22T00:00:00Z");
    public static final CaptureContext CONTEXT = CaptureContext.of("demo-a", "job-1", "zhicha 0.1.0");

    private Samples() {}

    public static Exchange page(String address, String html) {
        return exchange(address, 200, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8), true);
    }

    /** Bytes that do not compress, from a seed. */
    public static Exchange picture(String address, int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return exchange(address, 200, "image/jpeg", bytes, false);
    }

    public static Exchange redirect(String address, String to) {
        return new Exchange(
                URI.create(address),
                "127.0.0.1",
                null,
                "GET / HTTP/1.1",
                List.of(new Header("Host", "shop.example")),
                "HTTP/1.1 302 Found",
                302,
                List.of(new Header("Location", to)),
                new byte[0],
                new byte[0],
                START,
                Duration.ofMillis(3));
    }

    public static Exchange exchange(String address, int status, String type, byte[] body, boolean gzip) {
        byte[] encoded = gzip ? gzip(body) : body;
        List<Header> headers = new ArrayList<>(List.of(
                new Header("Content-Type", type),
                new Header("Transfer-Encoding", "chunked"),
                new Header("Set-Cookie", "a=1"),
                new Header("Set-Cookie", "b=\u00e9")));
        if (gzip) {
            headers.add(new Header("Content-Encoding", "gzip"));
        }
        return new Exchange(
                URI.create(address),
                "127.0.0.1",
                "TLSv1.3 TLS_AES_128_GCM_SHA256",
                "GET /x HTTP/1.1",
                List.of(new Header("Host", "shop.example"), new Header("User-Agent", "zhicha")),
                "HTTP/1.1 " + status + " OK",
                status,
                headers,
                encoded,
                body,
                START,
                Duration.ofMillis(12));
    }

    private static byte[] gzip(byte[] body) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(body);
        } catch (IOException inMemory) {
            throw new IllegalStateException(inMemory);
        }
        return packed.toByteArray();
    }
}
