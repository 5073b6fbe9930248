package zhicha.crawler.sample.draw;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** How many listings are drawn from each stratum. */
final class Allotment {
    /** A variance takes two. */
    private static final int LEAST = 2;

    private Allotment() {}

    /**
     * In proportion to the strata's sizes, by largest remainders; two of each at least, where there are two. Proportional
     * allocation (W. G. Cochran, Sampling Techniques, 3rd ed. 1977, §5.5) gives all listings nearly the same probability, which keeps
     * intervals for rare findings honest; Neyman's would be shorter only where variances were known beforehand.
     *
     * @param sizes stratum to listings in the frame
     * @param wanted over all; what the least of each takes may be more
     * @return stratum to listings, none above its size
     */
    static Map<String, Integer> of(Map<String, Long> sizes, int wanted) {
        long frame = sizes.values().stream().mapToLong(Long::longValue).sum();
        Map<String, Integer> allotted = new TreeMap<>();
        Map<String, Double> remainders = new TreeMap<>();
        if (frame == 0) {
            return allotted;
        }
        int total = 0;
        for (var entry : sizes.entrySet()) {
            double share = Math.min(1.0, (double) wanted / frame) * entry.getValue();
            int count = (int) Math.min(entry.getValue(), Math.max(LEAST, (long) Math.floor(share)));
            allotted.put(entry.getKey(), count);
            remainders.put(entry.getKey(), share - count);
            total += count;
        }
        int left = (int) Math.min(frame, wanted) - total;
        while (left > 0) {
            var next = remainders.entrySet().stream()
                    .filter(entry -> allotted.getOrDefault(entry.getKey(), 0) < sizes.getOrDefault(entry.getKey(), 0L))
                    .max(Comparator.<Map.Entry<String, Double>>comparingDouble(Map.Entry::getValue)
                            .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()));
            if (next.isEmpty()) {
                break;
            }
            allotted.merge(next.get().getKey(), 1, Integer::sum);
            remainders.merge(next.get().getKey(), -1.0, Double::sum);
            left--;
        }
        return allotted;
    }
}
