package zhicha.app.store.sample;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import zhicha.app.store.row.Columns;
import zhicha.crawler.sample.Chosen;
import zhicha.crawler.sample.Share;
import zhicha.crawler.sample.draw.Draw;

/** Plans and draws. What is drawn is written in one step and never drawn again. */
public final class Samples {
    private static final RowMapper<SamplePlan> PLANS = (row, context) -> {
        var instants = context.findColumnMapperFor(Instant.class).orElseThrow();
        return new SamplePlan(
                row.getString("crawl"),
                row.getString("site"),
                row.getLong("seed"),
                row.getInt("random"),
                row.getInt("targeted"),
                instants.map(row, "began_at", context),
                instants.map(row, "drawn_at", context),
                row.getLong("frame"),
                row.getLong("lists_left"));
    };

    private final Jdbi jdbi;

    public Samples(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Notes the plan of a crawl; one that was noted before, perhaps by a program that was killed, stands as it is. */
    public SamplePlan begin(String crawl, String site, long seed, int random, int targeted, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("insert into sample_plan"
                        + " (crawl, site, seed, random, targeted, began_at, frame, lists_left)"
                        + " values (:crawl, :site, :seed, :random, :targeted, :now, 0, 0) on conflict do nothing")
                .bind("crawl", crawl)
                .bind("site", site)
                .bind("seed", seed)
                .bind("random", random)
                .bind("targeted", targeted)
                .bind("now", now)
                .execute());
        return plan(crawl).orElseThrow();
    }

    public Optional<SamplePlan> plan(String crawl) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from sample_plan where crawl = :crawl")
                .bind("crawl", crawl)
                .map(PLANS)
                .findOne());
    }

    /** Records the random share. Where one is recorded already, that one stands. */
    public void drawn(String crawl, Draw draw, long frame, long listsLeft, Instant now) {
        jdbi.useTransaction(handle -> {
            int first = handle.createUpdate("update sample_plan set drawn_at = :now, frame = :frame,"
                            + " lists_left = :left where crawl = :crawl and drawn_at is null")
                    .bind("now", now)
                    .bind("frame", frame)
                    .bind("left", listsLeft)
                    .bind("crawl", crawl)
                    .execute();
            if (first == 0) {
                return;
            }
            for (Draw.Stratum stratum : draw.strata()) {
                handle.createUpdate("insert into sample_stratum (crawl, stratum, frame, drawn)"
                                + " values (:crawl, :stratum, :frame, :drawn)")
                        .bind("crawl", crawl)
                        .bind("stratum", Columns.text(stratum.name()))
                        .bind("frame", stratum.frame())
                        .bind("drawn", stratum.drawn())
                        .execute();
            }
            choose(handle, crawl, draw.chosen());
        });
    }

    /** Records a round of hunting; what is in the sample already, of whatever share, stays what it is. */
    public void hunted(String crawl, List<Chosen> chosen) {
        jdbi.useTransaction(handle -> choose(handle, crawl, chosen));
    }

    private static void choose(Handle handle, String crawl, List<Chosen> chosen) {
        if (chosen.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("update sample_frame set share = :share, stratum = :stratum,"
                + " probability = :probability, round = :round, place = :place, arm = :arm"
                + " where crawl = :crawl and route = :route and share is null");
        for (int place = 0; place < chosen.size(); place++) {
            Chosen one = chosen.get(place);
            batch.bind("share", one.share().written())
                    .bind("stratum", Columns.text(one.stratum()))
                    .bind("probability", one.probability())
                    .bind("round", one.round())
                    .bind("place", place)
                    .bind("arm", Columns.text(one.arm()))
                    .bind("crawl", crawl)
                    .bind("route", one.key())
                    .add();
        }
        batch.execute();
    }

    /** The sample of a crawl: the random share in the order it was drawn in, then the rounds of hunting. */
    public List<Chosen> chosen(String crawl) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select route, stratum, share, probability, round, arm from sample_frame"
                                + " where crawl = :crawl and share is not null order by round, place")
                        .bind("crawl", crawl)
                        .map((row, context) -> chosen(row))
                        .list());
    }

    /** The same by the capture each listing was read from; those that were not read are missing. */
    public Map<String, Chosen> byCapture(String crawl) {
        return jdbi.withHandle(handle -> handle
                .createQuery("select f.route, f.stratum, f.share, f.probability, f.round, f.arm, e.capture"
                        + " from sample_frame f join frontier_entry e on e.crawl = f.crawl and e.route = f.route"
                        + " where f.crawl = :crawl and f.share is not null and e.capture is not null")
                .bind("crawl", crawl)
                .map((row, context) -> Map.entry(row.getString("capture"), chosen(row)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a)));
    }

    /** How a listing came into the latest sample it was read in; empty where it was crawled without one. */
    public Optional<Chosen> latest(String listing) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select f.route, f.stratum, f.share, f.probability, f.round, f.arm from sighting s"
                                + " join frontier_entry e on e.crawl = s.run and e.listing = s.listing"
                                + " join sample_frame f on f.crawl = e.crawl and f.route = e.route"
                                + " where s.listing = :listing and f.share is not null order by s.seen_at desc limit 1")
                .bind("listing", listing)
                .map((row, context) -> chosen(row))
                .findOne());
    }

    private static Chosen chosen(ResultSet row) throws SQLException {
        double probability = row.getDouble("probability");
        @Nullable Double known = row.wasNull() ? null : (Double) probability;
        return new Chosen(
                row.getString("route"),
                row.getString("stratum"),
                Share.valueOf(row.getString("share").toUpperCase(java.util.Locale.ROOT)),
                known,
                row.getInt("round"),
                row.getString("arm"));
    }
}
