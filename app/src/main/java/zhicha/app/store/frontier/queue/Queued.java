package zhicha.app.store.frontier.queue;

import zhicha.crawler.frontier.Entry;

/**
 * An address that waits.
 *
 * @param place in the order of finding, over the whole crawl
 * @param entry without a lease
 */
public record Queued(long place, Entry entry) {
    /** As it was, asked once more in vain. */
    public Queued attempted() {
        return new Queued(
                place,
                new Entry(
                        entry.key(),
                        entry.address(),
                        entry.kind(),
                        entry.item(),
                        entry.depth(),
                        entry.attempts() + 1,
                        ""));
    }

    public Entry leased(String lease) {
        return new Entry(
                entry.key(), entry.address(), entry.kind(), entry.item(), entry.depth(), entry.attempts(), lease);
    }
}
