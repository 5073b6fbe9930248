package zhicha.crawler.extract.schema;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import zhicha.crawler.extract.text.SeenText;
import zhicha.crawler.extract.text.ShownText;
import zhicha.crawler.page.PictureAddress;

/** The RDFa of a page (RDFa Lite 1.1) as shops write it: typeof, property, resource and content. Prefixes are dropped. */
public final class Rdfa {
    private static final int MOST_ITEMS = 1_000;
    private static final int DEEPEST = 300;

    private int items;

    private Rdfa() {}

    /** The items that are not values of other items. */
    public static List<Thing> read(Document document) {
        Rdfa reader = new Rdfa();
        List<Thing> roots = new ArrayList<>();
        for (Element typed : document.select("[typeof]:not([property])")) {
            if (reader.items < MOST_ITEMS) {
                roots.add(reader.item(typed, 0));
            }
        }
        return List.copyOf(roots);
    }

    private Thing item(Element typed, int depth) {
        items++;
        Thing thing = new Thing();
        for (String type : typed.attr("typeof").strip().split("\\s+")) {
            thing.addType(type);
        }
        String named = typed.hasAttr("resource") ? typed.attr("resource") : typed.attr("about");
        if (!named.isBlank()) {
            thing.add("@id", named);
        }
        for (Element child : typed.children()) {
            element(child, thing, depth + 1);
        }
        return thing;
    }

    private void element(Element element, Thing thing, int depth) {
        if (depth > DEEPEST || items >= MOST_ITEMS) {
            return;
        }
        String names = element.attr("property").strip();
        boolean typed = element.hasAttr("typeof");
        if (!names.isEmpty()) {
            if (typed) {
                Thing inner = item(element, depth);
                for (String name : names.split("\\s+")) {
                    thing.add(local(name), inner);
                }
            } else {
                for (String name : names.split("\\s+")) {
                    thing.add(local(name), value(element, local(name)));
                }
            }
        }
        if (!typed) {
            for (Element child : element.children()) {
                element(child, thing, depth + 1);
            }
        }
    }

    private static String local(String name) {
        return name.substring(Math.max(name.lastIndexOf(':'), name.lastIndexOf('/')) + 1);
    }

    private static String value(Element element, String property) {
        if (element.hasAttr("content")) {
            return element.attr("content");
        }
        if (element.hasAttr("resource")) {
            return element.attr("resource");
        }
        return switch (element.normalName()) {
            case "img", "source" ->
                PictureAddress.of(element, 1).stream().findFirst().orElse("");
            case "a", "link", "area" ->
                element.normalName().equals("link") || property.equals("url") || property.equals("image")
                        ? element.attr("href")
                        : SeenText.of(element);
            case "time" -> element.hasAttr("datetime") ? element.attr("datetime") : SeenText.of(element);
            default -> property.equals("price") ? ShownText.of(element) : SeenText.of(element);
        };
    }
}
