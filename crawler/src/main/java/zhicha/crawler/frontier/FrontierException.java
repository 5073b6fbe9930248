package zhicha.crawler.frontier;

/**
 * The queue itself cannot be kept, for instance because the disk is full or the database is gone. It says nothing about
 * the address at hand, which stays leased and is queued again when the crawl is next opened.
 */
public final class FrontierException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public FrontierException(String message, Throwable cause) {
        super(message, cause);
    }
}
