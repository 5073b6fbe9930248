package zhicha.crawler.extract.selector;

import org.jspecify.annotations.Nullable;

/**
 * Where a site file says a field stands on the page.
 *
 * @param css jsoup selector
 * @param attr attribute to read, or null for the element's text
 */
public record FieldSelector(String css, @Nullable String attr) {}
