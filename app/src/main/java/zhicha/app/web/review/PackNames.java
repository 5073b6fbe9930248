package zhicha.app.web.review;

import java.util.function.Supplier;
import zhicha.rules.pack.Rulebook;
import zhicha.rules.rule.Rule;
import zhicha.rules.rule.Wording;
import zhicha.rules.watch.Right;

/** What rights and rules are called, for people who do not know their ids. One that is in no pack any more keeps its id. */
public interface PackNames {
    String right(String id);

    Wording rule(String id);

    /** By the packs that are in force when a name is asked for. */
    static PackNames of(Supplier<Rulebook> inForce) {
        return new PackNames() {
            @Override
            public String right(String id) {
                return inForce.get().watchlist().right(id).map(Right::name).orElse(id);
            }

            @Override
            public Wording rule(String id) {
                return inForce.get().rules().stream()
                        .filter(rule -> rule.id().equals(id))
                        .findFirst()
                        .map(Rule::title)
                        .orElseGet(() -> new Wording(id, id));
            }
        };
    }
}
