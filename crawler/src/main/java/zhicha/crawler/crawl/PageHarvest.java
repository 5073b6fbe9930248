package zhicha.crawler.crawl;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import zhicha.crawler.sample.frame.ListCard;
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
 * @param cards of a list page: key of a listing to what stands beside its link
 * @param removed on a listing page the words that say the offer is gone; there is no listing then
 */
public record PageHarvest(
        Optional<CaptureId> capture,
        List<String> links,
        Optional<Listing> listing,
        List<String> pictures,
        List<String> notes,
        Map<String, ListCard> cards,
        Optional<String> removed) {
    public PageHarvest(
            Optional<CaptureId> capture,
            List<String> links,
            Optional<Listing> listing,
            List<String> pictures,
            List<String> notes) {
        this(capture, links, listing, pictures, notes, Map.of());
    }

    public PageHarvest(
            Optional<CaptureId> capture,
            List<String> links,
            Optional<Listing> listing,
            List<String> pictures,
            List<String> notes,
            Map<String, ListCard> cards) {
        this(capture, links, listing, pictures, notes, cards, Optional.empty());
    }

    /** The page of an offer that is gone. */
    public static PageHarvest removed(CaptureId capture, List<String> links, List<String> notes, String words) {
        return new PageHarvest(
                Optional.of(capture), links, Optional.empty(), List.of(), notes, Map.of(), Optional.of(words));
    }

    public PageHarvest {
        cards = Map.copyOf(cards);
        links = List.copyOf(links);
        pictures = List.copyOf(pictures);
        notes = List.copyOf(notes);
    }

    /** Sealed, and nothing to read: a picture. */
    public static PageHarvest sealed(CaptureId capture) {
        return new PageHarvest(Optional.of(capture), List.of(), Optional.empty(), List.of(), List.of());
    }
}
