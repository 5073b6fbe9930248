package zhicha.crawler.extract.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import zhicha.crawler.extract.text.SeenText;
import zhicha.crawler.extract.text.ShownText;
import zhicha.crawler.page.PictureAddress;

/**
 * The microdata of a page (HTML Standard, 5 Microdata), as shops write it: a {@code content} attribute counts on any element, and a picture that is
 * loaded lazily counts with its real address.
 */
public final class Microdata {
    private static final int MOST_ITEMS = 2_000;

    private int items;

    private Microdata() {}

    /** The items that are not values of other items. */
    public static List<Thing> read(Document document) {
        Microdata reader = new Microdata();
        List<Thing> roots = new ArrayList<>();
        for (Element scope : document.select("[itemscope]")) {
            // what is called a property of nothing stands for itself
            boolean root = !scope.hasAttr("itemprop")
                    || scope.parents().stream().noneMatch(parent -> parent.hasAttr("itemscope"));
            if (root && reader.items < MOST_ITEMS) {
                roots.add(reader.item(scope, 0));
            }
        }
        return List.copyOf(roots);
    }

    private Thing item(Element scope, int depth) {
        items++;
        Thing thing = new Thing();
        for (String type : scope.attr("itemtype").strip().split("\\s+")) {
            thing.addType(type);
        }
        if (scope.hasAttr("itemid")) {
            thing.add("@id", scope.attr("itemid"));
        }
        properties(scope, thing, depth);
        for (String reference : scope.attr("itemref").strip().split("\\s+")) {
            Element other = reference.isEmpty() || scope.ownerDocument() == null
                    ? null
                    : scope.ownerDocument().getElementById(reference);
            // an item that refers to itself or to what it stands in would never end
            if (other != null && other != scope && !scope.parents().contains(other) && items < MOST_ITEMS) {
                element(other, thing, depth + 1);
            }
        }
        return thing;
    }

    private void properties(Element parent, Thing thing, int depth) {
        for (Element child : parent.children()) {
            element(child, thing, depth);
        }
    }

    private void element(Element element, Thing thing, int depth) {
        boolean scope = element.hasAttr("itemscope");
        String names = element.attr("itemprop").strip();
        if (depth > 300) {
            return;
        }
        if (!names.isEmpty()) {
            if (scope && depth < 256 && items < MOST_ITEMS) {
                Thing inner = item(element, depth + 1);
                for (String name : names.split("\\s+")) {
                    thing.add(name, inner);
                }
            } else if (!scope) {
                for (String name : names.split("\\s+")) {
                    thing.add(name, value(element, name));
                }
            }
        }
        if (!scope) {
            properties(element, thing, depth + 1);
        }
    }

    private static String value(Element element, String property) {
        if (element.hasAttr("content")) {
            return element.attr("content");
        }
        return switch (element.normalName()) {
            case "meta" -> "";
            case "img", "source" ->
                PictureAddress.of(element, 1).stream().findFirst().orElse("");
            case "a", "area", "link" ->
                property.equals("url")
                                || property.equals("image")
                                || element.normalName().equals("link")
                        ? element.attr("href")
                        : SeenText.of(element);
            case "object" -> element.attr("data");
            case "data", "meter" -> element.attr("value");
            case "time" -> element.hasAttr("datetime") ? element.attr("datetime") : SeenText.of(element);
            default ->
                property.toLowerCase(Locale.ROOT).contains("price")
                        ? ShownText.of(element)
                        : property.equals("image")
                                ? PictureAddress.of(element, 1).stream()
                                        .findFirst()
                                        .orElse("")
                                : SeenText.of(element);
        };
    }
}
