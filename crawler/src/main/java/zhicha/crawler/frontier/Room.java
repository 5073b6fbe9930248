package zhicha.crawler.frontier;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import zhicha.crawler.plan.PageKind;
import zhicha.crawler.sample.frame.FrameUnit;

/**
 * How many addresses a crawl may still take in. Each kind has room of its own, so that a calendar without end leaves the
 * listings theirs. The page that fills the last place is still taken in whole. Thread-safe.
 */
public final class Room {
    /** Sitemaps cost no budget; a thousand of them, each of 50,000 addresses, hold more than any crawl asks for. */
    private static final long MOST_SITEMAPS = 1_000;
    /** As many as a listing's page is asked for, at the most. */
    private static final long PICTURES_A_LISTING = 20;

    /** By the ordinal of the kind. */
    private final AtomicLongArray known = new AtomicLongArray(PageKind.values().length);

    private final AtomicLong leftOut = new AtomicLong();
    private volatile long most = Long.MAX_VALUE / PICTURES_A_LISTING;

    /** @param pages most pages that are walked through, and most listings */
    public void bound(long pages) {
        most = Math.min(pages, Long.MAX_VALUE / PICTURES_A_LISTING);
    }

    private boolean has(PageKind kind) {
        long limit = switch (kind) {
            case WALK, LISTING -> most;
            case PICTURE -> most * PICTURES_A_LISTING;
            case SITEMAP -> Math.min(most, MOST_SITEMAPS);
        };
        return known.get(kind.ordinal()) < limit;
    }

    /** Those there is room for; the others are counted. */
    public List<Found> admitted(Collection<Found> found) {
        List<Found> admitted =
                found.stream().filter(one -> has(one.route().kind())).toList();
        leftOut.addAndGet(found.size() - admitted.size());
        return admitted;
    }

    /** The same for listings of a frame. */
    public List<FrameUnit> framed(Collection<FrameUnit> units) {
        List<FrameUnit> admitted = has(PageKind.LISTING) ? List.copyOf(units) : List.of();
        leftOut.addAndGet(units.size() - admitted.size());
        return admitted;
    }

    /** Notes that the crawl knows so many more. */
    public void taken(PageKind kind, long fresh) {
        known.addAndGet(kind.ordinal(), fresh);
    }

    public long leftOut() {
        return leftOut.get();
    }
}
