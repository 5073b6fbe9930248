package zhicha.crawler.extract.embedded;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import zhicha.crawler.extract.fact.FactSheet;
import zhicha.crawler.extract.fact.FieldSource.Step;
import zhicha.crawler.extract.fact.ListingField;
import zhicha.crawler.extract.text.Currencies;

/**
 * The product in the state that a page's scripts work on, for pages that show it only once they have run. It is taken where
 * it bears the page's own name.
 */
public final class EmbeddedStep {
    private static final int MOST_NODES = 80_000;
    private static final int DEEPEST = 16;
    private static final Pattern ELSEWHERE = Pattern.compile(
            "(?i).*(?:related|recommend|similar|cart|basket|recent|upsell|cross.?sell|suggest|menu|navigation|footer|header|review|wishlist|banner|carousel|bundle|breadcrumb|categories|seo|translations|messages).*");
    private static final Pattern GOODS = Pattern.compile("(?i).*(?:product|item|goods|pdp|detail|offer|sku).*");

    private final String heading;
    private final String title;
    private @Nullable StateProduct best;
    private String path = "";
    private int most = 5;
    private int nodes;

    private EmbeddedStep(String heading, String title) {
        this.heading = folded(heading);
        this.title = folded(title);
    }

    /**
     * Looks for the page's product.
     *
     * @param heading the name of the goods as the page shows it, or empty
     */
    public static Optional<Found> find(Document document, String heading) {
        EmbeddedStep step = new EmbeddedStep(heading, document.title());
        for (JsonNode tree : EmbeddedState.of(document)) {
            step.walk(tree, "", 0);
        }
        StateProduct best = step.best;
        return best == null ? Optional.empty() : Optional.of(new Found(best, step.path));
    }

    /** The product and where in the state it stands. */
    public record Found(StateProduct product, String path) {
        /** Offers its price alone, which goes before a price that the page hardly shows. */
        public void price(FactSheet sheet) {
            product.price().ifPresent(cost -> {
                String currency = cost.currency() == null
                        ? null
                        : Currencies.code(cost.currency()).orElse(null);
                var amount = cost.amount();
                if (amount != null) {
                    String usual = currency == null ? sheet.usualCurrency() : currency;
                    sheet.offerPrice(Step.EMBEDDED, path + " price", cost.written(), amount, null, usual);
                } else {
                    sheet.offerPrice(Step.EMBEDDED, path + " price", cost.written(), currency);
                }
            });
        }

        /** Offers all that is still missing. */
        public void fill(FactSheet sheet) {
            price(sheet);
            product.name().ifPresent(name -> sheet.offer(ListingField.TITLE, Step.EMBEDDED, path + " name", name));
            List<String> images = product.images();
            if (!images.isEmpty()) {
                sheet.offerImages(Step.EMBEDDED, path + " images", images);
            }
            product.availability().ifPresent(code -> {
                sheet.offer(ListingField.AVAILABILITY, Step.EMBEDDED, path + " availability", code);
            });
            product.brand().ifPresent(brand -> sheet.offer(ListingField.BRAND, Step.EMBEDDED, path + " brand", brand));
        }
    }

    private void walk(JsonNode node, String at, int depth) {
        if (depth > DEEPEST || ++nodes > MOST_NODES) {
            return;
        }
        if (node.isArray()) {
            int place = 0;
            for (JsonNode one : node) {
                if (one.isContainer()) {
                    walk(one, at + "[" + place + "]", depth + 1);
                }
                place++;
            }
        } else if (node instanceof ObjectNode object) {
            consider(object, at);
            for (Map.Entry<String, JsonNode> property : object.properties()) {
                String key = property.getKey();
                if (property.getValue().isContainer()
                        && key.length() < 80
                        && !ELSEWHERE.matcher(key).matches()) {
                    walk(property.getValue(), at.isEmpty() ? key : at + "." + key, depth + 1);
                }
            }
        }
    }

    private void consider(ObjectNode object, String at) {
        StateProduct product = new StateProduct(object);
        String name = folded(product.name().orElse(""));
        if (name.length() < 3) {
            return;
        }
        int fitness = 0;
        if (!heading.isEmpty()) {
            fitness += name.equals(heading) ? 6 : name.contains(heading) || heading.contains(name) ? 4 : 0;
        }
        fitness += title.startsWith(name) ? 4 : title.contains(name) ? 3 : 0;
        if (fitness == 0) {
            return;
        }
        fitness += product.price().isPresent() ? 4 : 0;
        fitness += GOODS.matcher(at).matches() ? 1 : 0;
        fitness += product.images().isEmpty() ? 0 : 1;
        if (fitness > most) {
            most = fitness;
            best = product;
            path = at.length() > 120 ? at.substring(at.length() - 120) : at;
        }
    }

    private static String folded(String text) {
        String bounded = text.length() > 1_000 ? text.substring(0, 1_000) : text;
        return bounded.replaceAll("[\\s\\p{Punct}]+", "").toLowerCase(Locale.ROOT);
    }
}
