package zhicha.rules.yaml;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import zhicha.rules.pack.RuleProblem;

/** Builds the tree of one file from the parser's events; used once. */
final class YamlTree {
    /** More than a person reads at once; a hostile file could hold hundreds of thousands. */
    private static final int MOST_PROBLEMS = 100;

    private final Path file;
    private final YamlLimits limits;
    private final List<RuleProblem> problems = new ArrayList<>();
    private final Map<Anchor, Sized> anchors = new HashMap<>();
    private int nodes;

    /** A finished node and how many values stand in it. */
    private record Sized(YamlNode node, int size) {}

    /** Stops the reading where going on makes no sense. */
    private static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1;

        final transient RuleProblem problem;

        Stop(RuleProblem problem) {
            super(problem.toString(), null, false, false);
            this.problem = problem;
        }
    }

    YamlTree(Path file, YamlLimits limits) {
        this.file = file;
        this.limits = limits;
    }

    YamlReading read(String text) {
        try {
            var settings =
                    LoadSettings.builder().setCodePointLimit(limits.bytes() + 1).build();
            Iterator<Event> events = new Parse(settings).parseString(text).iterator();
            Optional<YamlNode> root = Optional.empty();
            while (events.hasNext()) {
                Event event = events.next();
                if (event instanceof NodeEvent) {
                    if (root.isPresent()) {
                        report(place(event).error("a second document starts here", "remove the line ---"));
                        break;
                    }
                    root = Optional.of(node(event, events, 1));
                }
            }
            if (root.isEmpty() || (root.get() instanceof YamlScalar scalar && scalar.isNull())) {
                return YamlReading.failed(
                        Place.whole(file).error("the file is empty", "write its content or remove it"));
            }
            return new YamlReading(root, problems);
        } catch (Stop stop) {
            problems.add(stop.problem);
        } catch (MarkedYamlEngineException broken) {
            problems.add(syntax(broken));
        } catch (ReaderException broken) {
            String before = text.substring(0, text.offsetByCodePoints(0, Math.max(0, broken.getPosition())));
            int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
            problems.add(new Place(file, line, 0)
                    .error(
                            "character U+%04X may not stand in a YAML file".formatted(broken.getCodePoint()),
                            "remove it"));
        } catch (YamlEngineException broken) {
            problems.add(Place.whole(file)
                    .error("not YAML: " + broken.getMessage(), "correct or remove the line that starts with %"));
        }
        return new YamlReading(Optional.empty(), problems);
    }

    private YamlNode node(Event event, Iterator<Event> events, int depth) {
        Place place = place(event);
        if (depth > limits.depth()) {
            throw new Stop(place.error("more than " + limits.depth() + " levels of nesting", "write it flatter"));
        }
        if (event instanceof AliasEvent alias) {
            Sized meant = anchors.get(alias.getAlias());
            if (meant == null) {
                throw new Stop(place.error(
                        "alias *" + alias.getAlias() + " names nothing that is finished before it",
                        "write &" + alias.getAlias() + " at the value it stands for, above this line"));
            }
            count(meant.size(), place);
            return meant.node();
        }
        int before = nodes;
        count(1, place);
        YamlNode made = switch (event) {
            case ScalarEvent scalar -> new YamlScalar(place, scalar.getValue(), scalar.isPlain());
            case SequenceStartEvent start -> list(place, events, depth);
            case MappingStartEvent start -> map(place, events, depth);
            default -> throw new IllegalStateException("not the start of a value: " + event);
        };
        String tag = tag(event);
        if (!tag.isEmpty()) {
            report(place.error("tag " + tag + " is not used here", "remove the tag"));
        }
        ((NodeEvent) event).getAnchor().ifPresent(anchor -> anchors.put(anchor, new Sized(made, nodes - before)));
        return made;
    }

    private YamlList list(Place place, Iterator<Event> events, int depth) {
        List<YamlNode> items = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(node(event, events, depth + 1));
        }
        return new YamlList(place, items);
    }

    private YamlMap map(Place place, Iterator<Event> events, int depth) {
        Map<String, YamlMap.Entry> entries = new LinkedHashMap<>();
        Set<String> repeated = new HashSet<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            YamlNode key = node(event, events, depth + 1);
            YamlNode value = node(events.next(), events, depth + 1);
            if (!(key instanceof YamlScalar name)) {
                report(key.place().error("a key is " + key.shape(), "write a word as key"));
                continue;
            }
            // not the key's own place: behind an alias that would be elsewhere
            var entry = new YamlMap.Entry(place(event), value);
            YamlMap.Entry first = entries.putIfAbsent(name.text(), entry);
            if (first != null) {
                repeated.add(name.text());
                report(entry.keyPlace()
                        .error(
                                "key \"" + SchemaWords.cut(name.text()) + "\" stands here again; it is already in line "
                                        + first.keyPlace().line(),
                                "keep one of the two"));
            }
        }
        return new YamlMap(place, entries, repeated);
    }

    private void report(RuleProblem problem) {
        problems.add(problem);
        if (problems.size() == MOST_PROBLEMS) {
            throw new Stop(new Place(file, problem.line(), 0)
                    .error("reading stops here after " + MOST_PROBLEMS + " problems", "correct those first"));
        }
    }

    private void count(int more, Place place) {
        nodes += more;
        if (nodes > limits.nodes()) {
            throw new Stop(place.error(
                    "more than " + limits.nodes() + " values, counting those behind aliases each time",
                    "use fewer aliases or split the file"));
        }
    }

    private static String tag(Event event) {
        return switch (event) {
            case ScalarEvent scalar -> scalar.getTag().orElse("");
            case SequenceStartEvent start -> start.getTag().orElse("");
            case MappingStartEvent start -> start.getTag().orElse("");
            default -> "";
        };
    }

    private RuleProblem syntax(MarkedYamlEngineException broken) {
        Place place = broken.getProblemMark()
                .or(broken::getContextMark)
                .map(this::place)
                .orElse(Place.whole(file));
        String problem = String.valueOf(broken.getProblem());
        String cure = problem.contains("TAB")
                ? "indent with spaces, not with tabs"
                : problem.contains("mapping values are not allowed")
                        ? "put the text that holds a colon in quotes, or check the indentation"
                        : problem.contains("<stream end>") || problem.contains("unexpected end")
                                ? "close the quote or bracket that was opened"
                                : "check the indentation, quotes and brackets here and in the line above";
        String context = broken.getContext() == null ? "" : broken.getContext() + ", ";
        return place.error("not YAML: " + context + problem, cure);
    }

    private Place place(Event event) {
        return event.getStartMark().map(this::place).orElse(Place.whole(file));
    }

    private Place place(Mark mark) {
        return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
