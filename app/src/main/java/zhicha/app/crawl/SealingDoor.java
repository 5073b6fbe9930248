package zhicha.app.crawl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import zhicha.app.schedule.Timetable;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.crawl.PageDoor;
import zhicha.crawler.crawl.PageHarvest;
import zhicha.crawler.evidence.Capture;
import zhicha.crawler.evidence.CaptureContext;
import zhicha.crawler.evidence.Vault;
import zhicha.crawler.evidence.warc.Rendition;
import zhicha.crawler.extract.Extraction;
import zhicha.crawler.extract.ListingExtractor;
import zhicha.crawler.extract.selector.SiteSelectors;
import zhicha.crawler.fetch.Exchange;
import zhicha.crawler.fetch.FetchOutcome;
import zhicha.crawler.fetch.browser.Chromium;
import zhicha.crawler.fetch.browser.Rendering;
import zhicha.crawler.fetch.browser.Subresources;
import zhicha.crawler.frontier.Entry;
import zhicha.crawler.page.Page;
import zhicha.crawler.page.PageReader;
import zhicha.crawler.page.PageReading;
import zhicha.crawler.plan.PageKind;
import zhicha.crawler.plan.Route;
import zhicha.crawler.plan.SiteFile;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.ListingImage;

/**
 * The way in for every page: sealed first, then read. Where the site file asks for it, a page is shown in a browser; what
 * the browser was given and the document it made of it are sealed before that document is read. Thread-safe.
 */
public final class SealingDoor implements PageDoor {
    private static final Duration USUAL_SHOWING = Duration.ofSeconds(20);
    /** A page that showed nothing before its time was up may have shared the machine with too many others. */
    private static final int SHOWINGS = 2;

    private final Vault vault;
    private final CaptureContext context;
    private final SiteFile site;
    private final SiteSelectors selectors;
    private final Browser browser;
    private final Consumer<byte[]> pictures;
    private final Clock clock;
    private final Duration showing;
    private final PageReader reader = new PageReader();
    private final ListingExtractor extractor = new ListingExtractor();

    /** @param pictures told of every picture once it is sealed; it must return at once */
    public SealingDoor(
            Vault vault,
            CaptureContext context,
            SiteFile site,
            Browser browser,
            Consumer<byte[]> pictures,
            Clock clock) {
        this(vault, context, site, browser, pictures, clock, USUAL_SHOWING);
    }

    /** @param showing time a page has in the browser the first time; the second time it has twice as much */
    SealingDoor(
            Vault vault,
            CaptureContext context,
            SiteFile site,
            Browser browser,
            Consumer<byte[]> pictures,
            Clock clock,
            Duration showing) {
        this.showing = showing;
        this.pictures = pictures;
        this.vault = vault;
        this.context = context;
        this.site = site;
        this.selectors = new SiteSelectors(site.site().id(), site.currency().orElse(null), site.extract());
        this.browser = browser;
        this.clock = clock;
    }

    @Override
    public PageHarvest read(FetchOutcome.Fetched fetched, Entry entry) {
        return plain(fetched, entry);
    }

    @Override
    public PageHarvest read(FetchOutcome.Fetched fetched, Entry entry, Subresources more) throws InterruptedException {
        PageHarvest plain = plain(fetched, entry);
        if (entry.kind() == PageKind.PICTURE || !wantsBrowser(plain, entry)) {
            return plain;
        }
        PageHarvest best = plain;
        List<String> notes = new ArrayList<>();
        for (int attempt = 1; attempt <= SHOWINGS; attempt++) {
            Optional<Chromium> chromium = browser.get();
            if (chromium.isEmpty()) {
                notes.add("the page is filled by scripts, and there is no browser to show it in");
                break;
            }
            Rendering shown;
            try {
                shown = chromium.get().render(entry.address(), fetched.answer(), more, showing.multipliedBy(attempt));
            } catch (IOException e) {
                notes.add("showing " + attempt + " of " + SHOWINGS + " failed: " + e.getMessage());
                continue;
            }
            best = rendered(fetched, entry, plain, shown);
            if (shown.atRest() || useful(best, entry)) {
                break;
            }
            notes.add("showing " + attempt + " of " + SHOWINGS + " was cut off before there was anything to read");
        }
        return noted(best, notes.toArray(String[]::new));
    }

    private static boolean useful(PageHarvest harvest, Entry entry) {
        return entry.kind() == PageKind.LISTING
                ? harvest.listing().isPresent()
                : !harvest.links().isEmpty();
    }

    /** What cannot be sealed is not read: a vault that fails, for instance on a full disk, ends the crawl. */
    private Capture sealed(FetchOutcome outcome, List<Rendition> renditions, CaptureContext as) {
        try {
            return vault.seal(outcome, renditions, as);
        } catch (IOException e) {
            throw new Shut(
                    e.getMessage() + "; make room on the disk or mend the folder's permissions, and start again", e);
        }
    }

    private boolean wantsBrowser(PageHarvest plain, Entry entry) {
        return switch (site.render()) {
            case NEVER -> false;
            case ALWAYS -> true;
            case WHEN_EMPTY ->
                entry.kind() == PageKind.LISTING
                        && plain.listing()
                                .filter(listing -> listing.price() != null
                                        || !listing.images().isEmpty())
                                .isEmpty();
        };
    }

    private PageHarvest plain(FetchOutcome.Fetched fetched, Entry entry) {
        Capture capture = sealed(fetched, List.of(), context);
        if (entry.kind() == PageKind.PICTURE) {
            pictures.accept(fetched.answer().body());
            return PageHarvest.sealed(capture.id());
        }
        return harvest(reader.read(fetched.answer()), entry, capture, fetched.answer());
    }

    private PageHarvest rendered(FetchOutcome.Fetched fetched, Entry entry, PageHarvest plain, Rendering shown) {
        byte[] html = shown.html().getBytes(StandardCharsets.UTF_8);
        Exchange answer = fetched.answer();
        List<Exchange> exchanges = new ArrayList<>(fetched.exchanges());
        exchanges.addAll(shown.exchanges());
        Rendition document =
                new Rendition(answer.uri(), "rendered-dom", "text/html; charset=utf-8", html, clock.instant());
        CaptureContext part = plain.capture().map(context::partOf).orElse(context);
        Capture capture = sealed(new FetchOutcome.Fetched(fetched.asked(), exchanges), List.of(document), part);
        PageHarvest harvest =
                harvest(reader.read(html, answer.uri(), "text/html; charset=utf-8"), entry, capture, answer);
        return noted(harvest, shown.notes().toArray(String[]::new));
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
            return new PageHarvest(Optional.of(capture.id()), links, Optional.empty(), List.of(), notes);
        }
        Extraction extraction = extractor.extract(
                page,
                selectors,
                item(entry, answer),
                capture.id(),
                answer.started().atZone(Timetable.ZONE).toOffsetDateTime());
        notes.addAll(extraction.remarks());
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

    private static PageHarvest noted(PageHarvest harvest, String... notes) {
        List<String> all = new ArrayList<>(harvest.notes());
        all.addAll(List.of(notes));
        return new PageHarvest(harvest.capture(), harvest.links(), harvest.listing(), harvest.pictures(), all);
    }

    private static List<String> pictures(Listing listing) {
        return listing.images().stream().map(ListingImage::address).toList();
    }
}
