package zhicha.crawler.crawl;

import java.util.Optional;
import zhicha.crawler.fetch.FetchOutcome;
import zhicha.crawler.fetch.browser.Subresources;
import zhicha.crawler.frontier.Entry;
import zhicha.rules.subject.CaptureId;

/**
 * Takes in every page and picture that arrived with a 2xx status: seals it first, then reads it. Called by many threads.
 * For an entry of kind PICTURE there is nothing to read but the capture. What it throws is recorded as the page's ending
 * and harms no other page, {@link Shut} apart.
 */
@FunctionalInterface
public interface PageDoor {
    /**
     * The door takes in nothing any more, for instance because the disk is full. The crawl breaks off, and the page and all
     * that are still queued are asked another time.
     */
    final class Shut extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Shut(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * The site's requests of the day were used up while the page was shown, and part of it is missing: what came is sealed and
     * nothing is read from it, since what is missing would look like what is gone. The page is asked
     * again another day, unless it needs more than a whole day has.
     */
    final class CutShort extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Optional<CaptureId> capture;

        public CutShort(Optional<CaptureId> capture, String message) {
            super(message);
            this.capture = capture;
        }

        /** What it was sealed in. */
        public Optional<CaptureId> capture() {
            return capture;
        }
    }

    PageHarvest read(FetchOutcome.Fetched fetched, Entry entry) throws Exception;

    /**
     * As above, for a door that shows pages in a browser: {@code more} fetches what the page asks for, by the rules of the
     * crawl. This is the method the engine calls.
     */
    default PageHarvest read(FetchOutcome.Fetched fetched, Entry entry, Subresources more) throws Exception {
        return read(fetched, entry);
    }

    /**
     * Keeps what there is nothing to read from: an answer with another status than 2xx, or the answers on a way that was
     * broken off. That an offer is gone, or leads elsewhere, is worth as much as what stood there.
     *
     * @return the capture it was sealed in; empty where nothing came, or the door keeps no such thing
     */
    default Optional<CaptureId> keep(FetchOutcome outcome, Entry entry) {
        return Optional.empty();
    }
}
