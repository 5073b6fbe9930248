package zhicha.app.store.listing;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import zhicha.app.store.row.StoredJson;
import zhicha.matcher.hit.Hit;

/** The latest hits of every listing, flagged or only watched. */
public final class HitArchive {
    private final Jdbi jdbi;

    public HitArchive(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Puts the hits of a listing in the place of its earlier ones for these rights, within an open transaction. Hits for
     * rights that were not judged now stay.
     */
    public static void replace(
            Handle handle, String listing, Collection<String> judgedRights, List<Hit> hits, Instant now) {
        List<String> standing = handle.createQuery("select right_id from hit where listing = :listing")
                .bind("listing", listing)
                .mapTo(String.class)
                .list();
        for (String right : standing) {
            if (judgedRights.contains(right)) {
                handle.createUpdate("delete from hit where listing = :listing and right_id = :right")
                        .bind("listing", listing)
                        .bind("right", right)
                        .execute();
            }
        }
        for (Hit hit : hits) {
            handle.createUpdate("insert into hit (listing, right_id, kind, verdict, score, judged_at, data)"
                            + " values (:listing, :right, :kind, :verdict, :score, :now, :data)")
                    .bind("listing", listing)
                    .bind("right", hit.right())
                    .bind("kind", hit.kind().written())
                    .bind("verdict", hit.verdict().written())
                    .bind("score", hit.score())
                    .bind("now", now)
                    .bind("data", StoredJson.write(hit))
                    .execute();
        }
    }

    /** Strongest first. */
    public List<Hit> ofListing(String listing) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select data from hit where listing = :listing order by score desc, right_id")
                .bind("listing", listing)
                .mapTo(String.class)
                .map(data -> StoredJson.read(data, Hit.class))
                .list());
    }

    /** How many hits there are of each verdict, by its written form. */
    public Map<String, Long> counts() {
        return jdbi.withHandle(handle -> {
            Map<String, Long> counts = new LinkedHashMap<>();
            handle.createQuery("select verdict, count(*) from hit group by verdict order by verdict")
                    .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                    .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
            return counts;
        });
    }
}
