package zhicha.rules.load;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import zhicha.rules.load.part.Placed;
import zhicha.rules.load.part.TestReader.ReadTest;
import zhicha.rules.load.part.Words;
import zhicha.rules.pack.RulePack;
import zhicha.rules.pack.RuleProblem;
import zhicha.rules.pack.Rulebook;
import zhicha.rules.rule.Rule;
import zhicha.rules.rule.Wording;
import zhicha.rules.watch.Right;
import zhicha.rules.yaml.Nearest;
import zhicha.rules.yaml.Place;
import zhicha.rules.yaml.YamlScalar;

/** Puts packs together: who comes first keeps an id that two have taken, and names that lead nowhere are doubted. */
final class Joining {
    private static final Wording PACK = new Wording("规则包", "pack");
    private static final Wording RIGHT = new Wording("权利", "right");
    private static final Wording RULE = new Wording("规则", "rule");

    private final List<RuleProblem> problems = new ArrayList<>();
    private final Map<String, Place> packs = new HashMap<>();
    private final Map<String, Place> rights = new HashMap<>();
    private final Map<String, Place> rules = new HashMap<>();

    private Joining() {}

    /**
     * Several packs as one.
     *
     * @param problems found only by comparing packs with one another
     */
    record Joined(Rulebook rulebook, List<PackContent> packs, List<RuleProblem> problems) {
        /** With everything that is wrong within the packs, and these problems too. */
        PackReading reading(List<RuleProblem> more) {
            List<RuleProblem> all = new ArrayList<>(more);
            packs.forEach(pack -> all.addAll(pack.problems()));
            all.addAll(problems);
            all.sort(
                    Comparator.comparing((RuleProblem problem) -> problem.file().toString())
                            .thenComparingInt(RuleProblem::line)
                            .thenComparingInt(RuleProblem::column));
            return new PackReading(
                    rulebook,
                    packs.stream()
                            .flatMap(pack -> pack.tests().stream())
                            .map(ReadTest::test)
                            .toList(),
                    all);
        }
    }

    static Joined of(List<PackContent> contents) {
        return new Joining().join(contents);
    }

    private Joined join(List<PackContent> contents) {
        List<PackContent> sorted = new ArrayList<>(contents);
        // stable: only the standard pack moves, so that its rules come first
        sorted.sort(Comparator.comparing(content -> !content.standard()));
        List<RulePack> joined = new ArrayList<>();
        List<PackContent> kept = new ArrayList<>();
        for (PackContent content : sorted) {
            if (!taken(packs, content.id(), PACK)) {
                kept.add(content);
            }
        }
        kept.forEach(content -> joined.add(joined(content)));
        references(kept, joined);
        return new Joined(new Rulebook(joined), kept, problems);
    }

    private RulePack joined(PackContent content) {
        List<Right> ownRights = new ArrayList<>();
        for (Placed<Right> right : content.rights()) {
            if (!taken(rights, new Placed<>(right.value().id(), right.place()), RIGHT)) {
                ownRights.add(right.value());
            }
        }
        List<Rule> ownRules = new ArrayList<>();
        for (Placed<Rule> rule : content.rules()) {
            if (!taken(rules, new Placed<>(rule.value().id(), rule.place()), RULE)) {
                ownRules.add(rule.value());
            }
        }
        return new RulePack(
                content.id().value(), content.sector(), content.version(), ownRights, ownRules, content.wordLists());
    }

    private boolean taken(Map<String, Place> ids, Placed<String> id, Wording what) {
        Place first = ids.putIfAbsent(id.value(), id.place());
        if (first == null) {
            return false;
        }
        String where = first.line() == 0 ? first.file().toString() : first.file() + ":" + first.line();
        problems.add(id.place()
                .error(
                        Wording.of("%s编号“%s”已被 %s 占用", "%s id \"%s\" is already taken by %s", what, id.value(), where),
                        what.equals(PACK)
                                ? new Wording(
                                        "换一个规则包编号，或两个目录只给一个",
                                        "give this pack another id, or name only one of the two folders")
                                : new Wording("换一个编号", "choose another id")));
        return true;
    }

    /** Doubts names that lead nowhere: lists that rules ask for, rights and rules that tests speak about. */
    private void references(List<PackContent> contents, List<RulePack> joined) {
        Set<String> lists = new TreeSet<>();
        joined.forEach(pack -> pack.lists().forEach(list -> lists.add(list.name())));
        for (PackContent content : contents) {
            content.lists().forEach((name, place) -> {
                if (!lists.contains(name)) {
                    String shown = Words.shown(name);
                    problems.add(place.warning(
                            Wording.of(
                                    "没有规则包含词表“%s”，此条件永不成立",
                                    "no pack has a word list \"%s\", so this never holds", shown),
                            Nearest.to(name, lists)
                                    .map(nearest -> Wording.of("改为 %s", "write %s", nearest))
                                    .orElse(Wording.of(
                                            "增加 lists/%s.txt，或改用其中之一：%s",
                                            "add lists/%s.txt, or use one of %s", shown, String.join(", ", lists)))));
                }
            });
            for (ReadTest test : content.tests()) {
                test.rights().forEach(named -> known(named, RIGHT, rights));
                test.rules().forEach(named -> known(named, RULE, rules));
            }
        }
    }

    private void known(YamlScalar named, Wording what, Map<String, Place> ids) {
        if (!ids.containsKey(named.text())) {
            problems.add(named.place()
                    .error(
                            Wording.of("没有编号为“%2$s”的%1$s", "no %s has the id \"%s\"", what, Words.shown(named.text())),
                            Nearest.to(named.text(), new TreeSet<>(ids.keySet()))
                                    .map(nearest -> Wording.of("改为 %s", "write %s", nearest))
                                    .orElse(Wording.of("写一个已加载的%s的编号", "write the id of a %s that is loaded", what))));
        }
    }
}
