package zhicha.app.crawl;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import zhicha.app.schedule.Timetable;
import zhicha.crawler.crawl.PageDoor;
import zhicha.crawler.crawl.PageHarvest;
import zhicha.crawler.evidence.Capture;
import zhicha.crawler.evidence.CaptureContext;
import zhicha.crawler.evidence.Vault;
import zhicha.crawler.extract.Extraction;
import zhicha.crawler.extract.ListingExtractor;
import zhicha.crawler.extract.SiteSelectors;
import zhicha.crawler.fetch.FetchOutcome;
import zhicha.crawler.frontier.Entry;
import zhicha.crawler.page.Page;
import zhicha.crawler.page.PageReader;
import zhicha.crawler.page.PageReading;
import zhicha.crawler.plan.PageKind;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.ListingImage;

/** The way in for every page: sealed first, then read. Thread-safe. */
public final class SealingDoor implements PageDoor {
    private final Vault vault;
    private final CaptureContext context;
    private final SiteSelectors selectors;
    private final PageReader reader = new PageReader();
    private final ListingExtractor extractor = new ListingExtractor();

    public SealingDoor(Vault vault, CaptureContext context, SiteSelectors selectors) {
        this.vault = vault;
        this.context = context;
        this.selectors = selectors;
    }

    @Override
    public PageHarvest read(FetchOutcome.Fetched fetched, Entry entry) throws IOException {
        Capture capture = vault.seal(fetched, List.of(), context);
        if (entry.kind() == PageKind.PICTURE) {
            return PageHarvest.sealed(capture.id());
        }
        return switch (reader.read(fetched.answer())) {
            case PageReading.Unreadable bad ->
                new PageHarvest(
                        Optional.of(capture.id()), List.of(), Optional.empty(), List.of(), List.of(bad.detail()));
            case PageReading.Readable good -> harvest(good.page(), entry, capture, fetched.answer().started());
        };
    }

    private PageHarvest harvest(Page page, Entry entry, Capture capture, Instant seen) {
        List<String> links = page.links().addresses();
        List<String> notes = new ArrayList<>();
        if (page.cut()) {
            notes.add("the page is longer than what is parsed; its end was left out");
        }
        if (entry.kind() != PageKind.LISTING) {
            return new PageHarvest(Optional.of(capture.id()), links, Optional.empty(), List.of(), notes);
        }
        Extraction extraction = extractor.extract(
                page,
                selectors,
                entry.item().orElse(null),
                capture.id(),
                seen.atZone(Timetable.ZONE).toOffsetDateTime());
        notes.addAll(extraction.remarks());
        return switch (extraction) {
            case Extraction.Refused refused -> {
                notes.add(refused.detail());
                yield new PageHarvest(Optional.of(capture.id()), links, Optional.empty(), List.of(), notes);
            }
            case Extraction.Found found ->
                new PageHarvest(
                        Optional.of(capture.id()), links, Optional.of(found.listing()), pictures(found.listing()), notes);
        };
    }

    private static List<String> pictures(Listing listing) {
        return listing.images().stream().map(ListingImage::address).toList();
    }
}
