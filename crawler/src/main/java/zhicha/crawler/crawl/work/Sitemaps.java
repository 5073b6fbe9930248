package zhicha.crawler.crawl.work;

import crawlercommons.sitemaps.AbstractSiteMap;
import crawlercommons.sitemaps.SiteMap;
import crawlercommons.sitemaps.SiteMapIndex;
import crawlercommons.sitemaps.SiteMapParser;
import crawlercommons.sitemaps.UnknownFormatException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import zhicha.crawler.address.AllowedHosts;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.fetch.Decoding;
import zhicha.crawler.fetch.Exchange;
import zhicha.crawler.frontier.Found;
import zhicha.crawler.plan.PageKind;
import zhicha.crawler.plan.SiteFile;

/** Sitemaps (sitemaps.org) and what they lead to. */
final class Sitemaps {
    /** The protocol's own limit for one sitemap, unpacked. */
    private static final int LARGEST = 50 << 20;

    private static final int MOST = 50_000;

    /** The protocol knows an index and its sitemaps; some sites nest once more. A server could go on for ever. */
    private static final int DEEPEST = 2;

    private static final int MOST_OF_AN_INDEX = 100;

    private Sitemaps() {}

    /** Sitemaps that robots.txt names, on hosts of this site. */
    static List<Found> named(List<String> written, SiteFile site, AllowedHosts hosts) {
        return sitemaps(written, 0, site, hosts);
    }

    private static List<Found> sitemaps(List<String> written, int depth, SiteFile site, AllowedHosts hosts) {
        return written.stream()
                .limit(MOST_OF_AN_INDEX)
                .flatMap(one -> WebAddress.of(one).stream())
                .filter(hosts::allows)
                .map(address -> new Found(site.plain(address, PageKind.SITEMAP), depth))
                .toList();
    }

    /**
     * @param depth of this sitemap: indexes that led to it
     * @throws IOException where it is no sitemap, or unpacks to more than the protocol allows
     */
    static List<Found> read(Exchange answer, int depth, SiteFile site, AllowedHosts hosts) throws IOException {
        byte[] body = answer.body();
        if (body.length > 1 && body[0] == 0x1f && (body[1] & 0xff) == 0x8b) {
            // sitemap.xml.gz is a packed file, not a packed transfer; unpacked here, where there is a limit
            body = Decoding.decode(body, List.of("gzip"), LARGEST, 1_000, false);
        }
        try {
            // not strict: which hosts and pages count is decided by the site file
            AbstractSiteMap read =
                    new SiteMapParser(false).parseSiteMap(body, answer.uri().toURL());
            List<Found> found = new ArrayList<>();
            if (read instanceof SiteMapIndex && depth >= DEEPEST) {
                throw new IOException("an index within an index within an index of sitemaps is not followed");
            } else if (read instanceof SiteMapIndex index) {
                List<String> names = index.getSitemaps(true).stream()
                        .map(map -> map.getUrl().toString())
                        .toList();
                found.addAll(sitemaps(names, depth + 1, site, hosts));
            } else if (read instanceof SiteMap map) {
                map.getSiteMapUrls().stream()
                        .limit(MOST)
                        .flatMap(one -> WebAddress.of(one.getUrl().toString()).stream())
                        .filter(hosts::allows)
                        .flatMap(address -> site.route(address).stream())
                        .map(route -> new Found(route, 1))
                        .forEach(found::add);
            }
            return found;
        } catch (UnknownFormatException e) {
            throw new IOException("not a sitemap: " + e.getMessage(), e);
        }
    }
}
