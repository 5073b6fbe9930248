package zhicha.crawler.layout;

import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import zhicha.rules.subject.CaptureId;

/**
 * What one page gave.
 *
 * @param stratum what sort of page it is among its kind, for instance the category of the goods on it; pages of different sorts
 *     rightly give different fields
 * @param filled names of the fields that were found
 * @param capture its sealed capture, or null
 */
public record PageFill(
        Instant at,
        Kind kind,
        String stratum,
        Set<String> filled,
        @Nullable CaptureId capture) {
    /** The field of a page of goods that a listing could be read from at all. */
    public static final String READ = "listing";

    public enum Kind {
        /** The page of one offer. */
        LISTING,
        /** A page of links. */
        LIST;

        public String written() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** @throws IllegalArgumentException if there is no such kind */
        public static Kind parse(String written) {
            return valueOf(written.toUpperCase(java.util.Locale.ROOT));
        }
    }

    public PageFill {
        filled = Set.copyOf(filled);
        stratum = stratum.length() <= 60 ? stratum : stratum.substring(0, 60);
    }

    /** Where no listing was read, nothing can be said of its fields but that it was not. */
    boolean speaksOf(String field) {
        return kind == Kind.LIST || field.equals(READ) || filled.contains(READ);
    }

    /** As it is kept: in alphabetical order, with a space between. */
    public String written() {
        return filled.stream().sorted().collect(Collectors.joining(" "));
    }

    public static Set<String> parse(String written) {
        return written.isEmpty() ? Set.of() : new TreeSet<>(Arrays.asList(written.split(" ")));
    }
}
