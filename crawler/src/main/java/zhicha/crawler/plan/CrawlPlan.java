package zhicha.crawler.plan;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import zhicha.crawler.plan.search.SearchTerm;

/**
 * One crawl of one site.
 *
 * @param crawl name of the crawl; a crawl that was stopped goes on under the same name. At most 100 characters.
 * @param budget most pages (walked and listings, not pictures, robots.txt or sitemaps) over all its runs
 * @param agent product token and contact, for instance {@code Zhicha/0.1 (+https://example.org/contact)}
 * @param threads most requests in flight over all hosts
 * @param stage which part of the crawl this is
 * @param terms of the watchlist, searched for beside those of the site file
 */
public record CrawlPlan(
        String crawl, SiteFile site, int budget, String agent, int threads, Stage stage, List<SearchTerm> terms) {
    /** Room enough for any shop one desk watches. */
    public static final int DEFAULT_BUDGET = 10_000;

    /** A sampled crawl goes through its stages one after the other, under one name. */
    public enum Stage {
        /** Everything that is found is asked for. */
        WHOLE,
        /** Lists are walked through; the listings on them are noted in the frame and not asked for. */
        DISCOVERY,
        /** The pages of lists that were drawn are read; the listings on them are noted in the frame, and nothing is followed. */
        PAGES,
        /** What was chosen from the frame is asked for, and no more is walked through. */
        CHOSEN,
        /** Known pages are asked for to be shown in a browser; nothing on them is followed. */
        SHOWN
    }

    public CrawlPlan {
        terms = List.copyOf(terms);
        if (crawl.isBlank() || crawl.length() > 100) {
            throw new IllegalArgumentException("crawl name \"" + crawl + "\" must have 1 to 100 characters");
        }
        if (budget < 1) {
            throw new IllegalArgumentException("budget " + budget + " is below one page");
        }
        if (threads < 1 || threads > 64) {
            throw new IllegalArgumentException("threads " + threads + " is not from 1 to 64");
        }
        if (!agent.matches("[A-Za-z][A-Za-z_-]*(/\\S+)? \\(.*\\S.*\\)")) {
            throw new IllegalArgumentException(
                    "user agent \"" + agent + "\" must be a name and a contact, such as Zhicha/0.1 (+https://…)");
        }
    }

    /** The whole of a site, without search for the watchlist's names. */
    public CrawlPlan(String crawl, SiteFile site, int budget, String agent, int threads) {
        this(crawl, site, budget, agent, threads, Stage.WHOLE, List.of());
    }

    /** Listings that were chosen are asked for, in a crawl and with a queue of their own. */
    public CrawlPlan again(String name, int pages) {
        return new CrawlPlan(name, site, pages, agent, threads, Stage.CHOSEN, terms);
    }

    /** What this stage asks for. */
    public Set<PageKind> kinds() {
        return switch (stage) {
            case WHOLE -> EnumSet.allOf(PageKind.class);
            case DISCOVERY -> EnumSet.of(PageKind.WALK, PageKind.SITEMAP);
            case PAGES -> EnumSet.of(PageKind.WALK);
            case CHOSEN -> EnumSet.of(PageKind.LISTING, PageKind.PICTURE);
            case SHOWN -> EnumSet.of(PageKind.WALK);
        };
    }

    /** Whether pages that lead to others are gone through. */
    public boolean following() {
        return stage != Stage.CHOSEN && stage != Stage.SHOWN;
    }

    /** Whether listings that are found are noted in the frame, to be drawn from. */
    public boolean framing() {
        return stage != Stage.WHOLE;
    }

    /** Most walked pages, and most listings, that are noted down: ten for each page that may be asked, 100,000 at least. */
    public long mostAddresses() {
        return Math.max(100_000L, 10L * budget);
    }

    /** The name robots.txt knows us by, in lower case. */
    public String robotsName() {
        return agent.split("[/ ]", 2)[0].toLowerCase(java.util.Locale.ROOT);
    }
}
