package zhicha.bench.crawl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import zhicha.bench.crawl.site.Visit;

/**
 * How politely hosts were asked, by the server's log; robots.txt is a request like any other.
 *
 * @param share of the rate of one request a host and delay that was reached, while all but the slow host had pages left: from
 *     the moment the last of them was first asked until the first of them was last asked
 * @param settled the same share in the second half of that time, when the crawler's process has warmed up
 * @param shortest gap between two requests to one host, seconds
 * @param seconds that were looked at
 */
record Politeness(double share, double settled, double shortest, double seconds, int requests) {
    /** @param slow a host that is left out of the share, because it answers more slowly than the delay */
    static Politeness of(List<Visit> visits, double delay, String slow) {
        Map<String, List<Double>> byHost = new TreeMap<>();
        visits.forEach(visit ->
                byHost.computeIfAbsent(visit.host(), host -> new ArrayList<>()).add(visit.time()));
        double shortest = Double.POSITIVE_INFINITY;
        double from = 0;
        double to = Double.POSITIVE_INFINITY;
        for (Map.Entry<String, List<Double>> host : byHost.entrySet()) {
            List<Double> times = host.getValue();
            times.sort(Comparator.naturalOrder());
            for (int i = 1; i < times.size(); i++) {
                shortest = Math.min(shortest, times.get(i) - times.get(i - 1));
            }
            if (!host.getKey().equals(slow)) {
                from = Math.max(from, times.getFirst());
                to = Math.min(to, times.getLast());
            }
        }
        byHost.remove(slow);
        return new Politeness(
                share(byHost, from, to, delay),
                share(byHost, (from + to) / 2, to, delay),
                shortest,
                Math.max(0, to - from),
                visits.size());
    }

    /** Each host's own requests and delays within a time, so that no host's phase counts for or against it. */
    private static double share(Map<String, List<Double>> byHost, double begin, double end, double delay) {
        double made = 0;
        double could = 0;
        for (List<Double> times : byHost.values()) {
            List<Double> inside =
                    times.stream().filter(time -> time >= begin && time <= end).toList();
            if (inside.size() > 1) {
                made += inside.size() - 1;
                could += (inside.getLast() - inside.getFirst()) / delay;
            }
        }
        return could == 0 ? 0 : made / could;
    }
}
