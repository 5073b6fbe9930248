package zhicha.app.estimate;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Jdbi;
import zhicha.app.store.row.StoredJson;
import zhicha.reporting.review.flag.RightSnapshot;

/** Names of rights as they stood when they were last flagged; no pack is needed for it. Not thread-safe. */
public final class RightNames implements UnaryOperator<String> {
    private final Jdbi jdbi;
    private final Map<String, String> known = new HashMap<>();

    public RightNames(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public String apply(String id) {
        return known.computeIfAbsent(id, this::read);
    }

    private String read(String id) {
        return jdbi.withHandle(handle -> handle.createQuery("select r.right_data from flag f join flag_revision r"
                        + " on r.flag = f.id and r.revision = f.revision where f.right_id = :id"
                        + " order by f.last_seen desc limit 1")
                .bind("id", id)
                .mapTo(String.class)
                .findOne()
                .map(data -> StoredJson.read(data, RightSnapshot.class).name())
                .orElse(id));
    }
}
