package zhicha.app.crawl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zhicha.app.schedule.Timetable;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.crawl.PageHarvest;
import zhicha.crawler.evidence.capture.Capture;
import zhicha.crawler.extract.Extraction;
import zhicha.crawler.extract.ListingExtractor;
import zhicha.crawler.extract.selector.SiteSelectors;
import zhicha.crawler.fetch.Exchange;
import zhicha.crawler.frontier.Entry;
import zhicha.crawler.life.RemovedText;
import zhicha.crawler.page.Page;
import zhicha.crawler.page.PageReader;
import zhicha.crawler.page.PageReading;
import zhicha.crawler.plan.PageKind;
import zhicha.crawler.plan.Route;
import zhicha.crawler.plan.SiteFile;
import zhicha.crawler.sample.card.CardReader;
import zhicha.crawler.sample.frame.ListCard;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.ListingImage;

/** Reads sealed pages of one site: their links, and on a listing's page what is offered. Thread-safe. */
final class Harvester {
    private final SiteFile site;
    private final SiteSelectors selectors;
    private final PageReader reader = new PageReader();
    private final ListingExtractor extractor = new ListingExtractor();

    Harvester(SiteFile site) {
        this.site = site;
        this.selectors = new SiteSelectors(site.site().id(), site.currency().orElse(null), site.extract());
    }

    /** The answer as it came. */
    PageHarvest plain(Exchange answer, Entry entry, Capture capture) {
        return harvest(reader.read(answer), entry, capture, answer);
    }

    /** The document a browser made of an answer, in UTF-8. */
    PageHarvest rendered(byte[] html, Exchange answer, Entry entry, Capture capture) {
        return harvest(reader.read(html, answer.uri(), SealingDoor.RENDERED_TYPE), entry, capture, answer);
    }

    private PageHarvest harvest(PageReading reading, Entry entry, Capture capture, Exchange answer) {
        return switch (reading) {
            case PageReading.Unreadable bad ->
                new PageHarvest(
                        Optional.of(capture.id()), List.of(), Optional.empty(), List.of(), List.of(bad.detail()));
            case PageReading.Readable good -> harvest(good.page(), entry, capture, answer);
        };
    }

    private PageHarvest harvest(Page page, Entry entry, Capture capture, Exchange answer) {
        List<String> links = page.links().addresses();
        List<String> notes = new ArrayList<>();
        if (page.cut()) {
            notes.add("the page is longer than what is parsed; its end was left out");
        }
        if (entry.kind() != PageKind.LISTING) {
            return new PageHarvest(
                    Optional.of(capture.id()), links, Optional.empty(), List.of(), notes, cards(page, entry));
        }
        Extraction extraction = extractor.extract(
                page,
                selectors,
                item(entry, answer),
                capture.id(),
                answer.started().atZone(Timetable.ZONE).toOffsetDateTime());
        notes.addAll(extraction.remarks());
        boolean priced =
                extraction instanceof Extraction.Found found && found.listing().price() != null;
        Optional<String> removed = RemovedText.of(page.document(), priced);
        if (removed.isPresent()) {
            return PageHarvest.removed(capture.id(), links, notes, removed.get());
        }
        return switch (extraction) {
            case Extraction.Refused refused -> {
                notes.add(refused.detail());
                yield new PageHarvest(Optional.of(capture.id()), links, Optional.empty(), List.of(), notes);
            }
            case Extraction.Found found ->
                new PageHarvest(
                        Optional.of(capture.id()),
                        links,
                        Optional.of(found.listing()),
                        pictures(found.listing()),
                        notes);
        };
    }

    /** The item the answering address names: an old address may have led on to the item's new one. */
    private @Nullable String item(Entry entry, Exchange answer) {
        return WebAddress.of(answer.uri().toString())
                .flatMap(site::route)
                .flatMap(Route::item)
                .or(entry::item)
                .orElse(null);
    }

    /** What a list shows beside its links; only a sample asks for it. */
    private Map<String, ListCard> cards(Page page, Entry entry) {
        return entry.kind() == PageKind.WALK && site.sampling().active()
                ? new CardReader(this::listing, site.currency().orElse(null)).read(page.document())
                : Map.of();
    }

    private @Nullable String listing(String link) {
        return WebAddress.of(link)
                .flatMap(site::route)
                .filter(route -> route.kind() == PageKind.LISTING)
                .map(Route::key)
                .orElse(null);
    }

    private static List<String> pictures(Listing listing) {
        return listing.images().stream().map(ListingImage::address).toList();
    }
}
