package zhicha.crawler.address.url;

/** A text that the standard calls a failure, or whose scheme is neither http nor https; the message says why. */
public final class BadUrlException extends Exception {
    private static final long serialVersionUID = 1;

    public BadUrlException(String why) {
        super(why);
    }
}
