package zhicha.crawler.crawl;

import java.util.List;
import java.util.Optional;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.Listing;

/**
 * What was read from one page.
 *
 * @param capture the capture the page was sealed in before it was read
 * @param links references as they stand on the page after its base was applied, absolute; bad ones are passed over
 * @param listing what the page offers; on a listing page its absence is recorded with the notes
 * @param pictures absolute addresses of the listing's pictures
 * @param notes for the crawl's log, for instance why there is no listing
 */
public record PageHarvest(
        Optional<CaptureId> capture,
        List<String> links,
        Optional<Listing> listing,
        List<String> pictures,
        List<String> notes) {
    public PageHarvest {
        links = List.copyOf(links);
        pictures = List.copyOf(pictures);
        notes = List.copyOf(notes);
    }

    /** Sealed, and nothing to read: a picture. */
    public static PageHarvest sealed(CaptureId capture) {
        return new PageHarvest(Optional.of(capture), List.of(), Optional.empty(), List.of(), List.of());
    }
}
