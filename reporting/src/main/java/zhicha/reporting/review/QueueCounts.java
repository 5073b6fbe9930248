package zhicha.reporting.review;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many flags a filter means, in all and by each thing they can be filtered by; largest first. A flag counts once
 * for every rule that fired, so the counts by rule can add up to more than the total. Keys are the written forms.
 */
public record QueueCounts(
        long total,
        Map<String, Long> byStatus,
        Map<String, Long> bySector,
        Map<String, Long> byKind,
        Map<String, Long> byRule,
        Map<String, Long> byRight,
        Map<String, Long> bySite) {
    public QueueCounts {
        byStatus = kept(byStatus);
        bySector = kept(bySector);
        byKind = kept(byKind);
        byRule = kept(byRule);
        byRight = kept(byRight);
        bySite = kept(bySite);
    }

    private static Map<String, Long> kept(Map<String, Long> counts) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }
}
