package zhicha.crawler.extract;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.extract.embedded.EmbeddedStep;
import zhicha.crawler.extract.fact.FactSheet;
import zhicha.crawler.extract.fact.FieldSource.Step;
import zhicha.crawler.extract.fact.ListingField;
import zhicha.crawler.extract.schema.JsonLd;
import zhicha.crawler.extract.schema.Microdata;
import zhicha.crawler.extract.schema.Rdfa;
import zhicha.crawler.extract.selector.SiteFileStep;
import zhicha.crawler.extract.selector.SiteSelectors;
import zhicha.crawler.extract.structured.OpenGraphStep;
import zhicha.crawler.extract.structured.ProductStep;
import zhicha.crawler.extract.text.BuyerData;
import zhicha.crawler.extract.visible.SeenPrice;
import zhicha.crawler.extract.visible.Sight;
import zhicha.crawler.extract.visible.VisibleStep;
import zhicha.crawler.page.Page;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.ListingImage;
import zhicha.rules.subject.Price;
import zhicha.rules.subject.Seller;

/**
 * From a page to a listing, by the ladder JSON-LD, microdata, OpenGraph of products, selectors of the site file,
 * heuristics. The first step that gives a field wins, and each field remembers where it came from. Immutable and
 * thread-safe; nothing of the page is executed or fetched.
 */
public final class ListingExtractor {
    /** @param itemId what the site file's {@code listing} expression found in the address, or null */
    public Extraction extract(Page page, SiteSelectors site, @Nullable String itemId) {
        return extract(page, site, itemId, null, null);
    }

    /**
     * The same, with what the page cannot know.
     *
     * @param capture the capture that was sealed before
     * @param observedAt when the page was seen
     */
    public Extraction extract(
            Page page,
            SiteSelectors site,
            @Nullable String itemId,
            @Nullable CaptureId capture,
            @Nullable OffsetDateTime observedAt) {
        FactSheet sheet = climb(page, site);
        String title = sheet.text(ListingField.TITLE);
        String url = ListingIdentity.url(page);
        if (title == null) {
            return new Extraction.Refused(
                    page.address().toString(),
                    Extraction.Refused.Reason.NO_TITLE,
                    "no title on " + page.address()
                            + ": neither structured data, the site file, a heading nor <title> has one; if the page needs scripts, "
                            + "set render in the site file, else add \"title\" under extract",
                    sheet.sources(),
                    sheet.remarks());
        }
        String platform = site.site().orElse(null);
        String id = ListingIdentity.id(platform, itemId, sheet.text(ListingField.ITEM_ID), url);
        Listing listing = Listing.builder(id, BuyerData.maskedTitle(title))
                .url(url)
                .platform(platform)
                .description(sheet.text(ListingField.DESCRIPTION))
                .brand(sheet.text(ListingField.BRAND))
                .category(sheet.text(ListingField.CATEGORY))
                .price(sheet.price())
                .sales(sheet.count(ListingField.SALES))
                .stock(sheet.count(ListingField.STOCK))
                .condition(sheet.text(ListingField.CONDITION))
                .seller(seller(sheet))
                .shipsFrom(sheet.text(ListingField.SHIPS_FROM))
                .images(sheet.images().stream().map(ListingImage::new).toList())
                .observedAt(observedAt)
                .capture(capture)
                .other(other(sheet))
                .build();
        return new Extraction.Found(listing, sheet.sources(), sheet.remarks());
    }

    /** What a listing has no field of its own for. */
    private static Map<String, Object> other(FactSheet sheet) {
        Map<String, Object> other = new LinkedHashMap<>();
        for (ListingField field : List.of(ListingField.AVAILABILITY, ListingField.LICENCE_PAGE)) {
            String known = sheet.text(field);
            if (known != null) {
                other.put(field.written(), known);
            }
        }
        return other;
    }

