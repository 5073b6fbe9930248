package zhicha.crawler.frontier;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import zhicha.crawler.frontier.ending.Ending;
import zhicha.crawler.frontier.ending.Finished;
import zhicha.crawler.frontier.ending.Tally;
import zhicha.crawler.plan.PageKind;
import zhicha.crawler.sample.frame.FrameUnit;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.Listing;

/** A frontier without a disk. */
final class MemoryFrontier implements Frontier {
    private final Map<String, Host> hosts = new LinkedHashMap<>();
    private final Set<String> known = new HashSet<>();
    private final Map<String, Entry> leased = new LinkedHashMap<>();
    private final Map<String, Finished> finished = new LinkedHashMap<>();
    private final Map<String, Listing> listings = new TreeMap<>();
    private final Map<String, FrameUnit> frame = new TreeMap<>();
    private final Room room = new Room();
    private Duration delay;
    private int parallel;
    private long leases;

    MemoryFrontier(Duration delay, int parallel) {
        this.delay = delay;
        this.parallel = parallel;
    }

    private static final class Host {
        final Deque<Entry> queue = new ArrayDeque<>();
        Instant due = Instant.MIN;
        Duration delay;
        int inFlight;

        Host(Duration delay) {
            this.delay = delay;
        }

        void rest(Instant from) {
            Instant until = from.plus(delay);
            due = until.isAfter(due) ? until : due;
        }
    }

    synchronized MemoryFrontier reopened(Duration newDelay, int newParallel, Instant now) {
        delay = newDelay;
        parallel = newParallel;
        List<Entry> back = new ArrayList<>(leased.values());
        leased.clear();
        hosts.values().forEach(host -> {
            host.delay = newDelay;
            host.inFlight = 0;
        });
        back.reversed().forEach(entry -> {
            Host host = host(entry.address().host());
            host.queue.addFirst(entry);
            host.rest(now);
        });
        return this;
    }

    private Host host(String name) {
        return hosts.computeIfAbsent(name, any -> new Host(delay));
    }

    @Override
    public void bound(long most) {
        room.bound(most);
    }

    @Override
    public long leftOut() {
        return room.leftOut();
    }

    @Override
    public synchronized int add(Collection<Found> found, Instant now) {
        int fresh = 0;
        for (Found one : room.admitted(found)) {
            var route = one.route();
            if (known.add(route.key())) {
                fresh++;
                room.taken(route.kind(), 1);
                host(route.address().host())
                        .queue
                        .addLast(new Entry(route.key(), route.address(), route.kind(), route.item(), one.depth()));
            }
        }
        return fresh;
    }

    @Override
    public synchronized void frame(Collection<FrameUnit> units, Instant now) {
        for (FrameUnit unit : room.framed(units)) {
            FrameUnit before = frame.putIfAbsent(unit.key(), unit);
            if (before == null) {
                room.taken(PageKind.LISTING, 1);
            } else if (unit.rank().compareTo(before.rank()) < 0 && !known.contains(unit.key())) {
                frame.put(unit.key(), unit);
            }
        }
    }

    @Override
    public synchronized List<FrameUnit> frame() {
        return List.copyOf(frame.values());
    }

