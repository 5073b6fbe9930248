package zhicha.crawler.address.url;

import org.jspecify.annotations.Nullable;

/**
 * A URL record of the standard, each part as it is serialized.
 *
 * @param scheme {@code http} or {@code https}
 * @param credentials user name, and password behind a colon; empty where there are none
 * @param host a name, dotted IPv4, or IPv6 within brackets
 * @param port 0 to 65535; -1 for the scheme's own
 * @param path begins with a slash
 * @param query without its question mark; null where there is none
 * @param fragment without its number sign; null where there is none
 */
public record Url(
        String scheme,
        String credentials,
        String host,
        int port,
        String path,
        @Nullable String query,
        @Nullable String fragment) {

    @Override
    public String toString() {
        return scheme + "://" + (credentials.isEmpty() ? "" : credentials + "@") + host + (port < 0 ? "" : ":" + port)
                + path + (query == null ? "" : "?" + query) + (fragment == null ? "" : "#" + fragment);
    }
}
