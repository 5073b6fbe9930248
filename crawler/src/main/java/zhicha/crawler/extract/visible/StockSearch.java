package zhicha.crawler.extract.visible;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import zhicha.crawler.extract.text.Availability;

/** Whether the goods can be had: what the page says of its stock, else whether its button buys. */
public final class StockSearch {
    private static final int MOST_ELEMENTS = 8_000;
    private static final int LONGEST = 140;
    private static final Pattern NAMED = Pattern.compile(
            "(?i)stock|availab|inventory|verf[uü](?:e)?gbar|lager|lieferbar|delivery-?(?:status|information)|dispo|nalich|dostupn|dost[eę]pn|soldout|sold-out|storage|voorraad|kucun|product-mark");
    private static final Pattern CLASS_OUT = Pattern.compile(
            "(?i)(?:^|\\s)(?:outofstock|out-of-stock|soldout|sold-out|is-sold-out|product--sold-out)(?:$|\\s)");
    private static final Pattern CLASS_IN = Pattern.compile("(?i)(?:^|\\s)(?:instock|in-stock)(?:$|\\s)");

    /** @param where for people */
    public record Seen(Availability availability, String where, String raw) {}

    private StockSearch() {}

    static Optional<Seen> in(Document document, ProductArea area) {
        Optional<Element> button = area.button();
        Seen words = null;
        // tiles say the same a thousand times
        Map<String, Optional<Availability>> told = new HashMap<>();
        int looked = 0;
        for (Element element : document.select("body *")) {
            if (++looked > MOST_ELEMENTS) {
                break;
            }
            String names = element.className() + " " + element.id();
            boolean named = names.length() > 1 && NAMED.matcher(names).find();
            if (!named && (element.ownText().length() < 2 || element.ownText().length() > 60)) {
                continue;
            }
            if (PriceNames.isNoPlace(element) || named && element.childrenSize() > 12) {
                continue;
            }
            String text = named ? element.text() : element.ownText();
            if (text.isBlank() || text.length() > LONGEST) {
                continue;
            }
            Optional<Availability> said =
                    near(element, area, named) ? told.computeIfAbsent(text, Availability::ofWords) : Optional.empty();
            if (said.isEmpty() || area.surroundings().contain(element) || hidden(element)) {
                continue;
            }
            if (named) {
                return Optional.of(new Seen(said.get(), Surroundings.name(element), text));
            }
            boolean stronger = words == null
                    || said.get() == Availability.OUT_OF_STOCK && words.availability != Availability.OUT_OF_STOCK;
            words = stronger ? new Seen(said.get(), Surroundings.name(element), text) : words;
        }
        Optional<Seen> marked = marked(document, area.surroundings());
        if (marked.isPresent()) {
            return marked;
        }
        boolean dead = button.filter(StockSearch::disabled).isPresent();
        if (words != null && (words.availability != Availability.IN_STOCK || !dead)) {
            return Optional.of(words);
        }
        return button.filter(found -> !dead)
                .map(found ->
                        new Seen(Availability.IN_STOCK, "button " + Surroundings.name(found), ProductArea.said(found)));
    }

    private static Optional<Seen> marked(Document document, Surroundings surroundings) {
        for (Element product : document.select("[class*=product], [class*=Product]")) {
            boolean out = CLASS_OUT.matcher(product.className()).find();
            if ((out || CLASS_IN.matcher(product.className()).find()) && !surroundings.contain(product)) {
                return Optional.of(new Seen(
                        out ? Availability.OUT_OF_STOCK : Availability.IN_STOCK,
                        "class " + Surroundings.name(product),
                        product.className()));
            }
        }
        return Optional.empty();
    }

    /** Near the name of the goods, or what is named a stock near the button that buys. */
    private static boolean near(Element element, ProductArea area, boolean named) {
        int heading = area.behindHeading(element).orElse(0);
        int button = Math.abs(area.behindButton(element).orElse(1_000));
        return heading > -120 && heading < 400 || named && button < 60;
    }

    private static boolean hidden(Element element) {
        Element at = element;
        for (int i = 0; at != null && i < 12; i++, at = at.parent()) {
            String style = at.attr("style");
            if (!style.isEmpty() && style.replace(" ", "").contains("display:none") || at.hasAttr("hidden")) {
                return true;
            }
        }
        return false;
    }

    private static boolean disabled(Element button) {
        return button.hasAttr("disabled")
                || button.attr("aria-disabled").equals("true")
                || button.className().matches("(?i).*(?:^|[\\s_-])(?:disabled|soldout|sold-out)(?:$|[\\s_-]).*");
    }
}
