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
import zhicha.rules.watch.Right;
import zhicha.rules.yaml.Nearest;
import zhicha.rules.yaml.Place;
import zhicha.rules.yaml.YamlScalar;

/** Puts packs together: who comes first keeps an id that two have taken, and names that lead nowhere are doubted. */
final class Joining {
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
            if (!taken(packs, content.id(), "pack")) {
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
            if (!taken(rights, new Placed<>(right.value().id(), right.place()), "right")) {
                ownRights.add(right.value());
            }
        }
        List<Rule> ownRules = new ArrayList<>();
        for (Placed<Rule> rule : content.rules()) {
            if (!taken(rules, new Placed<>(rule.value().id(), rule.place()), "rule")) {
                ownRules.add(rule.value());
            }
        }
        return new RulePack(
                content.id().value(), content.sector(), content.version(), ownRights, ownRules, content.wordLists());
    }

    private boolean taken(Map<String, Place> ids, Placed<String> id, String what) {
        Place first = ids.putIfAbsent(id.value(), id.place());
        if (first == null) {
            return false;
        }
        String where = first.line() == 0 ? first.file().toString() : first.file() + ":" + first.line();
        problems.add(id.place()
                .error(
                        what + " id \"" + id.value() + "\" is already taken by " + where,
                        what.equals("pack")
                                ? "give this pack another id, or name only one of the two folders"
                                : "choose another id"));
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
                            "no pack has a word list \"" + shown + "\", so this never holds",
                            Nearest.to(name, lists)
                                    .map(nearest -> "write " + nearest)
                                    .orElse("add lists/" + shown + ".txt, or use one of " + String.join(", ", lists))));
                }
            });
            for (ReadTest test : content.tests()) {
                test.rights().forEach(named -> known(named, "right", rights));
                test.rules().forEach(named -> known(named, "rule", rules));
            }
        }
    }

    private void known(YamlScalar named, String what, Map<String, Place> ids) {
        if (!ids.containsKey(named.text())) {
            problems.add(named.place()
                    .error(
                            "no " + what + " has the id \"" + Words.shown(named.text()) + "\"",
                            Nearest.to(named.text(), new TreeSet<>(ids.keySet()))
                                    .map(nearest -> "write " + nearest)
                                    .orElse("write the id of a " + what + " that is loaded")));
        }
    }
}
