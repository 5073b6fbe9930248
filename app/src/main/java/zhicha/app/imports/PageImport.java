package zhicha.app.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import zhicha.app.desk.Desk;
import zhicha.app.store.listing.PictureIndex;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.door.FeedItem;
import zhicha.crawler.door.pages.ArchivedItem;
import zhicha.crawler.door.pages.WarcPages;
import zhicha.crawler.evidence.Vault;
import zhicha.crawler.evidence.manifest.Sha256;
import zhicha.crawler.extract.Extraction;
import zhicha.crawler.extract.ListingExtractor;
import zhicha.crawler.extract.fact.FieldSource.Step;
import zhicha.crawler.extract.fact.ListingField;
import zhicha.crawler.extract.selector.SiteSelectors;
import zhicha.crawler.fetch.Exchange;
import zhicha.crawler.fetch.KillSwitch;
import zhicha.crawler.page.PageReader;
import zhicha.crawler.page.PageReading;
import zhicha.crawler.plan.PageKind;
import zhicha.crawler.plan.Route;
import zhicha.crawler.plan.SiteFile;
import zhicha.rules.rule.UntrueValue;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.ListingImage;

/**
 * The pages of a WARC file: pictures first, then the pages that are listings, each sealed as a capture of its own beside
 * that of the file, so that the console shows it and its pictures are judged.
 */
final class PageImport {
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private final Desk desk;
    private final SealedFile file;
    private final @Nullable SiteFile site;
    private final SiteSelectors selectors;
    private final ImportReport report;
    private final Judged judged;
    private final KillSwitch stop;
    private final Consumer<FeedItem.Broken> told;
    private final PageReader reader = new PageReader();
    private final ListingExtractor extractor = new ListingExtractor();
    /** What was sealed already: address and time of the answer to its capture. */
    private final Map<String, CaptureId> sealed = new HashMap<>();

    private final Map<String, CaptureId> pictures = new HashMap<>();

    PageImport(
            Desk desk,
            SealedFile file,
            @Nullable SiteFile site,
            ImportReport report,
            Judged judged,
            KillSwitch stop,
            Consumer<FeedItem.Broken> told) {
        this.desk = desk;
        this.file = file;
        this.site = site;
        this.selectors = site == null
                ? SiteSelectors.NONE
                : new SiteSelectors(site.site().id(), site.currency().orElse(null), site.extract());
        this.report = report;
        this.judged = judged;
        this.stop = stop;
        this.told = told;
    }

    void read(AtomicLong last) throws IOException, InterruptedException {
        known();
        WarcPages.read(file.copy(), item -> {
            if (item instanceof ArchivedItem.Answer answer && isPicture(answer.exchange())) {
                seal(answer)
                        .ifPresent(capture ->
                                pictures.put(key(answer.exchange().uri().toString()), capture));
            }
            return !stop.pulled();
        });
        WarcPages.read(file.copy(), item -> {
            if (stop.pulled()) {
                return false;
            }
            switch (item) {
                case ArchivedItem.Broken broken -> {
                    report.row();
                    judged.broken();
                    told.accept(new FeedItem.Broken(broken.number(), broken.reason()));
                }
                case ArchivedItem.Answer answer -> {
                    if (!isPicture(answer.exchange())) {
                        page(answer);
                    }
                }
            }
            last.set(item.number());
            return true;
        });
    }

    private void page(ArchivedItem.Answer answer) throws InterruptedException {
        Exchange exchange = answer.exchange();
        report.row();
        if (exchange.status() / 100 != 2) {
            report.note("answers that are no page: status " + exchange.status() / 100 + "xx");
            return;
        }
        Optional<Route> route = site == null
                ? Optional.empty()
                : WebAddress.of(exchange.uri().toString()).flatMap(site::route);
        boolean elsewhere = site != null
                && route.filter(found -> found.kind() == PageKind.LISTING).isEmpty();
        if (elsewhere || judged.isDone(answer.number())) {
            report.note(elsewhere ? "pages that the site file does not call listings" : "judged before");
            return;
        }
        if (!(reader.read(exchange) instanceof PageReading.Readable readable)) {
            report.note("answers that are no HTML");
            return;
        }
        // sealed before it is read as a listing; the parse above only told that it is a page
        Optional<CaptureId> capture = seal(answer);
        if (capture.isEmpty()) {
            return;
        }
        OffsetDateTime seen = exchange.started().atZone(BEIJING).toOffsetDateTime();
        Extraction extraction = extractor.extract(
                readable.page(), selectors, route.flatMap(Route::item).orElse(null), capture.get(), seen);
        if (extraction instanceof Extraction.Found found && (site != null || isOffer(found))) {
            index(found.listing(), seen.toInstant());
            judged.take(answer.number(), found.listing());
        } else {
            report.note("pages that offer nothing");
        }
    }

    /** Whether a page of an unknown site offers one thing: it states a product, or shows a price and a picture of it. */
    private static boolean isOffer(Extraction.Found found) {
        Listing listing = found.listing();
        boolean stated = found.sources().stream()
                .anyMatch(source -> source.field() == ListingField.PRICE && source.step() != Step.HEURISTIC);
        return listing.price() != null && (stated || !listing.images().isEmpty());
    }

    private void index(Listing listing, Instant seen) {
        List<PictureIndex.Row> rows = new ArrayList<>();
        for (ListingImage image : listing.images()) {
            CaptureId capture = pictures.get(key(image.address()));
            if (capture != null) {
                rows.add(new PictureIndex.Row(listing.id(), image, capture, seen));
            }
        }
        desk.store().pictures().putAll(rows);
    }

    private static boolean isPicture(Exchange exchange) {
        return exchange.status() / 100 == 2
                && exchange.header("Content-Type")
                        .orElse("")
                        .toLowerCase(Locale.ROOT)
                        .strip()
                        .startsWith("image/");
    }

    private Optional<CaptureId> seal(ArchivedItem.Answer answer) {
        Exchange exchange = answer.exchange();
        String key = exchange.uri() + " " + exchange.started().toEpochMilli() + " " + Sha256.of(exchange.body());
        try {
            CaptureId known = sealed.get(key);
            if (known == null) {
                known = desk.vault().seal(List.of(exchange), file.context()).id();
                sealed.put(key, known);
            }
            return Optional.of(known);
        } catch (IllegalArgumentException tooLong) {
            judged.broken();
            told.accept(new FeedItem.Broken(answer.number(), UntrueValue.of(tooLong)));
            return Optional.empty();
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** What an import of this file that was stopped had sealed. */
    private void known() throws IOException {
        Vault vault = desk.vault();
        for (CaptureId id : vault.reader().partsOf(file.capture())) {
            vault.find(id)
                    .ifPresent(capture -> capture.manifest()
                            .exchanges()
                            .forEach(exchange -> sealed.put(
                                    exchange.uri() + " "
                                            + OffsetDateTime.parse(
                                                            exchange.started().utc())
                                                    .toInstant()
                                                    .toEpochMilli()
                                            + " "
                                            + exchange.body().sha256(),
                                    id)));
        }
    }

    private static String key(String address) {
        return WebAddress.of(address).map(WebAddress::toString).orElse(address);
    }
}
