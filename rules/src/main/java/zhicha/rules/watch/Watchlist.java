package zhicha.rules.watch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All rights that are watched together, in the order of their packs. Ids are unique.
 */
public final class Watchlist {
    public static final Watchlist EMPTY = new Watchlist(List.of());

    private final Map<String, Right> rights;

    /** @throws IllegalArgumentException naming every id that stands twice */
    public Watchlist(List<Right> rights) {
        Map<String, Right> byId = new LinkedHashMap<>();
        List<String> twice = new ArrayList<>();
        for (Right right : rights) {
            if (byId.putIfAbsent(right.id(), right) != null) {
                twice.add(right.id());
            }
        }
        if (!twice.isEmpty()) {
            throw new IllegalArgumentException("rights with an id that is already taken: " + twice);
        }
        this.rights = byId;
    }

    public List<Right> rights() {
        return List.copyOf(rights.values());
    }

    public Optional<Right> right(String id) {
        return Optional.ofNullable(rights.get(id));
    }

    public int size() {
        return rights.size();
    }
}
