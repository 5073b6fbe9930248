package zhicha.app.store.frontier.queue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.plan.PageKind;

/** What one crawl has to ask of one host, first come first served within the kinds that are asked for. Not thread-safe. */
public final class HostQueue {
    private final HostTurn turn;
    private final Map<PageKind, Lane> lanes = new EnumMap<>(PageKind.class);

    public HostQueue(HostTurn turn) {
        this.turn = turn;
    }

    /** Reads on in the store. */
    @FunctionalInterface
    public interface Source {
        /** Some of those behind a place, in their order; fewer than {@code most} where there are no more. */
        List<Queued> behind(String host, PageKind kind, long place, int most);
    }

    public HostTurn turn() {
        return turn;
    }

    /** Something of this kind lies in the store. */
    public void unread(PageKind kind) {
        lane(kind).unread();
    }

    public void found(Queued queued) {
        lane(queued.entry().kind()).found(queued);
    }

    /** Puts one back to the head. */
    public void back(Queued queued) {
        lane(queued.entry().kind()).back(queued);
    }

    /** Whether there is, or may be, anything of these kinds. */
    public boolean has(Set<PageKind> kinds) {
        for (Map.Entry<PageKind, Lane> lane : lanes.entrySet()) {
            if (kinds.contains(lane.getKey()) && !lane.getValue().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Takes the one that was found first. */
    public Optional<Queued> take(Set<PageKind> kinds, Source source) {
        Lane best = null;
        for (Map.Entry<PageKind, Lane> each : lanes.entrySet()) {
            if (kinds.contains(each.getKey())) {
                Lane lane = each.getValue();
                fill(each.getKey(), lane, source);
                best = sooner(lane, best);
            }
        }
        return best == null ? Optional.empty() : Optional.of(best.take());
    }

    private void fill(PageKind kind, Lane lane, Source source) {
        if (lane.isDry()) {
            List<Queued> next = source.behind(turn.host(), kind, lane.last(), Lane.LENGTH);
            lane.filled(next, next.size() >= Lane.LENGTH);
        }
    }

    private static @Nullable Lane sooner(Lane lane, @Nullable Lane best) {
        Queued head = lane.peek();
        if (head == null) {
            return best;
        }
        Queued other = best == null ? null : best.peek();
        return other == null || head.place() < other.place() ? lane : best;
    }

    private Lane lane(PageKind kind) {
        return lanes.computeIfAbsent(kind, any -> new Lane());
    }
}
