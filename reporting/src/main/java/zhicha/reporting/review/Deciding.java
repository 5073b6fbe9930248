package zhicha.reporting.review;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zhicha.reporting.TimeSortedIds;
import zhicha.reporting.review.QueueEntry.Sight;
import zhicha.reporting.review.ReviewStore.Changing;
import zhicha.reporting.review.decision.Decision;
import zhicha.reporting.review.decision.DecisionChain;
import zhicha.reporting.review.decision.EffectiveDecision;
import zhicha.reporting.review.decision.Judgement;
import zhicha.reporting.review.flag.Flag;
import zhicha.reporting.review.flag.FlagStatus;
import zhicha.rules.rule.Wording;

/** Writes decisions down, each in one transaction: the flag is held, the log's end is held, and both move together. */
record Deciding(ReviewStore store, Clock clock, TimeSortedIds ids) {
    /** Who decides, and in which session. */
    record By(String analyst, String session) {}

    /**
     * @param seen what the analyst looked at
     * @param openOnly leave alone what was decided already
     */
    DecisionOutcome write(String flag, Sight seen, Judgement judgement, By by, boolean openOnly) {
        if (judgement instanceof Judgement.Withdraw) {
            throw new IllegalArgumentException("a withdrawal is made by undo");
        }
        return store.change(changing -> {
            Instant now = clock.instant();
            Optional<QueueEntry> held = changing.hold(flag, now);
            if (held.isEmpty()) {
                return unknown(flag);
            }
            QueueEntry entry = held.get();
            Wording conflict = conflict(entry, seen, by.analyst(), now);
            if (conflict == null && openOnly && settled(entry.status())) {
                conflict = new Wording("该条已有研判结论", "it has been decided already");
            }
            if (conflict != null) {
                return new DecisionOutcome.Conflict(entry, conflict);
            }
            return append(changing, entry.flag(), judgement, by, now);
        });
    }

    /** Takes back a decision that is still the one that counts. */
    DecisionOutcome withdraw(Decision wrong, By by) {
        return store.change(changing -> {
            Instant now = clock.instant();
            Optional<QueueEntry> held = changing.hold(wrong.flag(), now);
            if (held.isEmpty()) {
                return unknown(wrong.flag());
            }
            QueueEntry entry = held.get();
            Wording conflict = conflict(entry, null, by.analyst(), now);
            Decision standing = entry.decision();
            if (conflict == null && (standing == null || !standing.id().equals(wrong.id()))) {
                conflict = new Wording("此后已有新的研判", "it has been decided again since");
            }
            if (conflict != null) {
                return new DecisionOutcome.Conflict(entry, conflict);
            }
            return append(changing, entry.flag(), new Judgement.Withdraw(wrong.id(), ""), by, now);
        });
    }

    private DecisionOutcome append(Changing changing, Flag flag, Judgement judgement, By by, Instant now) {
        Decision decision =
                DecisionChain.next(changing.holdHead(), ids.next(), flag, judgement, by.analyst(), by.session(), now);
        List<Decision> all = new ArrayList<>(changing.decisionsOn(flag.id()));
        all.add(decision);
        Optional<Decision> effective = EffectiveDecision.of(all);
        FlagStatus status = EffectiveDecision.status(flag.revision(), effective);
        changing.append(decision, status, effective.orElse(null));
        changing.release(flag.id());
        return new DecisionOutcome.Recorded(decision, new QueueEntry(flag, status, null, effective.orElse(null)));
    }

    private static @Nullable Wording conflict(QueueEntry entry, @Nullable Sight seen, String analyst, Instant now) {
        Claim claim = entry.claim();
        if (claim != null && claim.liveAt(now) && !claim.analyst().equals(analyst)) {
            return new Wording(claim.analyst() + " 正在研判该条", claim.analyst() + " has it open");
        }
        if (seen == null || seen.equals(entry.sight())) {
            return null;
        }
        if (seen.revision() != entry.flag().revision()) {
            return new Wording("商品页面或命中理由已有变化，请重新查看", "what was seen has changed; look again");
        }
        Decision standing = entry.decision();
        String by = standing == null ? "" : standing.analyst();
        return new Wording("该条已由 " + by + " 作出研判，请重新查看", "it has been decided by " + by + "; look again");
    }

    private static boolean settled(FlagStatus status) {
        return status == FlagStatus.CONFIRMED || status == FlagStatus.DISMISSED;
    }

    private static DecisionOutcome unknown(String flag) {
        return new DecisionOutcome.Refused(flag, new Wording("没有这条疑似记录：" + flag, "there is no flag " + flag));
    }
}
