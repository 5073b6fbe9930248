package zhicha.crawler.frontier;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Frontiers that live as long as this object: for one crawl from a shell, and for tests. */
public final class MemoryFrontiers implements Frontiers {
    private final Map<String, MemoryFrontier> open = new ConcurrentHashMap<>();

    @Override
    public Frontier open(String crawl, String site, Duration delay, int parallel, Instant now) {
        return open.compute(
                crawl,
                (name, before) ->
                        before == null ? new MemoryFrontier(delay, parallel) : before.reopened(delay, parallel, now));
    }
}
