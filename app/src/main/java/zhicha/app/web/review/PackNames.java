package zhicha.app.web.review;

import java.util.HashMap;
import java.util.Map;
import zhicha.rules.pack.RulePack;
import zhicha.rules.pack.Rulebook;
import zhicha.rules.rule.Rule;
import zhicha.rules.rule.Wording;
import zhicha.rules.watch.Right;

/** What rights and rules are called, for people who do not know their ids. One that is in no pack any more keeps its id. */
public record PackNames(Map<String, String> rights, Map<String, Wording> rules) {
    public PackNames {
        rights = Map.copyOf(rights);
        rules = Map.copyOf(rules);
    }

    public static PackNames of(Rulebook rulebook) {
        Map<String, String> rights = new HashMap<>();
        for (RulePack pack : rulebook.packs()) {
            for (Right right : pack.rights()) {
                rights.put(right.id(), right.name());
            }
        }
        Map<String, Wording> rules = new HashMap<>();
        for (Rule rule : rulebook.rules()) {
            rules.putIfAbsent(rule.id(), rule.title());
        }
        return new PackNames(rights, rules);
    }

    public String right(String id) {
        return rights.getOrDefault(id, id);
    }

    public Wording rule(String id) {
        return rules.getOrDefault(id, new Wording(id, id));
    }
}
