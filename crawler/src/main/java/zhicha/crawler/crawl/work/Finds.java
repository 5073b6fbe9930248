package zhicha.crawler.crawl.work;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import zhicha.crawler.address.AllowedHosts;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.crawl.CrawlListener;
import zhicha.crawler.crawl.PageHarvest;
import zhicha.crawler.frontier.Entry;
import zhicha.crawler.frontier.Found;
import zhicha.crawler.plan.PageKind;
import zhicha.crawler.plan.Route;
import zhicha.crawler.plan.SiteFile;

/** Which addresses a crawl begins with, and which of those on a page it goes on to. */
record Finds(SiteFile site, AllowedHosts hosts, CrawlListener listener) {
    private static final int MOST_PICTURES = 20;
    private static final int MOST_LINKS = 5_000;

    /** The start pages and the sitemaps of the site file. */
    List<Found> starts() {
        List<Found> starts = new ArrayList<>();
        for (WebAddress address : site.start()) {
            Route route = site.route(address).orElseGet(() -> site.plain(address, PageKind.WALK));
            starts.add(new Found(route, 0));
        }
        for (WebAddress address : site.sitemaps()) {
            starts.add(new Found(site.plain(address, PageKind.SITEMAP), 0));
        }
        return starts;
    }

    /** The links and pictures of a page; the listener hears of links that are none of the crawl's business. */
    List<Found> on(Entry entry, PageHarvest harvest) {
        List<Found> found = new ArrayList<>();
        if (entry.kind() == PageKind.PICTURE) {
            return found;
        }
        List<WebAddress> passed = new ArrayList<>();
        for (String link : harvest.links().stream().limit(MOST_LINKS).toList()) {
            Optional<WebAddress> address = WebAddress.of(link);
            Optional<Route> route = address.filter(hosts::allows).flatMap(site::route);
            route.ifPresentOrElse(
                    known -> found.add(new Found(known, entry.depth() + 1)), () -> address.ifPresent(passed::add));
        }
        listener.passedBy(entry, passed);
        // the goods of a page before the menu around them: a small budget is spent on what is wanted
        found.sort(Comparator.comparing(one -> one.route().kind() != PageKind.LISTING));
        if (harvest.listing().isPresent()) {
            harvest.pictures().stream()
                    .limit(MOST_PICTURES)
                    .flatMap(picture -> WebAddress.of(picture).stream())
                    .map(address -> site.plain(address, PageKind.PICTURE))
                    .map(route -> new Found(route, entry.depth() + 1))
                    .forEach(found::add);
        }
        return found;
    }

    /** The notes of a page, and how many of its links were too many. */
    static String notes(PageHarvest harvest) {
        List<String> notes = new ArrayList<>(harvest.notes());
        if (harvest.links().size() > MOST_LINKS) {
            notes.add((harvest.links().size() - MOST_LINKS) + " of its links are beyond the first " + MOST_LINKS
                    + " and were left out");
        }
        return String.join("; ", notes);
    }
}
