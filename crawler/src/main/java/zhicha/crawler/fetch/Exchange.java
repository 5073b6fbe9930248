package zhicha.crawler.fetch;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request and its response, whatever its status; a redirect is an exchange of its own.
 *
 * @param uri the address asked
 * @param ip address literal that was connected to
 * @param tls protocol and cipher, for instance {@code TLSv1.3 TLS_AES_128_GCM_SHA256}; null for plain HTTP
 * @param status HTTP status code
 * @param encoded the entity as it came over the wire, still compressed
 * @param body the entity decoded (gzip, deflate, br, zstd); the very bytes that are parsed
 */
public record Exchange(
        URI uri,
        String ip,
        @Nullable String tls,
        String requestLine,
        List<Header> requestHeaders,
        String statusLine,
        int status,
        List<Header> responseHeaders,
        byte[] encoded,
        byte[] body,
        Instant started,
        Duration took) {
    public Exchange {
        requestHeaders = List.copyOf(requestHeaders);
        responseHeaders = List.copyOf(responseHeaders);
    }

    /** The first response header of this name, in any case. */
    public Optional<String> header(String name) {
        return responseHeaders.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }
}
