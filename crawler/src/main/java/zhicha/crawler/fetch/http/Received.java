package zhicha.crawler.fetch.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLSession;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.MessageConstraintException;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.fetch.Decoding;
import zhicha.crawler.fetch.Exchange;
import zhicha.crawler.fetch.FetchLimits;
import zhicha.crawler.fetch.Header;

/** A response as it comes in: its headers and body, held to the limits, and the exchange made of them. */
record Received(WebAddress address, HttpGet get, HttpClientContext context, ClassicHttpResponse response) {
    /** @throws MessageConstraintException where they are longer together than an honest server's */
    List<Header> headers(FetchLimits limits) throws MessageConstraintException {
        List<Header> headers = headers(response.getHeaders());
        long characters = headers.stream()
                .mapToLong(header -> header.name().length() + header.value().length())
                .sum();
        if (characters > limits.headerBytes()) {
            get.cancel();
            throw new MessageConstraintException(
                    "headers of " + characters + " bytes, more than " + limits.headerBytes());
        }
        return headers;
    }

    /**
     * The body as it came over the wire.
     *
     * @param cut whether to keep the first {@code most} bytes of a longer one instead of failing
     * @throws Decoding.TooLarge where it is longer
     */
    byte[] body(int most, boolean cut) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return new byte[0];
        }
        if (entity.getContentLength() > most && !cut) {
            get.cancel();
            throw new Decoding.TooLarge("announced " + entity.getContentLength() + " bytes, more than " + most);
        }
        InputStream in = entity.getContent();
        // what is announced, up to a page of usual length: a header costs a server nothing
        ByteArrayOutputStream out =
                new ByteArrayOutputStream((int) Math.clamp(entity.getContentLength(), 1_024, 256 << 10));
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

    Exchange exchange(List<Header> headers, byte[] encoded, byte[] body, Instant started, Duration took) {
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
}
