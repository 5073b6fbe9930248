package zhicha.crawler.extract.fact;

/**
 * Where a field of a listing came from.
 *
 * @param where path inside the structured data, for instance {@code Product.offers.price}, a selector, or what was looked
 *     for
 * @param raw the text as it stood on the page, shortened to 300 characters
 * @param value what was understood
 */
public record FieldSource(ListingField field, Step step, String where, String raw, String value) {
    /** The steps of the ladder, strongest first. */
    public enum Step {
        JSON_LD("json-ld"),
        MICRODATA("microdata"),
        RDFA("rdfa"),
        OPEN_GRAPH("opengraph"),
        SITE_FILE("site-file"),
        EMBEDDED("embedded"),
        HEURISTIC("heuristic");

        private final String written;

        Step(String written) {
            this.written = written;
        }

        public String written() {
            return written;
        }
    }

    /** One line for {@code extract --why}. */
    public String line() {
        return "%s = %s  [%s %s: %s]".formatted(field.written(), value, step.written(), where, raw);
    }
}
