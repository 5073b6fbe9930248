package zhicha.crawler.door;

import zhicha.crawler.door.row.FeedRow;
import zhicha.rules.rule.Wording;
import zhicha.rules.subject.Listing;

/** What a file gives, one after another. Numbers are those of the line, row or object, from 1, and only grow. */
public sealed interface FeedItem {
    long number();

    /** A row that is yet to be understood. */
    record Row(FeedRow row) implements FeedItem {
        @Override
        public long number() {
            return row.number();
        }
    }

    /** A line that was a listing in our own form. */
    record Ready(long number, Listing listing) implements FeedItem {}

    /** Something that was skipped, with the reason and what to do. */
    record Broken(long number, Wording reason) implements FeedItem {}

    /** Who takes them. */
    @FunctionalInterface
    interface Taker {
        /** @return false where no more is wanted */
        boolean take(FeedItem item) throws InterruptedException;
    }
}
