package zhicha.crawler.door;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A product with its variants, as {@code products.json} of Shopify's shops has it, made the cells of one row. */
final class ShopProduct {
    private ShopProduct() {}

    static boolean looksLike(ObjectNode object) {
        return object.path("variants").isArray()
                && object.path("title").isString()
                && (object.has("handle") || object.has("vendor"));
    }

    /** Prices of variants become a range; a product of which no variant is available has none in stock. */
    static Map<String, List<String>> cells(ObjectNode product) {
        Map<String, List<String>> cells = new LinkedHashMap<>();
        put(cells, "id", product.path("id"));
        put(cells, "title", product.path("title"));
        String handle = product.path("handle").asString("");
        if (handle.matches("[\\p{L}\\p{N}._%-]{1,300}")) {
            cells.put("url", List.of("/products/" + handle));
        }
        put(cells, "description", product.path("body_html"));
        put(cells, "brand", product.path("vendor"));
        put(cells, "category", product.path("product_type"));
        variants(product.path("variants"), cells);
        List<String> images = new ArrayList<>();
        for (JsonNode image : product.path("images")) {
            String source =
                    image.isString() ? image.asString("") : image.path("src").asString("");
            if (!source.isBlank() && images.size() < 40) {
                images.add(source);
            }
        }
        if (!images.isEmpty()) {
            cells.put("images", images);
        }
        return cells;
    }

    private static void variants(JsonNode variants, Map<String, List<String>> cells) {
        BigDecimal low = null;
        BigDecimal high = null;
        int unavailable = 0;
        for (JsonNode variant : variants) {
            unavailable +=
                    variant.has("available") && !variant.path("available").asBoolean(true) ? 1 : 0;
            BigDecimal price = amount(variant.path("price"));
            if (price != null && price.signum() > 0) {
                low = low == null || price.compareTo(low) < 0 ? price : low;
                high = high == null || price.compareTo(high) > 0 ? price : high;
            }
        }
        if (low != null && high != null) {
            cells.put("price", List.of(low.toPlainString()));
            cells.put("highPrice", List.of(high.toPlainString()));
        }
        if (variants.size() > 0 && unavailable == variants.size()) {
            cells.put("stock", List.of("0"));
        }
    }

    private static @org.jspecify.annotations.Nullable BigDecimal amount(JsonNode node) {
        String written = node.isNumber() ? JsonFeed.number(node) : node.asString("");
        return written.matches("\\d{1,12}(?:\\.\\d{1,4})?") ? new BigDecimal(written) : null;
    }

    private static void put(Map<String, List<String>> cells, String name, JsonNode node) {
        String text = node.isNumber() ? JsonFeed.number(node) : node.asString("");
        if (!text.isBlank()) {
            cells.put(name, List.of(text));
        }
    }
}
