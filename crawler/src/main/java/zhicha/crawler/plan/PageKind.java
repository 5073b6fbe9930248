package zhicha.crawler.plan;

/** What an address is asked for. */
public enum PageKind {
    /** A page of links: front page, category, search, paging. */
    WALK,
    /** The page of one offer. */
    LISTING,
    /** A picture of a listing. */
    PICTURE,
    /** A sitemap, named by robots.txt or the site file. */
    SITEMAP
}
