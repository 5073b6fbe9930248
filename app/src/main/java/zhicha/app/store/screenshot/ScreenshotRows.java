package zhicha.app.store.screenshot;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import zhicha.rules.subject.CaptureId;

/** How wishes, and what became of them, are read from their rows. */
final class ScreenshotRows {
    static final RowMapper<Wish> WISHES = (row, context) -> new Wish(
            row.getString("listing"),
            row.getString("substance"),
            row.getString("site"),
            row.getString("address"),
            new CaptureId(row.getString("page")),
            Wish.Cause.parse(row.getString("cause")),
            row.getString("asked_by"),
            instant(row, "asked_at", context));
    static final RowMapper<Ended> ENDED = (row, context) -> {
        String capture = row.getString("capture");
        return new Ended(
                new Wish(
                        row.getString("listing"),
                        row.getString("substance"),
                        row.getString("site"),
                        "",
                        new CaptureId(row.getString("page")),
                        Wish.Cause.parse(row.getString("cause")),
                        row.getString("asked_by"),
                        instant(row, "asked_at", context)),
                instant(row, "ended_at", context),
                capture == null ? null : new CaptureId(capture),
                row.getInt("width"),
                row.getInt("height"),
                row.getLong("bytes"),
                row.getString("lack"),
                row.getString("detail"));
    };

    private ScreenshotRows() {}

    static Instant instant(ResultSet row, String column, StatementContext context) throws SQLException {
        return Objects.requireNonNull(
                context.findColumnMapperFor(Instant.class).orElseThrow().map(row, column, context));
    }
}
