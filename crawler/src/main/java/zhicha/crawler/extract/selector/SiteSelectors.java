package zhicha.crawler.extract.selector;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector.SelectorParseException;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.extract.fact.ListingField;
import zhicha.crawler.extract.text.Currencies;

/**
 * What a site file says about reading its pages. A field or selector that cannot be used is a problem to be shown, and
 * the others still work.
 */
public final class SiteSelectors {
    /** No site file: structured data and heuristics alone. */
    public static final SiteSelectors NONE = new SiteSelectors(null, null, Map.of());

    private final @Nullable String site;
    private final @Nullable String currency;
    private final Map<ListingField, Chosen> chosen = new EnumMap<>(ListingField.class);
    private final List<String> problems = new ArrayList<>();

    /** A selector that jsoup understood. */
    record Chosen(FieldSelector selector, Evaluator query) {}

    /**
     * @param site the site's id; becomes the listing's platform and the beginning of its id
     * @param currency ISO 4217: what {@code $}, {@code ¥} and bare numbers mean where the pages do not say it, or null
     * @param fields the {@code extract} block of the site file: field name to selector
     */
    public SiteSelectors(@Nullable String site, @Nullable String currency, Map<String, FieldSelector> fields) {
        this.site = site;
        this.currency = currency;
        fields.forEach(this::choose);
    }

    private void choose(String name, FieldSelector selector) {
        Optional<ListingField> field = ListingField.find(name);
        if (field.isEmpty()) {
            problems.add("extract: no field \"" + name + "\"; there are " + ListingField.names());
            return;
        }
        try {
            chosen.put(field.get(), new Chosen(selector, QueryParser.parse(selector.css())));
        } catch (SelectorParseException | IllegalArgumentException wrong) {
            problems.add("extract: selector \"" + selector.css() + "\" of " + name + " is not CSS that jsoup knows: "
                    + wrong.getMessage());
        }
    }

    public Optional<String> site() {
        return Optional.ofNullable(site);
    }

    /** What the selector of {@code currency} finds on the page, else what the site file says. */
    public Optional<String> currency(Document document) {
        return of(ListingField.CURRENCY)
                .flatMap(place -> document.select(place.query()).stream()
                        .map(element -> SiteFileStep.value(
                                element, ListingField.CURRENCY, place.selector().attr()))
                        .flatMap(written -> Currencies.code(written).stream())
                        .findFirst())
                .or(() -> Optional.ofNullable(currency));
    }

    /** A sentence for every field name and selector that cannot be used. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    public Optional<Chosen> of(ListingField field) {
        return Optional.ofNullable(chosen.get(field));
    }
}
