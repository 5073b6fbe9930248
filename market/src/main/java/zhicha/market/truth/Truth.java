package zhicha.market.truth;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The truth about every listing of a demo market, in the order of the catalogue. On disk: one JSON object a line. */
public final class Truth {
    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, TruthEntry> byListing = new LinkedHashMap<>();

    /** @throws IllegalArgumentException if a listing stands twice */
    public Truth(List<TruthEntry> entries) {
        for (TruthEntry entry : entries) {
            if (byListing.put(entry.listing(), entry) != null) {
                throw new IllegalArgumentException("the truth names listing " + entry.listing() + " twice");
            }
        }
    }

    /**
     * Reads a {@code truth.jsonl}.
     *
     * @throws IOException naming file and line, if a line is no truth entry
     */
    public static Truth read(Path file) throws IOException {
        List<TruthEntry> entries = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                try {
                    entries.add(entry(JSON.readTree(line)));
                } catch (JacksonException | IllegalArgumentException e) {
                    throw new IOException(
                            file + ":" + number + ": not an entry of the truth: " + e.getMessage()
                                    + " -> start the demo afresh, which writes the file again",
                            e);
                }
            }
        }
        return new Truth(entries);
    }

    public List<TruthEntry> entries() {
        return List.copyOf(byListing.values());
    }

    public Optional<TruthEntry> entry(String listing) {
        return Optional.ofNullable(byListing.get(listing));
    }

    /** The JSON Lines form that {@link #read} reads. */
    public String toJsonLines() {
        StringBuilder text = new StringBuilder();
        for (TruthEntry entry : byListing.values()) {
            text.append(JSON.writeValueAsString(json(entry))).append('\n');
        }
        return text.toString();
    }

    private static ObjectNode json(TruthEntry entry) {
        ObjectNode node = JSON.createObjectNode();
        node.put("listing", entry.listing()).put("site", entry.site()).put("item", entry.item());
        node.put("sector", entry.sector());
        ArrayNode kinds = node.putArray("kinds");
        entry.kinds().forEach(kind -> kinds.add(kind.written()));
        node.put("variant", entry.variant()).put("right", entry.right());
        node.put("expected", entry.expected().written());
        node.put("reach", entry.reach().written()).put("seller", entry.seller());
        node.put("title", entry.title()).put("price", entry.price()).put("sales", entry.sales());
        return node;
    }

    private static TruthEntry entry(JsonNode node) {
        List<Kind> kinds = new ArrayList<>();
        for (JsonNode kind : node.required("kinds")) {
            kinds.add(Kind.parse(kind.stringValue()));
        }
        JsonNode right = node.required("right");
        return new TruthEntry(
                text(node, "listing"),
                text(node, "site"),
                text(node, "item"),
                text(node, "sector"),
                kinds,
                text(node, "variant"),
                right.isNull() ? null : right.stringValue(),
                Reach.parse(text(node, "reach")),
                text(node, "seller"),
                text(node, "title"),
                text(node, "price"),
                node.required("sales").longValue());
    }

    private static String text(JsonNode node, String field) {
        return node.required(field).stringValue();
    }
}
