package zhicha.reporting.review;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import zhicha.reporting.TimeSortedIds;
import zhicha.reporting.review.QueueEntry.Sight;
import zhicha.reporting.review.decision.ChainCheck;
import zhicha.reporting.review.decision.Decision;
import zhicha.reporting.review.decision.DecisionChain;
import zhicha.reporting.review.decision.Judgement;
import zhicha.reporting.review.decision.Note;
import zhicha.reporting.review.flag.Flag;
import zhicha.reporting.review.flag.FlagStatus;
import zhicha.reporting.seller.SellerKey;
import zhicha.rules.rule.Wording;

/**
 * The analysts' desk. A flag that is opened is claimed for a while, so that no two people work on the same one; what
 * is decided is added to a chained log and never changed. Thread-safe as far as its store is.
 */
public final class ReviewQueue {
    /** How long an opened flag stays with its analyst. */
    public static final Duration LEASE = Duration.ofMinutes(15);

    private static final int CANDIDATES = 20;
    private final ReviewStore store;
    private final Clock clock;
    private final TimeSortedIds ids;
    private final Duration lease;
    private final Deciding decisions;

    public ReviewQueue(ReviewStore store, Clock clock, TimeSortedIds ids, Duration lease) {
        this.store = store;
        this.clock = clock;
        this.ids = ids;
        this.lease = lease;
        this.decisions = new Deciding(store, clock, ids);
    }

    /**
     * Most urgent first: by score in whole hundredths, then sectors where bad goods hurt people (food, daily chemicals,
     * toys, fire safety, gas appliances), then sellers with more confirmed flags, then more displayed sales, then the
     * latest first seen.
     */
    public List<QueueEntry> list(QueueFilter filter, int limit, int offset) {
        return store.entries(filter, clock.instant(), limit, offset);
    }

    public QueueCounts counts(QueueFilter filter) {
        return store.counts(filter);
    }

    /** How many flags a filter means. */
    public long count(QueueFilter filter) {
        return store.count(filter);
    }

    public Optional<QueueEntry> entry(String flag) {
        return store.entry(flag, clock.instant());
    }

    /**
     * Claims the next flag for this analyst: one of their own that is still open, else the most urgent that nobody has.
     *
     * @param filter without a status, open flags are meant
     * @param passedOver ids of flags that were skipped and shall not come again now
     */
    public Optional<ClaimOutcome.Claimed> next(QueueFilter filter, String analyst, Set<String> passedOver) {
        QueueFilter wanted = filter.statuses().isEmpty() ? filter.status(FlagStatus.OPEN) : filter;
        while (true) {
            List<String> free = store.free(wanted, analyst, clock.instant(), passedOver, CANDIDATES);
            for (String flag : free) {
                // somebody may have been faster, or may have decided meanwhile
                if (claim(flag, analyst) instanceof ClaimOutcome.Claimed claimed) {
                    if (wanted.statuses().contains(claimed.entry().status())) {
                        return Optional.of(claimed);
                    }
                    release(flag, analyst);
                }
            }
            if (free.isEmpty()) {
                return Optional.empty();
            }
        }
    }

    /** Opens a flag. Opening it again prolongs the claim; a claim that has run out is anybody's. */
    public ClaimOutcome claim(String flag, String analyst) {
        return store.change(changing -> {
            Instant now = clock.instant();
            Optional<QueueEntry> held = changing.hold(flag, now);
            if (held.isEmpty()) {
                return new ClaimOutcome.Unknown(flag);
            }
            QueueEntry entry = held.get();
            Claim standing = entry.claim();
            if (standing != null && standing.liveAt(now) && !standing.analyst().equals(analyst)) {
                return new ClaimOutcome.Taken(entry, standing);
            }
            Instant since = standing != null && standing.analyst().equals(analyst) ? standing.since() : now;
            Claim claim = new Claim(flag, analyst, since, now.plus(lease));
            changing.claim(claim);
            return new ClaimOutcome.Claimed(
                    new QueueEntry(entry.flag(), entry.status(), claim, entry.decision()), claim);
        });
    }

