package zhicha.reporting.review;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import zhicha.reporting.review.decision.Decision;
import zhicha.reporting.review.decision.DecisionLog;
import zhicha.reporting.review.decision.Note;
import zhicha.reporting.review.flag.Flag;
import zhicha.reporting.review.flag.FlagStatus;
import zhicha.reporting.seller.SellerKey;

/** Where flags, claims, decisions and notes are kept. Reads see what was committed. */
public interface ReviewStore extends DecisionLog {
    Optional<QueueEntry> entry(String flag, Instant now);

    /** Most urgent first; the order is told at {@link ReviewQueue#list}. */
    List<QueueEntry> entries(QueueFilter filter, Instant now, int limit, int offset);

    QueueCounts counts(QueueFilter filter);

    /** How many flags a filter means: the total of {@link #counts}, without reckoning the rest. */
    long count(QueueFilter filter);

    /** Ids of flags that nobody but this analyst has open: first the analyst's own, then in the order of the queue. */
    List<String> free(QueueFilter filter, String analyst, Instant now, Set<String> passedOver, int limit);

    /** In the order they were made. */
    List<Decision> decisionsOn(String flag);

    /** Latest first. */
    List<Decision> decisionsOnSeller(SellerKey seller, int limit);

    /** Latest first. */
    List<Decision> decisionsBy(String analyst, String session, int limit);

    Optional<Decision> decision(String id);

    /** All revisions of a flag, oldest first. */
    List<Flag> revisions(String flag);

    /** In the order they were made. */
    List<Note> notes(String flag);

    void add(Note note);

    /** Does the work in one transaction; all of it is kept, or nothing. */
    <T> T change(Function<Changing, T> work);

    /** What may be done within one transaction. */
    interface Changing {
        /** The flag, held against every other transaction until this one ends. */
        Optional<QueueEntry> hold(String flag, Instant now);

        /** Decisions on a held flag, in the order they were made. */
        List<Decision> decisionsOn(String flag);

        /** Replaces any claim on the flag. */
        void claim(Claim claim);

        void release(String flag);

        /** The end of the log, held: decisions are added one after another. */
        DecisionLog.ChainHead holdHead();

        /**
         * Adds to the log, moves its end, and writes where the flag stands now.
         *
         * @param effective the decision that counts from now on, or null where all were withdrawn
         */
        void append(Decision decision, FlagStatus status, @Nullable Decision effective);
    }
}
