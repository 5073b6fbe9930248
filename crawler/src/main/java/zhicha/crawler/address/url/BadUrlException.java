package zhicha.crawler.address.url;

import zhicha.rules.rule.Wording;

/** A text that the standard calls a failure, or whose scheme is neither http nor https; the message says why. */
public final class BadUrlException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Wording wording;

    public BadUrlException(Wording why) {
        super(why.en());
        this.wording = why;
    }

    public Wording wording() {
        return wording;
    }
}
