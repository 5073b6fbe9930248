package zhicha.crawler.sample.frame;

import java.util.Optional;
import zhicha.crawler.address.WebAddress;

/**
 * The page of one listing, found and not yet asked for.
 *
 * @param key the same for every spelling of the page, as {@code Route.key}
 * @param depth links from a start page
 * @param foundOn address of the page that links to it; with {@code source} it decides which finding counts
 * @param sector written sector of the page or of the search term; empty where nobody said
 * @param shelf category of that page; empty where the site file names none
 */
public record FrameUnit(
        String key,
        WebAddress address,
        Optional<String> item,
        int depth,
        Source source,
        String foundOn,
        String sector,
        String shelf,
        ListCard card) {
    private static final int LONGEST = 400;

    /** How it was found, the ways that say most about it first. */
    public enum Source {
        /** On a page that was walked through: front page, category, paging. */
        SHELF,
        /** In a sitemap or feed. */
        SITEMAP,
        /** On a page of search results and by no other way: such listings are more suspect than the rest of a site. */
        SEARCH,
        /** On the page of another listing, after the draw: nothing the random share could have been drawn from. */
        OFFER
    }

    public FrameUnit {
        foundOn = foundOn.length() <= LONGEST ? foundOn : foundOn.substring(0, LONGEST);
    }

    /**
     * Of two findings of one page the one with the smaller rank counts, so that the frame is the same in whatever order
     * pages are walked through: by the way it was found, then that which says more, then by address.
     */
    public String rank() {
        int unsaid = (shelf.isEmpty() ? 4 : 0) + (sector.isEmpty() ? 2 : 0) + (card.price() == null ? 1 : 0);
        return source.ordinal() + " " + unsaid + " " + foundOn;
    }
}
