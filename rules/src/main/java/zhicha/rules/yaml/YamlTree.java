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
import zhicha.rules.rule.Wording;

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
                        report(place(event)
                                .error(
                                        new Wording("此处开始了第二个文档", "a second document starts here"),
                                        new Wording("删去 --- 这一行", "remove the line ---")));
                        break;
                    }
                    root = Optional.of(node(event, events, 1));
                }
            }
            if (root.isEmpty() || (root.get() instanceof YamlScalar scalar && scalar.isNull())) {
                return YamlReading.failed(Place.whole(file)
                        .error(
                                new Wording("文件是空的", "the file is empty"),
                                new Wording("写入内容，或删去该文件", "write its content or remove it")));
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
                            Wording.of(
                                    "字符 U+%04X 不得出现在 YAML 文件中",
                                    "character U+%04X may not stand in a YAML file", broken.getCodePoint()),
                            new Wording("删去该字符", "remove it")));
        } catch (YamlEngineException broken) {
            problems.add(Place.whole(file)
                    .error(
                            Wording.of("不是正确的 YAML：%s", "not YAML: %s", String.valueOf(broken.getMessage())),
                            new Wording("改正或删去以 % 开头的行", "correct or remove the line that starts with %")));
        }
        return new YamlReading(Optional.empty(), problems);
    }

    private YamlNode node(Event event, Iterator<Event> events, int depth) {
        Place place = place(event);
        if (depth > limits.depth()) {
            throw new Stop(place.error(
                    Wording.of("嵌套超过 %d 层", "more than %d levels of nesting", limits.depth()),
                    new Wording("减少嵌套层数", "write it flatter")));
        }
        if (event instanceof AliasEvent alias) {
            Sized meant = anchors.get(alias.getAlias());
            if (meant == null) {
                throw new Stop(place.error(
                        Wording.of(
                                "别名 *%s 之前没有写完的同名值",
                                "alias *%s names nothing that is finished before it", alias.getAlias()),
                        Wording.of(
                                "在此行之上，给它所代表的值写上 &%s",
                                "write &%s at the value it stands for, above this line", alias.getAlias())));
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
            report(place.error(
                    Wording.of("此处不使用标签 %s", "tag %s is not used here", tag), new Wording("删去该标签", "remove the tag")));
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
                report(key.place()
                        .error(
                                Wording.of("键是%s", "a key is %s", key.shape()),
                                new Wording("用一个词作键", "write a word as key")));
                continue;
            }
            // not the key's own place: behind an alias that would be elsewhere
            var entry = new YamlMap.Entry(place(event), value);
            YamlMap.Entry first = entries.putIfAbsent(name.text(), entry);
            if (first != null) {
                repeated.add(name.text());
                report(entry.keyPlace()
                        .error(
                                Wording.of(
                                        "键“%s”重复出现，第 %d 行已有",
                                        "key \"%s\" stands here again; it is already in line %d",
                                        SchemaWords.cut(name.text()),
                                        first.keyPlace().line()),
                                new Wording("两处只保留一处", "keep one of the two")));
            }
        }
        return new YamlMap(place, entries, repeated);
    }

    private void report(RuleProblem problem) {
        problems.add(problem);
        if (problems.size() == MOST_PROBLEMS) {
            throw new Stop(new Place(file, problem.line(), 0)
                    .error(
                            Wording.of("已有 %d 处问题，读到此处为止", "reading stops here after %d problems", MOST_PROBLEMS),
                            new Wording("先改正以上各处", "correct those first")));
        }
    }

    private void count(int more, Place place) {
        nodes += more;
        if (nodes > limits.nodes()) {
            throw new Stop(place.error(
                    Wording.of(
                            "值超过 %d 个（别名所代表的每次都计入）",
                            "more than %d values, counting those behind aliases each time", limits.nodes()),
                    new Wording("少用别名，或拆分文件", "use fewer aliases or split the file")));
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
        Wording cure = problem.contains("TAB")
                ? new Wording("缩进用空格，不用制表符", "indent with spaces, not with tabs")
                : problem.contains("mapping values are not allowed")
                        ? new Wording(
                                "含冒号的文字加引号，或检查缩进",
                                "put the text that holds a colon in quotes, or check the indentation")
                        : problem.contains("<stream end>") || problem.contains("unexpected end")
                                ? new Wording("补上未闭合的引号或括号", "close the quote or bracket that was opened")
                                : new Wording(
                                        "检查此处及上一行的缩进、引号和括号",
                                        "check the indentation, quotes and brackets here and in the line above");
        String context = broken.getContext() == null ? "" : broken.getContext() + ", ";
        return place.error(Wording.of("不是正确的 YAML（解析器原文：%s）", "not YAML: %s", context + problem), cure);
    }

    private Place place(Event event) {
        return event.getStartMark().map(this::place).orElse(Place.whole(file));
    }

    private Place place(Mark mark) {
        return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