    /** Gives a flag back undecided. Another analyst's claim is left alone. */
    public void release(String flag, String analyst) {
        store.change(changing -> {
            Optional<QueueEntry> held = changing.hold(flag, clock.instant());
            Claim claim = held.isEmpty() ? null : held.get().claim();
            if (claim != null && claim.analyst().equals(analyst)) {
                changing.release(flag);
            }
            return flag;
        });
    }

    /**
     * Writes a decision down and gives the flag back. It is a conflict, and nothing is written, where another analyst has
     * the flag open, or where the flag or its decision is not the one that was seen.
     *
     * @param seen what {@link QueueEntry#sight} said when the analyst looked
     * @throws IllegalArgumentException for a withdrawal, which only {@link #undo} makes
     */
    public DecisionOutcome decide(String flag, Sight seen, Judgement judgement, String analyst, String session) {
        return decisions.write(flag, seen, judgement, new Deciding.By(analyst, session), false);
    }

    /**
     * The same judgement on many flags, each in a transaction of its own, in the order of the map. Flags that have been
     * decided already, that somebody else has open, or that are not as they were seen, are told as conflicts and left
     * alone.
     *
     * @param seen by flag, what {@link QueueEntry#sight} said when the analyst looked
     */
    public List<DecisionOutcome> decideAll(
            SequencedMap<String, Sight> seen, Judgement judgement, String analyst, String session) {
        List<DecisionOutcome> outcomes = new ArrayList<>();
        Deciding.By by = new Deciding.By(analyst, session);
        seen.forEach((flag, sight) -> outcomes.add(decisions.write(flag, sight, judgement, by, true)));
        return outcomes;
    }

    /** Takes back this analyst's latest decision of this session; undoing again takes back the one before. */
    public DecisionOutcome undo(String analyst, String session) {
        Set<String> withdrawn = new HashSet<>();
        for (Decision decision : store.decisionsBy(analyst, session, Integer.MAX_VALUE)) {
            String withdraws = decision.withdraws();
            if (withdraws != null) {
                withdrawn.add(withdraws);
            } else if (!withdrawn.contains(decision.id())) {
                return undo(decision.id(), analyst, session);
            }
        }
        return new DecisionOutcome.Refused(
                "", new Wording("本次登录中没有可撤销的研判", "there is nothing to undo in this session"));
    }

    /** Takes back one decision: the analyst's own, of this session, and still the one that counts. */
    public DecisionOutcome undo(String decision, String analyst, String session) {
        Optional<Decision> found = store.decision(decision);
        if (found.isEmpty() || found.get().withdraws() != null) {
            return new DecisionOutcome.Refused(
                    "", new Wording("没有这条研判：" + decision, "there is no decision " + decision));
        }
        Decision wrong = found.get();
        if (!wrong.analyst().equals(analyst) || !wrong.session().equals(session)) {
            return new DecisionOutcome.Refused(
                    wrong.flag(),
                    new Wording(
                            "只能撤销本人本次登录中的研判；请重新研判",
                            "only your own decisions of this session can be undone; decide anew"));
        }
        return decisions.withdraw(wrong, new Deciding.By(analyst, session));
    }

    public Note note(String flag, String analyst, String text) {
        if (entry(flag).isEmpty()) {
            throw new IllegalArgumentException("no flag " + flag + " to write a note on");
        }
        Note note = new Note(ids.next(), flag, analyst, clock.instant(), text.strip());
        store.add(note);
        return note;
    }

    public List<Note> notes(String flag) {
        return store.notes(flag);
    }

    /** Every decision on a flag, withdrawn ones too, in the order they were made. */
    public List<Decision> decisionsOn(String flag) {
        return store.decisionsOn(flag);
    }

    /** What was decided about this seller's listings before, latest first. */
    public List<Decision> decisionsOnSeller(SellerKey seller, int limit) {
        return store.decisionsOnSeller(seller, limit);
    }

    /** How the flag looked at each of its revisions, oldest first. */
    public List<Flag> revisions(String flag) {
        return store.revisions(flag);
    }

    /** Recomputes every digest of the decision log. */
    public ChainCheck verify() {
        return DecisionChain.check(store);
    }
}
