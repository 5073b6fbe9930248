package zhicha.app.store.review;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import zhicha.reporting.review.Claim;
import zhicha.reporting.review.QueueEntry;
import zhicha.reporting.review.ReviewStore.Changing;
import zhicha.reporting.review.decision.Decision;
import zhicha.reporting.review.decision.DecisionLog.ChainHead;
import zhicha.reporting.review.flag.FlagStatus;

/** One transaction on the queue. A flag's row is locked before the end of the log, so two of them never wait in a ring. */
final class SqlChanging implements Changing {
    private final Handle handle;

    SqlChanging(Handle handle) {
        this.handle = handle;
    }

    @Override
    public Optional<QueueEntry> hold(String flag, Instant now) {
        // first the lock, then the reading: what is read is what the holder before has left
        Optional<String> held = handle.createQuery("select id from flag where id = :flag for update")
                .bind("flag", flag)
                .mapTo(String.class)
                .findOne();
        return held.flatMap(id -> handle.createQuery(ReviewRows.ENTRY + " where f.id = :flag")
                .bind("flag", id)
                .map(ReviewRows.entry(now))
                .findOne());
    }

    @Override
    public List<Decision> decisionsOn(String flag) {
        return SqlReviewStore.decisionsOn(handle, flag);
    }

    @Override
    public void claim(Claim claim) {
        handle.createUpdate("update flag set claimed_by = :analyst, claimed_since = :since, claimed_until = :until"
                        + " where id = :flag")
                .bind("analyst", claim.analyst())
                .bind("since", claim.since())
                .bind("until", claim.until())
                .bind("flag", claim.flag())
                .execute();
    }

    @Override
    public void release(String flag) {
        handle.createUpdate("update flag set claimed_by = null, claimed_since = null, claimed_until = null"
                        + " where id = :flag")
                .bind("flag", flag)
                .execute();
    }

    @Override
    public ChainHead holdHead() {
        return handle.createQuery("select sequence, digest from decision_head where one = 1 for update")
                .map((row, context) -> new ChainHead(row.getLong(1), row.getString(2)))
                .one();
    }

    @Override
    public void append(Decision decision, FlagStatus status, @Nullable Decision effective) {
        handle.createUpdate("insert into decision (sequence, id, flag, revision, listing, right_id, seller, judgement,"
                        + " reason, withdraws, note, rules, analyst, session, decided_at, previous, digest)"
                        + " values (:sequence, :id, :flag, :revision, :listing, :right, :seller, :judgement, :reason,"
                        + " :withdraws, :note, :rules, :analyst, :session, :at, :previous, :digest)")
                .bind("sequence", decision.sequence())
                .bind("id", decision.id())
                .bind("flag", decision.flag())
                .bind("revision", decision.revision())
                .bind("listing", decision.listing())
                .bind("right", decision.right())
                .bind("seller", decision.seller().value())
                .bind("judgement", decision.judgement().written())
                .bind(
                        "reason",
                        decision.reason() == null ? null : decision.reason().written())
                .bind("withdraws", decision.withdraws())
                .bind("note", decision.judgement().note())
                .bind("rules", ReviewRows.written(decision.rules()))
                .bind("analyst", decision.analyst())
                .bind("session", decision.session())
                .bind("at", decision.at())
                .bind("previous", decision.previous())
                .bind("digest", decision.digest())
                .execute();
        handle.createUpdate("update decision_head set sequence = :sequence, digest = :digest where one = 1")
                .bind("sequence", decision.sequence())
                .bind("digest", decision.digest())
                .execute();
        handle.createUpdate("update flag set status = :status, decision = :decision where id = :flag")
                .bind("status", status.written())
                .bind("decision", effective == null ? null : effective.sequence())
                .bind("flag", decision.flag())
                .execute();
    }
}
