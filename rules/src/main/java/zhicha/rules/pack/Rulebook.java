package zhicha.rules.pack;

import java.util.List;
import java.util.Optional;
import zhicha.rules.rule.Rule;
import zhicha.rules.watch.Right;
import zhicha.rules.watch.Watchlist;

/** Several packs together: what the matcher judges by. */
public record Rulebook(List<RulePack> packs) {
    public Rulebook {
        packs = List.copyOf(packs);
    }

    public Watchlist watchlist() {
        return new Watchlist(
                packs.stream().flatMap(pack -> pack.rights().stream()).toList());
    }

    public List<Rule> rules() {
        return packs.stream().flatMap(pack -> pack.rules().stream()).toList();
    }

    public List<WordList> lists() {
        return packs.stream().flatMap(pack -> pack.lists().stream()).toList();
    }

    /** The pack that a right stands in. */
    public Optional<RulePack> packOf(Right right) {
        return packs.stream().filter(pack -> pack.rights().contains(right)).findFirst();
    }
}
