package zhicha.bench.quality;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zhicha.bench.titles.Expect;
import zhicha.bench.titles.Label;
import zhicha.bench.titles.LabelledTitle;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.TextField;
import zhicha.rules.subject.json.ListingLine;
import zhicha.rules.subject.json.ListingLines;
import zhicha.rules.subject.json.ListingWriter;

/**
 * Titles and their labels as files. Titles are listings, one JSON object a line, as {@code match} reads them. A label is one JSON
 * object a line: {@code listing}, {@code right} ({@code "*"} for any), {@code expect} (flag, watch or clear), {@code kind}, and if
 * they are to be graded {@code field}, {@code start}, {@code end}, {@code evasion} (a list); {@code part} parts what is told apart.
 */
final class LabelFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private LabelFile() {}

    /**
     * Titles with their labels, one for each label, in the order of the labels.
     *
     * @param problems hears of every line that was passed over, and why
     */
    static List<LabelledTitle> read(Path titles, Path labels, Consumer<String> problems) throws IOException {
        Map<String, Listing> listings = new HashMap<>();
        try (ListingLines lines = ListingLines.open(titles)) {
            for (ListingLine line : lines) {
                switch (line) {
                    case ListingLine.Good good -> listings.put(good.listing().id(), good.listing());
                    case ListingLine.Broken broken ->
                        problems.accept(titles + ":" + broken.number() + "：" + broken.reason());
                }
            }
        }
        List<LabelledTitle> read = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(labels)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                Label label = label(JSON.readTree(line));
                Listing listing = listings.get(label.listing());
                if (listing == null) {
                    throw new IllegalArgumentException("no title has the id \"" + label.listing() + "\"");
                }
                Label.Span span = label.span();
                if (span != null && !within(span, listing.text(span.field()).length())) {
                    throw new IllegalArgumentException(
                            "start and end lie outside of " + span.field().written());
                }
                read.add(new LabelledTitle(listing, label));
            } catch (JacksonException | IllegalArgumentException broken) {
                problems.accept(labels + ":" + number + "：" + firstLine(broken));
            }
        }
        return read;
    }

    private static boolean within(Label.Span span, int length) {
        return 0 <= span.start() && span.start() < span.end() && span.end() <= length;
    }

    private static String firstLine(Exception broken) {
        return String.valueOf(broken.getMessage()).lines().findFirst().orElse("");
    }

    private static Label label(JsonNode json) {
        Set<String> evasions = new HashSet<>();
        JsonNode evasion = json.path("evasion");
        if (evasion.isArray()) {
            evasion.forEach(one -> evasions.add(one.asString()));
        } else if (evasion.isString()) {
            evasions.add(evasion.asString());
        }
        Label.Span span = json.has("start")
                ? new Label.Span(
                        TextField.parse(json.path("field").asString("title")),
                        json.path("start").asInt(-1),
                        json.path("end").asInt(-1))
                : null;
        return new Label(
                needed(json, "listing"),
                needed(json, "right"),
                Expect.parse(needed(json, "expect")),
                json.path("kind").asString("unnamed"),
                json.path("part").asString("given"),
                span,
                evasions);
    }

    private static String needed(JsonNode json, String name) {
        JsonNode value = json.path(name);
        if (!value.isString() || value.asString().isBlank()) {
            throw new IllegalArgumentException("\"" + name + "\" is missing; write it as a text");
        }
        return value.asString();
    }

    /** Writes {@code titles.jsonl} and {@code labels.jsonl}, so that others can look at them and grade with them. */
    static void write(Path folder, List<LabelledTitle> all) throws IOException {
        Files.createDirectories(folder);
        try (ListingWriter titles = new ListingWriter(Files.newOutputStream(folder.resolve("titles.jsonl")));
                BufferedWriter labels = Files.newBufferedWriter(folder.resolve("labels.jsonl"))) {
            for (LabelledTitle title : all) {
                titles.write(title.listing());
                labels.write(JSON.writeValueAsString(row(title.label())));
                labels.write('\n');
            }
        }
    }

    private static Map<String, Object> row(Label label) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("listing", label.listing());
        row.put("right", label.right());
        row.put("expect", label.expect().written());
        row.put("kind", label.kind());
        row.put("part", label.part());
        Label.Span span = label.span();
        if (span != null) {
            row.put("field", span.field().written());
            row.put("start", span.start());
            row.put("end", span.end());
        }
        if (!label.evasions().isEmpty()) {
            row.put("evasion", new TreeSet<>(label.evasions()));
        }
        return row;
    }
}
