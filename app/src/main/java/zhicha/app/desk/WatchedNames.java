package zhicha.app.desk;

import java.util.ArrayList;
import java.util.List;
import zhicha.crawler.plan.search.SearchTerm;
import zhicha.rules.pack.RulePack;
import zhicha.rules.pack.Rulebook;
import zhicha.rules.watch.Right;

/** The names of a watchlist, as a shop is searched for them. */
public final class WatchedNames {
    /** Of one right; the rest are spellings that a shop's own search finds with these. */
    private static final int MOST_NAMES = 3;

    private WatchedNames() {}

    /** First every right's first name, then every second one: where a budget is small, each right has its turn. */
    public static List<SearchTerm> of(Rulebook rulebook) {
        List<SearchTerm> terms = new ArrayList<>();
        for (int place = 0; place < MOST_NAMES; place++) {
            for (RulePack pack : rulebook.packs()) {
                String sector = pack.sector() == null ? "" : pack.sector().written();
                for (Right right : pack.rights()) {
                    if (place < right.words().size()) {
                        terms.add(new SearchTerm(right.words().get(place), right.id(), sector));
                    }
                }
            }
        }
        return terms;
    }
}
