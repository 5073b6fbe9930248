package zhicha.crawler.plan.trial;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.address.WebAddress;

/**
 * An example beside a site file: a saved page and what must be read from it.
 *
 * @param file the file the example stands in
 * @param line line of that file, from 1
 * @param page the saved page, plain or gzip
 * @param address where it was saved from
 * @param type the Content-Type it came with, or null
 * @param is what the site file must call this address, and the page
 * @param expected field name to its values; an empty list for a field that must not be found. Fields that are not named are
 *     not looked at
 * @param listingLinks least number of different listings the page must link to
 * @param followLinks least number of different pages to walk through it must link to
 */
public record SiteTest(
        String name,
        Path file,
        int line,
        Path page,
        WebAddress address,
        @Nullable String type,
        Kind is,
        Map<String, List<String>> expected,
        OptionalInt listingLinks,
        OptionalInt followLinks) {
    public SiteTest {
        expected = Collections.unmodifiableMap(new LinkedHashMap<>(expected));
    }

    /** What a page is to the site file. */
    public enum Kind {
        LISTING,
        /** A page to walk through. */
        FOLLOW,
        /** A listing's page that says the offer is gone. */
        REMOVED,
        /** None of the crawl's business. */
        NOTHING;

        public String written() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Something that came out otherwise.
     *
     * @param field {@code is}, {@code page}, {@code links.listing}, or a field of a listing
     */
    public record Unmet(String field, String expected, String seen) {
        public String sentence() {
            return field + "：应为 / expected " + expected + "，实为 / seen " + seen;
        }
    }
}
