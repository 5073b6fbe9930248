package zhicha.crawler.address;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * An http or https address, taken apart once and in one way, so that what is checked is what is asked.
 *
 * <p>The form is that of the WHATWG URL standard where it matters for safety: odd spellings of IPv4 become four decimal
 * numbers, host names become lower-case ASCII (UTS #46), dot segments are gone, a default port is not written, anything
 * but plain ASCII is percent-encoded. User names in addresses are refused. The fragment is dropped.
 *
 * @param scheme {@code http} or {@code https}
 * @param host lower-case name, dotted IPv4, or IPv6 without brackets
 * @param port 1 to 65535, never 0: the default port where none was written
 * @param target path and query, beginning with {@code /}
 */
public record WebAddress(String scheme, String host, int port, String target) {
    /** Longer addresses are refused. */
    public static final int MAX_LENGTH = 4096;

    public static WebAddress parse(String text) throws BadAddressException {
        return AddressParser.parse(text, null);
    }

    /** The address, or empty where {@link #parse} would refuse. */
    public static Optional<WebAddress> of(String text) {
        try {
            return Optional.of(parse(text));
        } catch (BadAddressException e) {
            return Optional.empty();
        }
    }

    /** A reference found at this address, for instance in a Location header. */
    public WebAddress resolve(String reference) throws BadAddressException {
        return AddressParser.parse(reference, this);
    }

    /** Host with brackets where it is IPv6, and the port where it is not the default one. */
    public String authority() {
        String written = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return port == defaultPort(scheme) ? written : written + ":" + port;
    }

    /** Host and port, always both; what an allow-list speaks of. */
    public String endpoint() {
        return host + ":" + port;
    }

    public String path() {
        int mark = target.indexOf('?');
        return mark < 0 ? target : target.substring(0, mark);
    }

    /** Path and query as people read them: what is percent-encoded UTF-8 beyond ASCII stands as its characters. */
    public String readableTarget() {
        return PercentEncoded.readable(target);
    }

    public String origin() {
        return scheme + "://" + authority();
    }

    public URI uri() {
        return URI.create(toString());
    }

    /** The same page without the parameters that only say how a visitor came; their order is kept. */
    public WebAddress withoutTracking(Set<String> more) {
        return new WebAddress(scheme, host, port, TrackingParameters.strip(target, more, false));
    }

    /** One spelling for one page: without tracking parameters, the others in alphabetical order. */
    public String canonical(Set<String> more) {
        return origin() + TrackingParameters.strip(target, more, true);
    }

    /** SHA-256 in hex: a key of fixed length for an address of any length. */
    public static String keyOf(String canonical) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static int defaultPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    @Override
    public String toString() {
        return origin() + target;
    }
}
