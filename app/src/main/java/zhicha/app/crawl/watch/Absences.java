package zhicha.app.crawl.watch;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import zhicha.app.store.life.ListingLives;
import zhicha.app.store.row.Outage;
import zhicha.crawler.crawl.PageDoor;
import zhicha.crawler.crawl.PageHarvest;
import zhicha.crawler.fetch.FetchOutcome;
import zhicha.crawler.frontier.Entry;
import zhicha.crawler.plan.PageKind;
import zhicha.rules.subject.CaptureId;

/**
 * Notes listings that were asked for and are gone: an answer of 404 or 410, or a page that says so. A host that refuses or fails
 * says nothing about the offer.
 *
 * @param revisited key of a page to the listing that stood there, of those that are looked at again
 */
public record Absences(ListingLives lives, String site, String run, Map<String, String> revisited) {
    /** Item numbers that stand in a listing's id as they are. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");

    void answered(Entry entry, FetchOutcome outcome, Optional<CaptureId> capture) {
        if (outcome instanceof FetchOutcome.Fetched fetched && (fetched.status() == 404 || fetched.status() == 410)) {
            note(entry, "http-" + fetched.status(), capture, fetched.answer().started());
        }
    }

    void read(Entry entry, PageHarvest harvest, Instant at) {
        if (harvest.removed().isPresent()) {
            note(entry, "removed", harvest.capture(), at);
        }
    }

    private void note(Entry entry, String reason, Optional<CaptureId> capture, Instant at) {
        if (entry.kind() != PageKind.LISTING) {
            return;
        }
        String listing = revisited.get(entry.key());
        if (listing == null) {
            listing = entry.item()
                    .filter(item -> PLAIN.matcher(item).matches())
                    .map(item -> site + "-" + item)
                    .orElse(null);
        }
        if (listing != null) {
            absent(listing, at, reason, capture.orElse(null));
        }
    }

    /** A store that stays away says nothing about the page: it is asked another time. */
    private void absent(String listing, Instant at, String reason, @Nullable CaptureId capture) {
        try {
            Outage.outlast(() -> {
                lives.absent(listing, at, reason, capture, run);
                return true;
            });
        } catch (JdbiException e) {
            throw new PageDoor.Shut(listing + " could not be noted as gone: " + e.getMessage(), e);
        }
    }
}
