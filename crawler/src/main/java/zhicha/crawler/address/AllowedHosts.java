package zhicha.crawler.address;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * The hosts a crawl may speak to. A host is allowed on the ports that were named for it and on 80 and 443, so that a
 * crawled page cannot steer the crawler at another service of the same machine.
 */
public record AllowedHosts(Set<String> endpoints) {
    public AllowedHosts {
        endpoints = Set.copyOf(endpoints);
    }

    public static AllowedHosts of(Collection<WebAddress> addresses) {
        Set<String> endpoints = new HashSet<>();
        for (WebAddress address : addresses) {
            endpoints.add(address.endpoint());
            endpoints.add(address.host() + ":80");
            endpoints.add(address.host() + ":443");
        }
        return new AllowedHosts(endpoints);
    }

    public boolean allows(WebAddress address) {
        return endpoints.contains(address.endpoint());
    }

    /** These hosts and the one of this address, at its own port only. */
    public AllowedHosts and(WebAddress address) {
        Set<String> more = new HashSet<>(endpoints);
        more.add(address.endpoint());
        return new AllowedHosts(more);
    }
}
