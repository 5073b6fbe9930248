package zhicha.bench.crawl.peer;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import zhicha.crawler.crawl.PageDoor;
import zhicha.crawler.crawl.PageHarvest;
import zhicha.crawler.evidence.Vault;
import zhicha.crawler.evidence.capture.CaptureContext;
import zhicha.crawler.extract.schema.JsonLd;
import zhicha.crawler.extract.schema.Thing;
import zhicha.crawler.fetch.FetchOutcome;
import zhicha.crawler.frontier.Entry;
import zhicha.crawler.page.Page;
import zhicha.crawler.page.PageReader;
import zhicha.crawler.page.PageReading;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.ListingBuilder;

/**
 * Seals every page, and then does with it what the other crawlers do: parses it, and takes its links and the product of its
 * JSON-LD. What else Zhicha's extraction looks at, the others do not.
 */
final class JsonLdDoor implements PageDoor {
    private final Vault vault;
    private final CaptureContext context;
    private final PageReader reader = new PageReader();

    JsonLdDoor(Vault vault, CaptureContext context) {
        this.vault = vault;
        this.context = context;
    }

    @Override
    public PageHarvest read(FetchOutcome.Fetched fetched, Entry entry) throws IOException {
        CaptureId capture = vault.seal(fetched, context).id();
        return switch (reader.read(fetched.answer())) {
            case PageReading.Unreadable bad -> throw new IOException(bad.detail());
            case PageReading.Readable good ->
                new PageHarvest(
                        Optional.of(capture),
                        good.page().links().addresses(),
                        listing(good.page(), entry, capture),
                        List.of(),
                        List.of());
        };
    }

    private static Optional<Listing> listing(Page page, Entry entry, CaptureId capture) {
        for (Thing thing : JsonLd.read(page.document()).things()) {
            Optional<String> name = thing.isA("product") ? thing.text("name") : Optional.empty();
            if (name.isPresent() && entry.item().isPresent()) {
                ListingBuilder listing = Listing.builder("bench-" + entry.item().get(), name.get())
                        .url(page.address().toString())
                        .capture(capture);
                for (Thing offer : thing.things("offers")) {
                    offer.text("price").ifPresent(listing::yuan);
                }
                return Optional.of(listing.build());
            }
        }
        return Optional.empty();
    }
}
