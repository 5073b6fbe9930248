package zhicha.crawler.sample.hunt;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.plan.search.SearchTerm;
import zhicha.crawler.sample.frame.FrameUnit;

/**
 * The trails a listing lies on, told before it is opened: its seller, the watched names in its title, its price band, and
 * the shelf it stands on.
 *
 * @param terms names of the watchlist
 * @param sellers item of the site to the seller it had when it was last seen
 * @param shown key of a listing to the seller on whose own page it was found
 */
public record Trails(List<SearchTerm> terms, Map<String, String> sellers, Map<String, String> shown) {
    /** The record of all listings of a site; no trail of any. */
    public static final String ALL = "all";

    /** A single letter or character is in every title. */
    private static final int SHORTEST_NAME = 2;

    private static final int MOST_NAMES = 5;
    private static final List<BigDecimal> PRICES = List.of(10, 50, 100, 200, 500, 1_000, 5_000).stream()
            .map(BigDecimal::valueOf)
            .toList();

    public Trails {
        terms = List.copyOf(terms);
        sellers = Map.copyOf(sellers);
        shown = Map.copyOf(shown);
    }

    public Trails(List<SearchTerm> terms, Map<String, String> sellers) {
        this(terms, sellers, Map.of());
    }

    /** Adds one judged listing to the records. */
    public void note(Map<String, Trail> records, FrameUnit unit, boolean flagged) {
        records.merge(ALL, Trail.UNTRIED.and(flagged), Trail::and);
        of(unit).forEach(trail -> records.merge(trail, Trail.UNTRIED.and(flagged), Trail::and));
    }

    public List<String> of(FrameUnit unit) {
        List<String> trails = new ArrayList<>();
        String seller = unit.item().map(sellers::get).orElseGet(() -> shown.get(unit.key()));
        if (seller != null) {
            trails.add(cut("seller:" + seller));
        } else if (!unit.card().seller().isEmpty()) {
            trails.add(cut("shop:" + unit.card().seller()));
        }
        String title = unit.card().title().toLowerCase(Locale.ROOT);
        terms.stream()
                .filter(term -> term.words().length() >= SHORTEST_NAME)
                .filter(term -> title.contains(term.words().toLowerCase(Locale.ROOT)))
                .map(term -> "mark:" + (term.right().isEmpty() ? term.words() : term.right()))
                .distinct()
                .limit(MOST_NAMES)
                .map(Trails::cut)
                .forEach(trails::add);
        BigDecimal price = unit.card().price();
        if (price != null) {
            trails.add("price:" + band(price));
        }
        if (!unit.shelf().isEmpty()) {
            trails.add(cut("shelf:" + unit.shelf()));
        }
        if (unit.source() == FrameUnit.Source.SEARCH) {
            trails.add("search");
        }
        return trails;
    }

    private static String band(BigDecimal price) {
        @Nullable BigDecimal from = null;
        for (BigDecimal bound : PRICES) {
            if (price.compareTo(bound) < 0) {
                return (from == null ? "0" : from.toPlainString()) + "-" + bound.toPlainString();
            }
            from = bound;
        }
        return from + "+";
    }

    private static String cut(String trail) {
        return trail.length() <= 380 ? trail : trail.substring(0, 380);
    }
}
