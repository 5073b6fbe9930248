package zhicha.crawler.crawl.engine;

import edu.uci.ics.crawler4j.url.AbstractWebURL;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.crawl.PageHarvest;
import zhicha.crawler.fetch.FetchOutcome;
import zhicha.crawler.frontier.Entry;

/** An address on its way through crawler4j, with the work done on it so far. */
final class WorkUrl extends AbstractWebURL {
    private static final long serialVersionUID = 1;

    final transient Entry entry;
    transient FetchOutcome.@Nullable Fetched fetched;
    transient @Nullable PageHarvest harvest;

    WorkUrl(Entry entry) {
        this.entry = entry;
        setURL(entry.address().toString());
    }

    @Override
    public void setURL(String url) {
        // kept by the entry; the super class would take the address apart in its own way
    }

    @Override
    public String getURL() {
        return entry.address().toString();
    }

    @Override
    public String toString() {
        return getURL();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WorkUrl that && entry.equals(that.entry);
    }

    @Override
    public int hashCode() {
        return entry.hashCode();
    }
}
