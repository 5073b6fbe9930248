package zhicha.crawler.door.pages;

import zhicha.crawler.fetch.Exchange;
import zhicha.rules.rule.Wording;

/** What an archive of pages gives, one after another; numbers are those of the records, from 1. */
public sealed interface ArchivedItem {
    long number();

    /** An answer of a web server, whatever its status. */
    record Answer(long number, Exchange exchange) implements ArchivedItem {}

    /** A record that was skipped, with the reason. */
    record Broken(long number, Wording reason) implements ArchivedItem {}

    /** Who takes them. */
    @FunctionalInterface
    interface Taker {
        /** @return false where no more is wanted */
        boolean take(ArchivedItem item) throws InterruptedException;
    }
}
