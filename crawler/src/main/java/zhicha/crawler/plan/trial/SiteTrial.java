package zhicha.crawler.plan.trial;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.extract.Extraction;
import zhicha.crawler.extract.ListingExtractor;
import zhicha.crawler.extract.selector.SiteSelectors;
import zhicha.crawler.life.ListingFacts;
import zhicha.crawler.life.RemovedText;
import zhicha.crawler.page.Page;
import zhicha.crawler.page.PageLimits;
import zhicha.crawler.page.PageReader;
import zhicha.crawler.page.PageReading;
import zhicha.crawler.plan.PageKind;
import zhicha.crawler.plan.Route;
import zhicha.crawler.plan.SiteFile;
import zhicha.crawler.plan.trial.SiteTest.Kind;
import zhicha.crawler.plan.trial.SiteTest.Unmet;
import zhicha.rules.subject.Listing;

/** Reads the saved pages of a site's tests as a crawl would, and tells what came out otherwise. Thread-safe. */
public final class SiteTrial {
    private static final String NOTHING = "—";
    private static final Pattern PRICE =
            Pattern.compile("(\\d+(?:\\.\\d+)?)(?:\\s*-\\s*(\\d+(?:\\.\\d+)?))?\\s+([A-Z]{3})");
    private static final int MOST_SHOWN = 300;

    private final SiteFile site;
    private final SiteSelectors selectors;
    private final PageReader reader = new PageReader();
    private final ListingExtractor extractor = new ListingExtractor();

    public SiteTrial(SiteFile site) {
        this.site = site;
        this.selectors = new SiteSelectors(site.site().id(), site.currency().orElse(null), site.extract());
    }

    /** Empty where all is as it should be. */
    public List<Unmet> run(SiteTest test) {
        Optional<Route> route = site.route(test.address());
        PageReading reading;
        try {
            reading = reader.read(bytes(test), test.address().uri(), test.type());
        } catch (IOException e) {
            return List.of(new Unmet("page", test.page().toString(), String.valueOf(e.getMessage())));
        }
        if (!(reading instanceof PageReading.Readable readable)) {
            return List.of(
                    new Unmet("page", "HTML", reading instanceof PageReading.Unreadable bad ? bad.detail() : NOTHING));
        }
        Page page = readable.page();
        Optional<Listing> listing = Optional.empty();
        if (route.filter(found -> found.kind() == PageKind.LISTING).isPresent()
                && extractor.extract(page, selectors, route.flatMap(Route::item).orElse(null))
                        instanceof Extraction.Found found) {
            listing = Optional.of(found.listing());
        }
        boolean priced = listing.filter(one -> one.price() != null).isPresent();
        Optional<String> removed = RemovedText.of(page.document(), priced);
        List<Unmet> unmet = new ArrayList<>();
        String is = kind(route, listing, removed);
        if (!is.equals(test.is().written())) {
            unmet.add(new Unmet(
                    "is",
                    test.is().written(),
                    is + removed.map(said -> " (" + said + ")").orElse("")));
        }
        Map<String, List<String>> facts = facts(listing);
        test.expected().forEach((field, expected) -> {
            List<String> seen = facts.getOrDefault(field, List.of());
            if (!same(field, expected, seen)) {
                unmet.add(new Unmet(field, shown(expected), shown(seen)));
            }
        });
        links(test, page, unmet);
        return unmet;
    }

    private static byte[] bytes(SiteTest test) throws IOException {
        byte[] bytes = Files.readAllBytes(test.page());
        if (bytes.length > 2 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b) {
            try (var gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                return gzip.readNBytes(PageLimits.USUAL.bytes() + 1);
            }
        }
        return bytes;
    }

    private static String kind(Optional<Route> route, Optional<Listing> listing, Optional<String> removed) {
        if (route.isEmpty()) {
            return Kind.NOTHING.written();
        }
        if (route.get().kind() != PageKind.LISTING) {
            return Kind.FOLLOW.written();
        }
        return removed.isPresent()
                ? Kind.REMOVED.written()
                : listing.isPresent() ? Kind.LISTING.written() : "listing, and nothing could be read from it";
    }

    private static Map<String, List<String>> facts(Optional<Listing> listing) {
        Map<String, List<String>> facts = new LinkedHashMap<>();
        listing.ifPresent(one -> {
            facts.put("id", List.of(one.id()));
            String url = one.url();
            if (url != null) {
                facts.put("url", List.of(url));
            }
            facts.putAll(ListingFacts.of(one));
        });
        return facts;
    }

    private void links(SiteTest test, Page page, List<Unmet> unmet) {
        least("links.listing", test.listingLinks(), PageKind.LISTING, page, unmet);
        least("links.follow", test.followLinks(), PageKind.WALK, page, unmet);
    }

    private void least(String field, OptionalInt least, PageKind kind, Page page, List<Unmet> unmet) {
        if (least.isEmpty()) {
            return;
        }
        long found = page.links().addresses().stream()
                .flatMap(link -> WebAddress.of(link).stream())
                .flatMap(address -> site.route(address).stream())
                .filter(route -> route.kind() == kind)
                .map(Route::key)
                .distinct()
                .count();
        if (found < least.getAsInt()) {
            unmet.add(new Unmet(field, "≥ " + least.getAsInt(), String.valueOf(found)));
        }
    }

    private static boolean same(String field, List<String> expected, List<String> seen) {
        if (expected.size() != seen.size()) {
            return false;
        }
        for (int i = 0; i < expected.size(); i++) {
            boolean equal = field.equals("price")
                    ? samePrice(expected.get(i), seen.get(i))
                    : plain(expected.get(i)).equals(plain(seen.get(i)));
            if (!equal) {
                return false;
            }
        }
        return true;
    }

    /** 129 CNY and 129.00 CNY are one price; 129-129 CNY is as well. */
    private static boolean samePrice(String expected, String seen) {
        Matcher one = PRICE.matcher(expected.strip());
        Matcher other = PRICE.matcher(seen.strip());
        return one.matches()
                && other.matches()
                && one.group(3).equals(other.group(3))
                && number(one.group(1)).compareTo(number(other.group(1))) == 0
                && number(one.group(2) == null ? one.group(1) : one.group(2))
                                .compareTo(number(other.group(2) == null ? other.group(1) : other.group(2)))
                        == 0;
    }

    private static BigDecimal number(String written) {
        return new BigDecimal(written);
    }

    /** Spaces are no difference that anybody sees. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("[\\s\\u00a0\\u3000]+", " ")
                .strip();
    }

    private static String shown(List<String> values) {
        if (values.isEmpty()) {
            return NOTHING;
        }
        String all = values.size() == 1 ? "「" + values.getFirst() + "」" : values.size() + " × " + values;
        return all.length() <= MOST_SHOWN ? all : all.substring(0, MOST_SHOWN) + "…";
    }
}
