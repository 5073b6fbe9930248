package zhicha.market.shop;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Who came where: how often each address of the market was asked for. Safe for use by many threads. */
public final class Visits {
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    void count(String site, String pathAndQuery) {
        counts.merge(site + " " + pathAndQuery, 1, Integer::sum);
    }

    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How often this path and query of this shop was asked for. */
    public int of(String site, String pathAndQuery) {
        return counts.getOrDefault(site + " " + pathAndQuery, 0);
    }

    /** Requests for paths that robots.txt forbids, as {@code site path} with their number; empty for a polite crawler. */
    public Map<String, Integer> forbidden() {
        Map<String, Integer> found = new TreeMap<>();
        for (Look look : Look.ALL) {
            String prefix = look.site() + " " + look.disallowed();
            counts.forEach((address, count) -> {
                if (address.startsWith(prefix)) {
                    found.put(address, count);
                }
            });
        }
        return found;
    }
}
