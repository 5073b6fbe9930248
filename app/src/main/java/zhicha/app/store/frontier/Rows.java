package zhicha.app.store.frontier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import zhicha.crawler.address.BadAddressException;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.frontier.Entry;
import zhicha.crawler.frontier.ending.Ending;
import zhicha.crawler.frontier.ending.Finished;
import zhicha.crawler.frontier.ending.Tally;
import zhicha.crawler.plan.PageKind;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.json.ListingJson;
import zhicha.rules.subject.json.ListingProblem;

/** Rows of the frontier's tables as values. */
final class Rows {
    private Rows() {}

    static Entry entry(ResultSet row, String lease) throws SQLException {
        return new Entry(
                row.getString("route"),
                address(row.getString("address")),
                PageKind.valueOf(row.getString("kind")),
                Optional.ofNullable(row.getString("item")),
                row.getInt("depth"),
                row.getInt("attempts"),
                row.getInt("cuts"),
                lease);
    }

    static Tally.Line line(ResultSet row) throws SQLException {
        return new Tally.Line(
                PageKind.valueOf(row.getString("kind")),
                Ending.Kind.valueOf(row.getString("ending")),
                row.getString("reason"),
                row.getInt("status"),
                row.getLong("amount"));
    }

    static Finished finished(ResultSet row) throws SQLException {
        Ending ending = new Ending(
                Ending.Kind.valueOf(row.getString("ending")),
                row.getString("reason"),
                row.getInt("status"),
                row.getLong("bytes"),
                row.getString("detail"),
                Duration.ofMillis(row.getLong("took_ms")));
        return new Finished(
                row.getString("address"),
                PageKind.valueOf(row.getString("kind")),
                ending,
                Optional.ofNullable(row.getString("capture")).map(CaptureId::new),
                row.getObject("ended_at", OffsetDateTime.class).toInstant());
    }

    static Listing listing(ResultSet row) throws SQLException {
        try {
            return ListingJson.read(row.getString("data"));
        } catch (ListingProblem e) {
            throw new IllegalStateException("frontier_listing holds what is no listing: " + e.getMessage(), e);
        }
    }

    static WebAddress address(String written) {
        try {
            return WebAddress.parse(written);
        } catch (BadAddressException e) {
            throw new IllegalStateException("frontier_entry holds what is no address", e);
        }
    }
}
