package zhicha.crawler.crawl.work;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.plan.CrawlPlan;
import zhicha.crawler.plan.PageKind;
import zhicha.crawler.plan.Route;
import zhicha.crawler.plan.SiteFile;
import zhicha.crawler.plan.search.SearchPages;
import zhicha.crawler.plan.search.SearchTerm;

/** The pages of search results that a crawl may ask for: page after page of each term, as long as there are listings. */
final class Searches {
    /** A watchlist of thousands of names would spend any budget on searches. */
    private static final int MOST_TERMS = 500;

    private record Asked(SearchTerm term) {}

    private final List<Route> first = new ArrayList<>();
    private final Map<String, Asked> asked = new HashMap<>();
    private final Map<String, Route> next = new HashMap<>();

    private Searches() {}

    static Searches of(CrawlPlan plan) {
        Searches searches = new Searches();
        SiteFile site = plan.site();
        site.search().ifPresent(pages -> terms(pages, plan.terms()).forEach(term -> searches.add(site, pages, term)));
        return searches;
    }

    private static List<SearchTerm> terms(SearchPages pages, List<SearchTerm> watched) {
        Map<String, SearchTerm> terms = new LinkedHashMap<>();
        Stream<SearchTerm> more = pages.watchlist() ? watched.stream() : Stream.empty();
        Stream.concat(pages.terms().stream().map(SearchTerm::of), more)
                .forEach(term -> terms.putIfAbsent(term.words(), term));
        return terms.values().stream().limit(MOST_TERMS).toList();
    }

    private void add(SiteFile site, SearchPages pages, SearchTerm term) {
        String before = "";
        for (int page = 0; page < pages.pages(); page++) {
            Optional<WebAddress> address = pages.page(term.words(), page);
            if (address.isEmpty()) {
                return;
            }
            Route route = site.plain(address.get(), PageKind.WALK);
            if (page == 0) {
                first.add(route);
            } else {
                next.put(before, route);
            }
            asked.put(route.key(), new Asked(term));
            before = route.key();
        }
    }

    /** First pages of results, in the order of the terms. */
    List<Route> first() {
        return first;
    }

    /** The page of results after this one. */
    Optional<Route> next(String key) {
        return Optional.ofNullable(next.get(key));
    }

    /** What was searched for on this page; empty where it is no page of results. */
    Optional<SearchTerm> term(String key) {
        return Optional.ofNullable(asked.get(key)).map(Asked::term);
    }
}