    private static FactSheet climb(Page page, SiteSelectors site) {
        Document document = page.document();
        String address = page.address().toString();
        String usual = usual(document, address, site);
        FactSheet sheet = new FactSheet(page.base(), usual);
        JsonLd.Read jsonLd = JsonLd.read(document);
        jsonLd.problems().forEach(sheet::remark);
        ProductStep.read(jsonLd.things(), document, address, sheet, Step.JSON_LD);
        ProductStep.read(Microdata.read(document), document, address, sheet, Step.MICRODATA);
        ProductStep.read(Rdfa.read(document), document, address, sheet, Step.RDFA);
        OpenGraphStep openGraph = new OpenGraphStep(document, sheet);
        boolean product = openGraph.isProduct();
        if (product) {
            openGraph.read();
        }
        Sight sight = Sight.of(document, usual);
        sight.price().ifPresent(seen -> reconcile(sheet, seen));
        heading(sheet, sight, document);
        SiteFileStep.read(document, site, sheet);
        Optional<EmbeddedStep.Found> state = isWhole(sheet, sight)
                ? Optional.empty()
                : EmbeddedStep.find(document, sight.heading().orElse(""));
        if (!sight.price().map(SeenPrice::sure).orElse(false)) {
            state.ifPresent(found -> found.price(sheet));
        }
        VisibleStep.read(document, sight, sheet);
        state.ifPresent(found -> found.fill(sheet));
        if (!product) {
            openGraph.read();
        }
        if (sheet.needs(ListingField.AVAILABILITY) && sheet.price() != null) {
            // the weakest of all: who asks a price offers the goods
            sheet.offer(
                    ListingField.AVAILABILITY,
                    Step.HEURISTIC,
                    "a price is asked, nothing says they are gone",
                    "InStock");
        }
        // what a seller writes into the description is the seller's word; the foot of the page is the platform's
        sheet.offer(ListingField.SELLER_CONTACTS, Step.HEURISTIC, "description", sheet.text(ListingField.DESCRIPTION));
        return sheet;
    }

    /** Whether nothing is left to be looked for in the state of scripts, which is costly. */
    private static boolean isWhole(FactSheet sheet, Sight sight) {
        boolean price = !sheet.needs(ListingField.PRICE)
                || sight.price().map(SeenPrice::sure).orElse(false);
        boolean stock =
                !sheet.needs(ListingField.AVAILABILITY) || sight.availability().isPresent();
        return price && stock && !sheet.needs(ListingField.IMAGES);
    }

    private static @Nullable String usual(Document document, String address, SiteSelectors site) {
        return site.currency(document)
                .or(() -> UsualCurrency.of(document, address))
                .orElse(null);
    }

    /**
     * What a page tells machines is at times yesterday's price, or that of another variant. It is passed over where the page
     * surely asks another one, and shows it only as former, or nowhere.
     */
    private static void reconcile(FactSheet sheet, SeenPrice seen) {
        Price said = sheet.price();
        if (said == null) {
            return;
        }
        var high = said.high();
        // one price of a range that the page shows alone is the one that is asked: of the variant that is chosen
        if (high != null
                && seen.near()
                && seen.high() == null
                && said.currency().equals(seen.currency())
                && seen.amount().compareTo(said.amount()) >= 0
                && seen.amount().compareTo(high) < 0
                && (seen.former().contains(SeenPrice.bare(high)) || !seen.shows(high))) {
            sheet.passOver(ListingField.PRICE, "the page asks " + seen.amount().toPlainString() + " alone");
            return;
        }
        if (!seen.sure()) {
            return;
        }
        // of the prices of many variants the page shows that of the one that is chosen
        boolean chosen = high != null
                && seen.high() == null
                && seen.amount().compareTo(said.amount()) > 0
                && seen.amount().compareTo(high) <= 0
                && (seen.amount().compareTo(high) < 0 || !seen.shows(said.amount()));
        boolean agrees = !chosen && (seen.shows(said.amount()) || high != null && seen.shows(high))
                || seen.currency() != null && !seen.currency().equals(said.currency());
        if (!agrees && seen.currency() != null) {
            sheet.passOver(
                    ListingField.PRICE,
                    "the page shows " + seen.amount().toPlainString() + " " + seen.currency() + " in its place");
        }
    }

    /** A name for machines that is the heading with all that stands in it, or the page's title, is passed over for the name. */
    private static void heading(FactSheet sheet, Sight sight, Document document) {
        String said = sheet.text(ListingField.TITLE);
        String seen = sight.heading().orElse("");
        if (said == null || seen.isEmpty() || said.equals(seen)) {
            return;
        }
        String whole = sight.headingWhole().orElse("");
        boolean withBadges = said.replace(" ", "").equals(whole.replace(" ", ""));
        boolean pageTitle = said.length() > seen.length()
                && said.regionMatches(true, 0, seen, 0, seen.length())
                && document.title().strip().regionMatches(true, 0, said, 0, said.length());
        if (withBadges || pageTitle) {
            sheet.passOver(ListingField.TITLE, "the heading shows \"" + seen + "\"");
        }
    }

    private static Seller seller(FactSheet sheet) {
        String id = sheet.text(ListingField.SELLER_ID);
        String name = sheet.text(ListingField.SELLER_NAME);
        String location = sheet.text(ListingField.SELLER_LOCATION);
        String licence = sheet.text(ListingField.SELLER_LICENCE);
        List<String> contacts = sheet.contacts();
        boolean unknown = id == null && name == null && location == null && licence == null && contacts.isEmpty();
        return unknown ? Seller.UNKNOWN : new Seller(id, name, location, licence, contacts);
    }
}
