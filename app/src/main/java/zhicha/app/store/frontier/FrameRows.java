package zhicha.app.store.frontier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import zhicha.app.store.frontier.step.Steps;
import zhicha.app.store.row.Columns;
import zhicha.app.store.row.StoredJson;
import zhicha.crawler.sample.frame.FrameUnit;
import zhicha.crawler.sample.frame.ListCard;

/** Writes and reads the frame of one crawl, within a transaction that is already open. */
public record FrameRows(String crawl) {
    private static final String COLUMNS = "route, address, item, depth, source, found_on, sector, shelf, card";

    /** @return how many were new */
    int write(Handle handle, Collection<FrameUnit> units, Instant now) {
        if (units.isEmpty()) {
            return 0;
        }
        List<FrameUnit> ordered =
                units.stream().sorted(Comparator.comparing(FrameUnit::key)).toList();
        PreparedBatch fresh = handle.prepareBatch("insert into sample_frame (crawl, " + COLUMNS
                + ", found_rank, found_at) values (:crawl, :route, :address, :item, :depth, :source, :foundOn, :sector,"
                + " :shelf, :card, :rank, :now) on conflict do nothing");
        ordered.forEach(unit -> bind(fresh, unit, now));
        int added = 0;
        for (int count : fresh.execute()) {
            added += count;
        }
        if (added < ordered.size()) {
            // the same frame whatever was walked through first: of two findings the one of smaller rank counts
            PreparedBatch better = handle.prepareBatch(
                    "update sample_frame set depth = :depth, source = :source,"
                            + " found_on = :foundOn, sector = :sector, shelf = :shelf, card = :card, found_rank = :rank"
                            + " where crawl = :crawl and route = :route and found_rank > :rank and share is null"
                            + " and not exists (select 1 from sample_plan p where p.crawl = :crawl and p.drawn_at is not null)");
            ordered.forEach(unit -> bind(better, unit, now));
            better.execute();
        }
        return added;
    }

    private void bind(PreparedBatch batch, FrameUnit unit, Instant now) {
        batch.bind("crawl", crawl)
                .bind("route", unit.key())
                .bind("address", unit.address().toString())
                .bind("item", Columns.text(unit.item().orElse(null)))
                .bind("depth", unit.depth())
                .bind("source", unit.source().name())
                .bind("foundOn", Columns.text(unit.foundOn()))
                .bind("sector", unit.sector())
                .bind("shelf", Columns.text(unit.shelf()))
                .bind("card", StoredJson.write(unit.card()))
                .bind("rank", Columns.text(unit.rank()))
                .bind("now", Steps.time(now))
                .add();
    }

    List<FrameUnit> read(Handle handle) {
        return handle.createQuery("select " + COLUMNS + " from sample_frame where crawl = :crawl order by route")
                .bind("crawl", crawl)
                .map((row, context) -> unit(row))
                .list();
    }

    long count(Handle handle) {
        return handle.createQuery("select count(*) from sample_frame where crawl = :crawl")
                .bind("crawl", crawl)
                .mapTo(Long.class)
                .one();
    }

    /** Of a row with the columns of the frame. */
    public static FrameUnit unit(ResultSet row) throws SQLException {
        return new FrameUnit(
                row.getString("route"),
                Rows.address(row.getString("address")),
                Optional.ofNullable(row.getString("item")),
                row.getInt("depth"),
                FrameUnit.Source.valueOf(row.getString("source")),
                row.getString("found_on"),
                row.getString("sector"),
                row.getString("shelf"),
                StoredJson.read(row.getString("card"), ListCard.class));
    }
}
