package zhicha.app.web.review;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The way each session took through the queue, so that "previous" goes back and what was skipped does not come again at
 * once. Kept in memory: after a restart an analyst merely starts at the top. Safe for use by many threads.
 */
final class Trails {
    private static final int SESSIONS = 1_000;
    private static final int STEPS = 500;

    private final Map<String, Trail> trails = new LinkedHashMap<>(16, 0.75f, true);

    private static final class Trail {
        private final List<String> flags = new ArrayList<>();
        private int at = -1;
    }

    /** The session looks at this flag now. */
    synchronized void open(String session, String flag) {
        Trail trail = trail(session);
        int known = trail.flags.indexOf(flag);
        if (known >= 0) {
            trail.at = known;
            return;
        }
        trail.flags.add(flag);
        if (trail.flags.size() > STEPS) {
            trail.flags.removeFirst();
        }
        trail.at = trail.flags.size() - 1;
    }

    /** Where the session was last. */
    synchronized Optional<String> at(String session) {
        Trail trail = trail(session);
        return trail.at < 0 || trail.at >= trail.flags.size()
                ? Optional.empty()
                : Optional.of(trail.flags.get(trail.at));
    }

    synchronized Optional<String> before(String session, String flag) {
        Trail trail = trail(session);
        int known = trail.flags.indexOf(flag);
        int before = (known >= 0 ? known : trail.flags.size()) - 1;
        return before >= 0 ? Optional.of(trail.flags.get(before)) : Optional.empty();
    }

    synchronized Optional<String> after(String session, String flag) {
        Trail trail = trail(session);
        int known = trail.flags.indexOf(flag);
        return known >= 0 && known + 1 < trail.flags.size()
                ? Optional.of(trail.flags.get(known + 1))
                : Optional.empty();
    }

    synchronized Set<String> seen(String session) {
        return new HashSet<>(trail(session).flags);
    }

    synchronized void forget(String session) {
        trails.remove(session);
    }

    private Trail trail(String session) {
        Trail trail = trails.computeIfAbsent(session, key -> new Trail());
        if (trails.size() > SESSIONS) {
            trails.remove(trails.keySet().iterator().next());
        }
        return trail;
    }
}
