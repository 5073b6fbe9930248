package zhicha.crawler.crawl.work;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zhicha.crawler.address.AllowedHosts;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.crawl.CrawlListener;
import zhicha.crawler.crawl.PageHarvest;
import zhicha.crawler.frontier.Entry;
import zhicha.crawler.frontier.Found;
import zhicha.crawler.plan.CrawlPlan;
import zhicha.crawler.plan.PageKind;
import zhicha.crawler.plan.Route;
import zhicha.crawler.plan.SiteFile;
import zhicha.crawler.plan.search.SearchTerm;
import zhicha.crawler.sample.Strata;
import zhicha.crawler.sample.frame.FrameUnit;
import zhicha.crawler.sample.frame.ListCard;

/** Which addresses a crawl begins with, and which of those on a page it goes on to or notes in its frame. */
final class Finds {
    private static final int MOST_PICTURES = 20;
    private static final int MOST_LINKS = 5_000;

    private final CrawlPlan plan;
    private final SiteFile site;
    private final Routes routes;
    private final CrawlListener listener;
    private final Searches searches;

    Finds(CrawlPlan plan, AllowedHosts hosts, CrawlListener listener) {
        this.plan = plan;
        this.site = plan.site();
        this.routes = new Routes(site, hosts);
        this.listener = listener;
        this.searches = Searches.of(plan);
    }

    /**
     * What is done with what was found.
     *
     * @param queued to be asked for
     * @param framed listings to be drawn from; empty where there is no sample
     */
    record Kept(List<Found> queued, List<FrameUnit> framed) {
        int size() {
            return queued.size() + framed.size();
        }
    }

    /** The start pages, sitemaps and feeds of the site file, and the first pages of searches. */
    Kept starts() {
        List<Found> starts = new ArrayList<>();
        for (WebAddress address : site.start()) {
            Route route = site.route(address).orElseGet(() -> site.plain(address, PageKind.WALK));
            starts.add(new Found(route, 0));
        }
        for (List<WebAddress> maps : List.of(site.sitemaps(), site.feeds())) {
            maps.forEach(address -> starts.add(new Found(site.plain(address, PageKind.SITEMAP), 0)));
        }
        searches.first().forEach(route -> starts.add(new Found(route, 0)));
        return kept(starts, FrameUnit.Source.SHELF, "", "", "", Map.of());
    }

    /** The links and pictures of a page; the listener hears of links that are none of the crawl's business. */
    Kept on(Entry entry, PageHarvest harvest) {
        List<Found> found = new ArrayList<>();
        if (entry.kind() == PageKind.PICTURE) {
            return new Kept(found, List.of());
        }
        List<WebAddress> passed = new ArrayList<>();
        for (String link : harvest.links().stream().limit(MOST_LINKS).toList()) {
            Routes.Judged judged = routes.of(link);
            judged.route()
                    .ifPresentOrElse(
                            known -> found.add(new Found(known, entry.depth() + 1)),
                            () -> judged.address().ifPresent(passed::add));
        }
        listener.passedBy(entry, passed);
        if (found.stream().anyMatch(one -> one.route().kind() == PageKind.LISTING)) {
            searches.next(entry.key()).ifPresent(route -> found.add(new Found(route, entry.depth() + 1)));
        }
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
        Optional<SearchTerm> term = searches.term(entry.key());
        Strata strata = site.sampling().strata();
        return kept(
                found,
                entry.kind() == PageKind.LISTING
                        ? FrameUnit.Source.OFFER
                        : term.isPresent() ? FrameUnit.Source.SEARCH : FrameUnit.Source.SHELF,
                entry.address().toString(),
                strata.sector(entry.address())
                        .or(() -> term.map(SearchTerm::sector))
                        .orElse(""),
                strata.shelf(entry.address()).orElse(""),
                harvest.cards());
    }

    /** What a sitemap or feed leads to. */
    Kept of(List<Found> found, Entry sitemap) {
        return kept(found, FrameUnit.Source.SITEMAP, sitemap.address().toString(), "", "", Map.of());
    }

    private Kept kept(
            List<Found> found,
            FrameUnit.Source source,
            String page,
            String sector,
            String shelf,
            Map<String, ListCard> cards) {
        if (!plan.framing()) {
            return new Kept(found, List.of());
        }
        List<Found> queued = new ArrayList<>();
        List<FrameUnit> framed = new ArrayList<>();
        for (Found one : found) {
            Route route = one.route();
            if (route.kind() == PageKind.LISTING) {
                framed.add(new FrameUnit(
                        route.key(),
                        route.address(),
                        route.item(),
                        one.depth(),
                        source,
                        page,
                        sector,
                        shelf,
                        cards.getOrDefault(route.key(), ListCard.EMPTY)));
            } else if (plan.following() || route.kind() == PageKind.PICTURE) {
                queued.add(one);
            }
        }
        return new Kept(queued, framed);
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
