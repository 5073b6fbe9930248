package zhicha.crawler.fetch;

import org.jspecify.annotations.Nullable;
import zhicha.crawler.address.AllowedHosts;
import zhicha.crawler.address.WebAddress;

/**
 * One address to fetch.
 *
 * @param hosts where it may lead; the address itself must be among them
 * @param etag of the copy at hand, to be answered with 304 where it is still good
 * @param modified Last-Modified of the copy at hand, as the server wrote it
 * @param keep bytes of the body to keep where that is fewer than the limit, the rest being cut off without complaint; 0 for
 *     the whole body
 */
public record FetchRequest(
        WebAddress address,
        AllowedHosts hosts,
        @Nullable String etag,
        @Nullable String modified,
        int keep) {
    public static FetchRequest of(WebAddress address, AllowedHosts hosts) {
        return new FetchRequest(address, hosts, null, null, 0);
    }

    public FetchRequest ifChanged(@Nullable String newEtag, @Nullable String newModified) {
        return new FetchRequest(address, hosts, newEtag, newModified, keep);
    }

    public FetchRequest keeping(int bytes) {
        return new FetchRequest(address, hosts, etag, modified, bytes);
    }
}
