package zhicha.app.store.frontier.queue;

import zhicha.crawler.frontier.Entry;

/**
 * An address that waits.
 *
 * @param place in the order of finding, over the whole crawl
 * @param entry without a lease
 */
public record Queued(long place, Entry entry) {}
