package zhicha.crawler.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import zhicha.crawler.address.AddressPattern;
import zhicha.crawler.address.AllowedHosts;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.extract.selector.FieldSelector;
import zhicha.crawler.life.Revisits;
import zhicha.crawler.plan.search.SearchPages;
import zhicha.crawler.sample.Sampling;
import zhicha.rules.subject.Site;

/**
 * What a site file says, checked.
 *
 * @param privateAddresses whether the site's hosts may lie in a private or loopback network
 * @param hosts further hosts that may be asked, beside those of {@code home} and {@code start}
 * @param sitemaps sitemaps beside those robots.txt names
 * @param feeds RSS or Atom feeds of offers
 * @param search how the site is searched; empty where it is not
 * @param follow pages to walk through
 * @param listing pages that are listings; group 1 is the item id
 * @param dropParameters lower-case names of query parameters that do not change the page, beside the usual tracking ones
 * @param twins hosts that show the same goods under other addresses; what they lead to is asked under the main address
 * @param revisits how listings that are known are looked at again
 * @param currency ISO 4217: what {@code $}, {@code ¥} and bare numbers mean here; empty where the pages say it
 * @param extract field name of a listing (for instance {@code title}, {@code seller.name}) to its place on the page
 */
public record SiteFile(
        Site site,
        boolean privateAddresses,
        List<WebAddress> start,
        List<WebAddress> hosts,
        List<WebAddress> sitemaps,
        List<WebAddress> feeds,
        Optional<SearchPages> search,
        List<AddressPattern> follow,
        List<AddressPattern> listing,
        Set<String> dropParameters,
        List<AddressTwin> twins,
        Render render,
        Politeness politeness,
        Sampling sampling,
        Revisits revisits,
        Optional<String> currency,
        Map<String, FieldSelector> extract) {

    public SiteFile {
        start = List.copyOf(start);
        hosts = List.copyOf(hosts);
        sitemaps = List.copyOf(sitemaps);
        feeds = List.copyOf(feeds);
        follow = List.copyOf(follow);
        listing = List.copyOf(listing);
        dropParameters = Set.copyOf(dropParameters);
        twins = List.copyOf(twins);
        // the order of the file is kept: it is the order in which people read the answers of extract --why
        extract = Collections.unmodifiableMap(new LinkedHashMap<>(extract));
        if (start.isEmpty()) {
            throw new IllegalArgumentException("site " + site.id() + " has no start address");
        }
    }

    public AllowedHosts allowedHosts() {
        List<WebAddress> all = new ArrayList<>(start);
        WebAddress.of(site.home()).ifPresent(all::add);
        all.addAll(hosts);
        all.addAll(sitemaps);
        all.addAll(feeds);
        search.flatMap(pages -> pages.page("a", 0)).ifPresent(all::add);
        sampling.lists().forEach(list -> list.page(0).ifPresent(all::add));
        sampling.sellers().flatMap(sellers -> sellers.page("1", 0)).ifPresent(all::add);
        twins.forEach(twin -> all.addAll(twin.hosts()));
        return AllowedHosts.of(all);
    }

    /** What an address found on a page is good for; empty where it is none of this crawl's business. */
    public Optional<Route> route(WebAddress found) {
        WebAddress address = main(found);
        for (AddressPattern pattern : listing) {
            if (pattern.matches(address)) {
                Optional<String> item = pattern.item(address);
                // one item is one page, by whatever address it is reached
                String canonical = item.map(id -> address.origin() + " item " + id)
                        .orElseGet(() -> address.canonical(dropParameters));
                return Optional.of(new Route(address, PageKind.LISTING, item, WebAddress.keyOf(canonical)));
            }
        }
        if (follow.stream().anyMatch(pattern -> pattern.matches(address)) || isStart(address)) {
            return Optional.of(plain(address, PageKind.WALK));
        }
        return Optional.empty();
    }

    /** The address the site itself uses for this page: without tracking parameters, and not that of a twin. */
    public WebAddress main(WebAddress found) {
        WebAddress address = found.withoutTracking(dropParameters);
        for (AddressTwin twin : twins) {
            Optional<WebAddress> main = twin.main(address);
            if (main.isPresent()) {
                return main.get().withoutTracking(dropParameters);
            }
        }
        return address;
    }

    /** The route of an address whose use is known already: a start page, a sitemap, a picture. */
    public Route plain(WebAddress found, PageKind kind) {
        WebAddress address = kind == PageKind.PICTURE ? found.withoutTracking(dropParameters) : main(found);
        String canonical = address.canonical(dropParameters);
        String key = kind == PageKind.PICTURE ? "picture " + canonical : canonical;
        return new Route(address, kind, Optional.empty(), WebAddress.keyOf(key));
    }

    /** The same site, of which only these pages are walked through, and nothing that is linked from them but listings. */
    public SiteFile only(List<WebAddress> pages) {
        return new SiteFile(
                site,
                privateAddresses,
                pages,
                allHosts(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                listing,
                dropParameters,
                twins,
                render,
                politeness,
                sampling,
                revisits,
                currency,
                extract);
    }

    /** Those whose pages may be asked for, as {@code start} and the others name them. */
    private List<WebAddress> allHosts() {
        List<WebAddress> all = new ArrayList<>(start);
        all.addAll(hosts);
        return all;
    }

    private boolean isStart(WebAddress address) {
        return start.stream().anyMatch(one -> one.canonical(dropParameters).equals(address.canonical(dropParameters)));
    }
}