    @Override
    public synchronized Optional<Entry> lease(Instant now, Set<PageKind> kinds) {
        List<Host> due = hosts.values().stream()
                .filter(host -> !host.due.isAfter(now) && host.inFlight < parallel && !host.queue.isEmpty())
                .sorted(Comparator.comparing(host -> host.due))
                .toList();
        for (Host host : due) {
            Iterator<Entry> queue = host.queue.iterator();
            while (queue.hasNext()) {
                Entry next = queue.next();
                if (kinds.contains(next.kind())) {
                    queue.remove();
                    host.inFlight++;
                    if (parallel > 1) {
                        host.rest(now);
                    }
                    Entry entry = next.leased("lease " + ++leases);
                    leased.put(entry.lease(), entry);
                    return Optional.of(entry);
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public synchronized void putBack(Entry entry, Instant notBefore, boolean attempted) {
        back(entry, notBefore, attempted ? entry.attempted() : entry.leased(""));
    }

    @Override
    public synchronized void cut(Entry entry, Instant now) {
        back(entry, now, entry.cut());
    }

    private void back(Entry entry, Instant notBefore, Entry as) {
        if (leased.remove(entry.lease()) == null) {
            return;
        }
        Host host = host(entry.address().host());
        host.inFlight--;
        host.due = notBefore.isAfter(host.due) ? notBefore : host.due;
        host.queue.addFirst(as);
    }

    @Override
    public synchronized boolean complete(Entry entry, Completion completion, Instant now) {
        if (leased.remove(entry.lease()) == null) {
            return false;
        }
        Host host = host(entry.address().host());
        host.inFlight--;
        if (parallel == 1 && completion.asked()) {
            host.rest(completion.answered().orElse(now));
        }
        add(completion.found(), now);
        frame(completion.framed(), now);
        completion.listing().ifPresent(listing -> listings.put(listing.id(), listing));
        finished.put(
                entry.key(),
                new Finished(entry.address().toString(), entry.kind(), completion.ending(), completion.capture(), now));
        return true;
    }

    @Override
    public synchronized Optional<Instant> book(Entry holder, String name, Instant earliest) {
        Host host = host(name);
        int own = holder.address().host().equals(name) && leased.containsKey(holder.lease()) ? 1 : 0;
        if (host.inFlight - own >= parallel) {
            return Optional.empty();
        }
        Instant when = host.due.isAfter(earliest) ? host.due : earliest;
        host.due = when.plus(host.delay);
        return Optional.of(when);
    }

    @Override
    public synchronized void slow(String name, Duration longer) {
        Host host = host(name);
        host.delay = longer.compareTo(host.delay) > 0 ? longer : host.delay;
    }

    @Override
    public synchronized Optional<Instant> nextDue(Instant now, Set<PageKind> kinds) {
        return hosts.values().stream()
                .filter(host -> host.queue.stream().anyMatch(entry -> kinds.contains(entry.kind())))
                .map(host -> host.inFlight < parallel ? host.due : now.plusSeconds(1))
                .min(Comparator.naturalOrder());
    }

    @Override
    public synchronized Tally tally() {
        record Group(PageKind kind, Ending.Kind ending, String reason, int status) {}
        Map<Group, Long> groups = new HashMap<>();
        finished.values()
                .forEach(one -> groups.merge(
                        new Group(
                                one.kind(),
                                one.ending().kind(),
                                one.ending().reason(),
                                one.ending().status()),
                        1L,
                        Long::sum));
        List<Tally.Line> lines = groups.entrySet().stream()
                .map(group -> new Tally.Line(
                        group.getKey().kind(),
                        group.getKey().ending(),
                        group.getKey().reason(),
                        group.getKey().status(),
                        group.getValue()))
                .toList();
        long queued =
                hosts.values().stream().mapToLong(host -> host.queue.size()).sum();
        long captures = finished.values().stream()
                .filter(one -> one.capture().isPresent())
                .count();
        return new Tally(queued, leased.size(), listings.size(), captures, lines);
    }

    @Override
    public synchronized List<Finished> finished() {
        return List.copyOf(finished.values());
    }

    @Override
    public synchronized List<Listing> listings() {
        return List.copyOf(listings.values());
    }

    @Override
    public synchronized Optional<CaptureId> capture(String key) {
        Finished one = finished.get(key);
        return one == null || one.ending().kind() != Ending.Kind.READ ? Optional.empty() : one.capture();
    }

    @Override
    public synchronized void left(Instant now) {
        new ArrayList<>(leased.values()).reversed().forEach(entry -> putBack(entry, now.plus(delay), false));
    }
}
