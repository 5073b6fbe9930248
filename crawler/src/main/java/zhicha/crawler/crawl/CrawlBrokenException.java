package zhicha.crawler.crawl;

/**
 * A crawl could not go on, because what it keeps its pages or its queue in failed. Nothing is lost: what was in hand is
 * asked again by the next run of the same name.
 */
public final class CrawlBrokenException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CrawlBrokenException(String crawl, RuntimeException cause) {
        super("crawl " + crawl + " broke off: " + cause.getMessage(), cause);
    }
}
