package zhicha.crawler.extract.selector;

import org.jspecify.annotations.Nullable;

/**
 * Where a site file says a field stands on the page.
 *
 * @param css jsoup selector
 * @param attr attribute to read, or null for the element's text
 * @param json path in the JSON that the page's scripts work on, {@code props.pageProps.product.images[0].url}, or null;
 *     where there is one, {@code css} is not asked
 */
public record FieldSelector(
        String css, @Nullable String attr, @Nullable String json) {
    public FieldSelector(String css, @Nullable String attr) {
        this(css, attr, null);
    }

    /** A place in the state of the page's scripts. */
    public static FieldSelector inState(String path) {
        return new FieldSelector("script", null, path);
    }
}
