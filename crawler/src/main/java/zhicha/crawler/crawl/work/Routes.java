package zhicha.crawler.crawl.work;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import zhicha.crawler.address.AllowedHosts;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.plan.Route;
import zhicha.crawler.plan.SiteFile;

/**
 * What the links of a site are good for. The menu and the neighbours of a page stand on hundreds of others: a link that was
 * judged a moment ago is not taken apart again. Thread-safe.
 */
final class Routes {
    /** Links of usual length take some hundred bytes each. */
    private static final int MOST = 10_000;

    private static final int LONGEST = 300;

    private final SiteFile site;
    private final AllowedHosts hosts;
    private final Map<String, Judged> judged = new ConcurrentHashMap<>();

    Routes(SiteFile site, AllowedHosts hosts) {
        this.site = site;
        this.hosts = hosts;
    }

    /**
     * @param address empty where it is not an address
     * @param route empty where it is none of the crawl's business
     */
    record Judged(Optional<WebAddress> address, Optional<Route> route) {}

    /** @param link absolute, as it stands on the page */
    Judged of(String link) {
        Judged known = judged.get(link);
        if (known != null) {
            return known;
        }
        Optional<WebAddress> address = WebAddress.of(link);
        Judged fresh = new Judged(address, address.filter(hosts::allows).flatMap(site::route));
        if (link.length() <= LONGEST) {
            if (judged.size() >= MOST) {
                // those in use are soon back
                judged.clear();
            }
            judged.put(link, fresh);
        }
        return fresh;
    }
}
