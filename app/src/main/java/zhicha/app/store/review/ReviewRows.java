package zhicha.app.store.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import zhicha.app.store.row.StoredJson;
import zhicha.matcher.hit.Hit;
import zhicha.reporting.review.Claim;
import zhicha.reporting.review.QueueEntry;
import zhicha.reporting.review.decision.Decision;
import zhicha.reporting.review.decision.DismissalReason;
import zhicha.reporting.review.decision.Judgement;
import zhicha.reporting.review.flag.Flag;
import zhicha.reporting.review.flag.FlagStatus;
import zhicha.reporting.review.flag.RightSnapshot;
import zhicha.reporting.seller.SellerKey;
import zhicha.rules.subject.Listing;

/** Rows as values. */
final class ReviewRows {
    static final String DECISION = "d.sequence as d_sequence, d.id as d_id, d.flag as d_flag, d.revision as d_revision,"
            + " d.listing as d_listing, d.right_id as d_right, d.seller as d_seller, d.judgement as d_judgement,"
            + " d.reason as d_reason, d.withdraws as d_withdraws, d.note as d_note, d.rules as d_rules,"
            + " d.analyst as d_analyst, d.session as d_session, d.decided_at as d_at, d.previous as d_previous,"
            + " d.digest as d_digest";
    static final String ENTRY = "select f.id, f.revision, f.status, f.seller, f.first_seen, f.last_seen,"
            + " f.claimed_by, f.claimed_since, f.claimed_until,"
            + " v.fingerprint, v.raised_at, v.listing_data, v.right_data, v.hit_data, " + DECISION
            + " from flag f join flag_revision v on v.flag = f.id and v.revision = f.revision"
            + " left join decision d on d.sequence = f.decision";

    private ReviewRows() {}

    /** @param now a claim that has run out by then is not shown */
    static RowMapper<QueueEntry> entry(Instant now) {
        return (row, context) -> {
            String claimedBy = row.getString("claimed_by");
            Claim claim = claimedBy == null
                    ? null
                    : new Claim(
                            row.getString("id"),
                            claimedBy,
                            instant(row, "claimed_since", context),
                            instant(row, "claimed_until", context));
            return new QueueEntry(
                    flag(row, context),
                    FlagStatus.parse(row.getString("status")),
                    claim != null && claim.liveAt(now) ? claim : null,
                    row.getObject("d_sequence") == null ? null : decision(row, context));
        };
    }

    static Flag flag(ResultSet row, StatementContext context) throws SQLException {
        Listing listing = StoredJson.read(row.getString("listing_data"), Listing.class);
        return new Flag(
                row.getString("id"),
                row.getInt("revision"),
                listing,
                StoredJson.read(row.getString("right_data"), RightSnapshot.class),
                StoredJson.read(row.getString("hit_data"), Hit.class),
                row.getString("fingerprint"),
                new SellerKey(row.getString("seller")),
                instant(row, "first_seen", context),
                instant(row, "last_seen", context),
                instant(row, "raised_at", context));
    }

    static Decision decision(ResultSet row, StatementContext context) throws SQLException {
        String reason = row.getString("d_reason");
        return new Decision(
                row.getLong("d_sequence"),
                row.getString("d_id"),
                row.getString("d_flag"),
                row.getInt("d_revision"),
                row.getString("d_listing"),
                row.getString("d_right"),
                new SellerKey(row.getString("d_seller")),
                Judgement.read(
                        row.getString("d_judgement"),
                        reason == null ? null : DismissalReason.parse(reason),
                        row.getString("d_withdraws"),
                        row.getString("d_note")),
                rules(row.getString("d_rules")),
                row.getString("d_analyst"),
                row.getString("d_session"),
                instant(row, "d_at", context),
                row.getString("d_previous"),
                row.getString("d_digest"));
    }

    /** {@code evasive-spelling@3 copied-picture@1}. */
    static String written(List<Hit.FiredRule> rules) {
        return String.join(
                " ",
                rules.stream().map(rule -> rule.id() + "@" + rule.version()).toList());
    }

    private static List<Hit.FiredRule> rules(@Nullable String written) {
        List<Hit.FiredRule> rules = new ArrayList<>();
        if (written != null && !written.isEmpty()) {
            for (String rule : written.split(" ", -1)) {
                int at = rule.lastIndexOf('@');
                rules.add(new Hit.FiredRule(rule.substring(0, at), Integer.parseInt(rule.substring(at + 1))));
            }
        }
        return rules;
    }

    static Instant instant(ResultSet row, String column, StatementContext context) throws SQLException {
        return context.findColumnMapperFor(Instant.class).orElseThrow().map(row, column, context);
    }
}
