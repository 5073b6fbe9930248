package zhicha.crawler.extract.selector;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.extract.embedded.StatePath;
import zhicha.crawler.extract.fact.FactSheet;
import zhicha.crawler.extract.fact.FieldSource.Step;
import zhicha.crawler.extract.fact.ListingField;
import zhicha.crawler.extract.text.SeenText;
import zhicha.crawler.extract.text.ShownText;
import zhicha.crawler.page.PictureAddress;

/** The selectors of the site file; they fill what structured data did not give, and add pictures. */
public final class SiteFileStep {
    private static final int MOST_ELEMENTS = 100;

    private SiteFileStep() {}

    public static void read(Document document, SiteSelectors site, FactSheet sheet) {
        for (ListingField field : ListingField.values()) {
            site.of(field).ifPresent(chosen -> fill(document, field, chosen, sheet));
        }
    }

    private static void fill(Document document, ListingField field, SiteSelectors.Chosen chosen, FactSheet sheet) {
        boolean images = field == ListingField.IMAGES;
        if (!sheet.needs(field) && !images) {
            return;
        }
        FieldSelector selector = chosen.selector();
        String path = selector.json();
        if (path != null) {
            state(document, field, path, sheet);
            return;
        }
        String where = selector.attr() == null ? selector.css() : selector.css() + " @" + selector.attr();
        List<Element> found =
                document.select(chosen.query()).stream().limit(MOST_ELEMENTS).toList();
        if (images) {
            List<String> addresses = new ArrayList<>();
            found.forEach(element -> addresses.addAll(pictures(element, selector.attr())));
            if (!addresses.isEmpty()) {
                sheet.offerImages(Step.SITE_FILE, where, addresses);
            }
            return;
        }
        for (Element element : found) {
            String raw = value(element, field, selector.attr());
            if (sheet.offer(field, Step.SITE_FILE, where, raw)) {
                return;
            }
        }
        sheet.remark(
                found.isEmpty()
                        ? "nothing on the page matches the selector of " + field.written() + ": " + where
                        : "what the selector of " + field.written() + " finds could not be understood: " + where
                                + " gives \"" + shown(value(found.getFirst(), field, selector.attr())) + "\"");
    }

    private static void state(Document document, ListingField field, String path, FactSheet sheet) {
        List<String> values = StatePath.values(document, path);
        boolean known = field == ListingField.IMAGES
                ? !values.isEmpty() && sheet.offerImages(Step.SITE_FILE, "json " + path, values)
                : values.stream().anyMatch(value -> sheet.offer(field, Step.SITE_FILE, "json " + path, value));
        if (!known) {
            sheet.remark(
                    values.isEmpty()
                            ? "no script of the page has anything at json " + path + ", where " + field.written()
                                    + " should be"
                            : "what stands at json " + path + " could not be understood as " + field.written() + ": \""
                                    + shown(values.getFirst()) + "\"");
        }
    }

    private static String shown(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }

    private static List<String> pictures(Element element, @Nullable String attr) {
        if (attr == null) {
            return PictureAddress.of(element, FactSheet.MOST_IMAGES);
        }
        String written = element.attr(attr);
        if (written.isBlank()) {
            return List.of();
        }
        // the rules for lazy pictures know how to read a srcset
        return attr.endsWith("srcset") ? PictureAddress.of(element, 1) : List.of(written);
    }

    static String value(Element element, ListingField field, @Nullable String attr) {
        if (attr != null) {
            return element.attr(attr);
        }
        return switch (element.normalName()) {
            case "meta" -> element.attr("content");
            case "input", "data", "option" -> element.hasAttr("value") ? element.attr("value") : SeenText.of(element);
            default -> field == ListingField.PRICE ? ShownText.of(element) : SeenText.of(element);
        };
    }
}
