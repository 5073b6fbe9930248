package zhicha.crawler.life;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import zhicha.rules.subject.Listing;

/**
 * One field of a listing that read otherwise than the time before.
 *
 * @param field name as in site files, for instance {@code price} or {@code seller.name}
 * @param from what it read before; empty where it was not shown
 * @param to what it reads now; empty where it is not shown any more
 */
public record FieldChange(String field, List<String> from, List<String> to) {
    /**
     * What moves by itself: a counter of goods sold or left says nothing about the offer. Such a change is told, and is no
     * reason to come again sooner.
     */
    private static final Set<String> COUNTERS = Set.of("sales", "stock");

    public FieldChange {
        from = List.copyOf(from);
        to = List.copyOf(to);
    }

    /** Whether the offer itself changed, and not a counter on its page. */
    public boolean substantial() {
        return !COUNTERS.contains(field);
    }

    /** In the order of {@link ListingFacts}; empty where nothing changed. */
    public static List<FieldChange> between(Listing before, Listing after) {
        Map<String, List<String>> old = ListingFacts.of(before);
        Map<String, List<String>> fresh = ListingFacts.of(after);
        Set<String> names = new LinkedHashSet<>(fresh.keySet());
        names.addAll(old.keySet());
        List<FieldChange> changes = new ArrayList<>();
        for (String name : names) {
            List<String> from = old.getOrDefault(name, List.of());
            List<String> to = fresh.getOrDefault(name, List.of());
            if (!from.equals(to) && !(name.equals("price") && samePrice(before, after))) {
                changes.add(new FieldChange(name, from, to));
            }
        }
        return changes;
    }

    /** 129 and 129.00 are one price. */
    private static boolean samePrice(Listing before, Listing after) {
        var old = before.price();
        var fresh = after.price();
        return old != null
                && fresh != null
                && old.currency().equals(fresh.currency())
                && old.amount().compareTo(fresh.amount()) == 0
                && same(
                        old.high() == null ? old.amount() : old.high(),
                        fresh.high() == null ? fresh.amount() : fresh.high());
    }

    private static boolean same(BigDecimal one, BigDecimal other) {
        return one.compareTo(other) == 0;
    }
}
