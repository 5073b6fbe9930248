package zhicha.rules.yaml;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import zhicha.rules.pack.RuleProblem;

/**
 * A JSON Schema (2020-12) against which YAML is checked. Safe to share between threads.
 *
 * <p>Cures come from the schema itself: nearest known key, allowed values, the {@code examples} of a missing key, and
 * {@code errorMessage} (which editors show too) beside {@code pattern}, {@code anyOf} and {@code oneOf}. Only references
 * within the schema are followed; nothing is fetched.
 */
public final class YamlSchema {
    private final Schema schema;
    private final JsonNode source;

    /**
     * A violation and where it stands in the tree.
     *
     * @param path keys (String) and indices (Integer) from the root
     */
    public record Finding(List<Object> path, RuleProblem problem) {
        public Finding {
            path = List.copyOf(path);
        }

        /** Whether it lies in this part of the tree, for instance {@code within("rights", 3)}. */
        public boolean within(Object... part) {
            return path.size() >= part.length && path.subList(0, part.length).equals(List.of(part));
        }

        /** The indices of the items of a top-level list that something was found in, so that the sound ones can be used. */
        public static Set<Object> itemsOf(String list, List<Finding> findings) {
            return findings.stream()
                    .filter(finding ->
                            finding.path.size() > 1 && finding.path.getFirst().equals(list))
                    .map(finding -> finding.path.get(1))
                    .collect(Collectors.toSet());
        }
    }

    private YamlSchema(String json) {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.resourceLoaders(loaders -> loaders.values(List::clear)));
        this.schema = registry.getSchema(json, InputFormat.JSON);
        this.source = schema.getSchemaNode();
    }

    public static YamlSchema of(String json) {
        return new YamlSchema(json);
    }

    /** A schema that ships beside a class: {@code name} as in {@link Class#getResourceAsStream}. */
    public static YamlSchema resource(Class<?> beside, String name) {
        try (var in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no schema " + name + " beside " + beside.getName());
            }
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Everything that violates the schema, in the order of the file. */
    public List<RuleProblem> check(YamlNode root) {
        return findings(root).stream().map(Finding::problem).toList();
    }

    /** As {@link #check}, with the part of the tree that each problem lies in, so that the sound parts can be used. */
    public List<Finding> findings(YamlNode root) {
        var words = new SchemaWords(source, root);
        List<Finding> findings = new ArrayList<>();
        Map<String, List<Error>> choices = new LinkedHashMap<>();
        for (Error error : schema.validate(root.json())) {
            String choice = choiceOf(error);
            if (choice.isEmpty()) {
                findings.add(new Finding(elements(error.getInstanceLocation()), words.problem(error)));
            } else {
                choices.computeIfAbsent(choice, any -> new ArrayList<>()).add(error);
            }
        }
        choices.values().forEach(errors -> findings.addAll(chosen(errors, words)));
        return findings.stream()
                .distinct()
                .sorted(Comparator.comparingInt(
                                (Finding finding) -> finding.problem().line())
                        .thenComparingInt(finding -> finding.problem().column()))
                .toList();
    }

    /** The {@code anyOf} or {@code oneOf} an error comes from, together with the value it speaks about; else empty. */
    private static String choiceOf(Error error) {
        List<Object> path = elements(error.getEvaluationPath());
        int at = choiceIndex(path);
        if (at < 0) {
            return "";
        }
        long below = path.subList(at, path.size()).stream()
                        .filter("properties"::equals)
                        .count()
                + path.subList(at, path.size()).stream().filter("items"::equals).count();
        List<Object> instance = elements(error.getInstanceLocation());
        return path.subList(0, at + 1) + " " + instance.subList(0, (int) Math.max(0, instance.size() - below));
    }

    static int choiceIndex(List<Object> path) {
        for (int i = 0; i < path.size(); i++) {
            if (path.get(i).equals("anyOf") || path.get(i).equals("oneOf")) {
                return i;
            }
        }
        return -1;
    }

    /** Of several shapes that a value may have, speaks only about the one that was probably meant. */
    private static List<Finding> chosen(List<Error> errors, SchemaWords words) {
        Map<Object, List<Error>> branches = new TreeMap<>(Comparator.comparing(Object::toString));
        int shallowest = Integer.MAX_VALUE;
        for (Error error : errors) {
            List<Object> path = elements(error.getEvaluationPath());
            int at = choiceIndex(path);
            Object branch = at + 1 < path.size() ? path.get(at + 1) : -1;
            branches.computeIfAbsent(branch, any -> new ArrayList<>()).add(error);
            shallowest = Math.min(shallowest, error.getInstanceLocation().getNameCount());
        }
        int top = shallowest;
        List<List<Error>> meant = branches.values().stream()
                .filter(branch -> branch.stream()
                        .noneMatch(error -> error.getKeyword().equals("type")
                                && error.getInstanceLocation().getNameCount() == top))
                .toList();
        if (meant.size() == 1) {
            return meant.getFirst().stream()
                    .map(error -> new Finding(elements(error.getInstanceLocation()), words.problem(error)))
                    .toList();
        }
        Error first = errors.stream()
                .min(Comparator.comparingInt(
                        error -> error.getInstanceLocation().getNameCount()))
                .orElseThrow();
        return List.of(new Finding(elements(first.getInstanceLocation()), words.noneOfTheChoices(first)));
    }

    static List<Object> elements(NodePath path) {
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < path.getNameCount(); i++) {
            elements.add(path.getElement(i));
        }
        return elements;
    }
}
