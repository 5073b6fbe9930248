package zhicha.reporting.lead;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import zhicha.reporting.lead.LeadEvent.What;
import zhicha.reporting.review.QueueEntry;
import zhicha.reporting.review.QueueFilter;
import zhicha.reporting.review.ReviewStore;
import zhicha.reporting.review.flag.FlagStatus;
import zhicha.rules.rule.Wording;

/** Makes leads from confirmed flags and takes them to a second person's approval. Nothing is sent from here. */
public final class LeadDesk {
    private final ReviewStore reviews;
    private final LeadStore leads;
    private final LeadAssembly assembly;
    private final Clock clock;
    private final ConfirmedFlags confirmed;

    public LeadDesk(ReviewStore reviews, LeadStore leads, LeadAssembly assembly, Clock clock) {
        this.reviews = reviews;
        this.leads = leads;
        this.assembly = assembly;
        this.clock = clock;
        this.confirmed = new ConfirmedFlags(reviews, leads, clock);
    }

    public Optional<Lead> lead(String number) {
        return leads.lead(number);
    }

    /** Latest number first; no status means any. */
    public List<Lead> list(Set<LeadStatus> statuses, int limit, int offset) {
        return leads.leads(statuses, limit, offset);
    }

    /**
     * A seller whose confirmed flags nobody has put into a lead yet.
     *
     * @param example the earliest of the flags
     * @param flags how many there are
     */
    public record Waiting(QueueEntry example, int flags) {}

    /** What leads could be made of, most flags first. */
    public List<Waiting> waiting(int limit) {
        return leads.waiting(limit).stream()
                .flatMap(seller -> reviews.entry(seller.flag(), clock.instant()).stream()
                        .map(entry -> new Waiting(entry, seller.flags())))
                .toList();
    }

    /** Confirmed flags of the same seller that are in no lead yet, this one included: what a draft can carry. */
    public List<QueueEntry> companions(String flag) {
        return reviews.entry(flag, clock.instant()).stream()
                .flatMap(entry -> reviews
                        .entries(
                                QueueFilter.ALL.seller(entry.flag().seller()).status(FlagStatus.CONFIRMED),
                                clock.instant(),
                                ConfirmedFlags.MOST,
                                0)
                        .stream())
                .filter(entry -> leads.leadsWith(entry.flag().id()).isEmpty())
                .toList();
    }

    /** A draft from confirmed flags of one seller. Refused where one is not confirmed, of another seller, or in a lead. */
    public LeadOutcome draft(List<String> flags, String analyst) {
        List<LeadItem> items = new ArrayList<>();
        Wording problem = confirmed.gather(flags, null, items);
        if (problem != null) {
            return new LeadOutcome.Refused(problem);
        }
        Instant now = now();
        String number = leads.nextNumber(LeadAssembly.day(now).getYear());
        Lead lead = assembly.assemble(
                new LeadAssembly.Base(
                        number,
                        1,
                        LeadStatus.DRAFT,
                        now,
                        analyst,
                        null,
                        List.of(new LeadEvent(now, analyst, What.DRAFTED, ""))),
                items);
        return leads.saveConfirmed(lead)
                ? new LeadOutcome.Written(lead)
                : new LeadOutcome.Refused(new Wording(
                        "所选记录刚被列入另一线索或其确认刚被撤销，请刷新后重试",
                        "one of them has just been put into another lead, or its decision was undone; look again"));
    }

    /** Adds confirmed flags of the same seller to a draft. */
    public LeadOutcome add(String number, int version, List<String> flags, String analyst) {
        return change(number, version, lead -> {
            if (lead.status() != LeadStatus.DRAFT) {
                return refused("只有草稿可以补充商品", "only a draft can be added to");
            }
            List<LeadItem> items = new ArrayList<>(lead.items());
            Wording stale = confirmed.standing(lead);
            Wording problem = stale != null ? stale : confirmed.gather(flags, lead, items);
            return problem != null
                    ? new LeadOutcome.Refused(problem)
                    : new LeadOutcome.Written(next(lead, lead.status(), null, items, analyst, What.ADDED, ""));
        });
    }

    /** Hands a draft to a second person. */
    public LeadOutcome submit(String number, int version, String analyst) {
        return change(number, version, lead -> {
            if (lead.status() != LeadStatus.DRAFT) {
                return refused("只有草稿可以提交复核", "only a draft can be submitted");
            }
            Wording problem = confirmed.standing(lead);
            return problem != null
                    ? new LeadOutcome.Refused(problem)
                    : new LeadOutcome.Written(
                            next(lead, LeadStatus.SUBMITTED, null, lead.items(), analyst, What.SUBMITTED, ""));
        });
    }

    /** A second person's approval: not the author, and nobody who confirmed one of its flags. */
    public LeadOutcome approve(String number, int version, String reviewer, String note) {
        return change(number, version, lead -> {
            if (lead.status() != LeadStatus.SUBMITTED) {
                return refused("只有已提交复核的线索可以批准", "only a submitted lead can be approved");
            }
            if (!mayApprove(lead, reviewer)) {
                return refused(
                        "起草人和确认人不得复核本线索，须由另一人复核",
                        "author and confirming analysts cannot approve it; a second person must");
            }
            Wording problem = confirmed.standing(lead);
            return problem != null
                    ? new LeadOutcome.Refused(problem)
                    : new LeadOutcome.Written(
                            next(lead, LeadStatus.APPROVED, reviewer, lead.items(), reviewer, What.APPROVED, note));
        });
    }

    /** Sends a submitted lead back to its author, with what is missing. */
    public LeadOutcome sendBack(String number, int version, String reviewer, String note) {
        return change(number, version, lead -> {
            if (lead.status() != LeadStatus.SUBMITTED) {
                return refused("只有已提交复核的线索可以退回", "only a submitted lead can be sent back");
            }
            if (note.isBlank()) {
                return refused("退回须说明原因", "say what is missing");
            }
            return new LeadOutcome.Written(
                    next(lead, LeadStatus.DRAFT, null, lead.items(), reviewer, What.RETURNED, note));
        });
    }

    /** Gives a lead up; its flags may go into another one. */
    public LeadOutcome withdraw(String number, int version, String who, String note) {
        return change(number, version, lead -> {
            if (lead.status() == LeadStatus.WITHDRAWN) {
                return refused("该线索已撤销", "it is withdrawn already");
            }
            if (note.isBlank()) {
                return refused("撤销须说明原因", "say why it is withdrawn");
            }
            return new LeadOutcome.Written(
                    next(lead, LeadStatus.WITHDRAWN, lead.approver(), lead.items(), who, What.WITHDRAWN, note));
        });
    }

    /** Whether this person may give the second opinion on a lead: not its author, and nobody who confirmed or added to it. */
    public static boolean mayApprove(Lead lead, String person) {
        return !ConfirmedFlags.people(lead).contains(person);
    }

    private interface Step {
        LeadOutcome on(Lead lead);
    }

    private LeadOutcome change(String number, int version, Step step) {
        Optional<Lead> found = leads.lead(number);
        if (found.isEmpty()) {
            return refused("没有线索 " + number, "there is no lead " + number);
        }
        Lead lead = found.get();
        if (lead.version() == version) {
            LeadOutcome outcome = step.on(lead);
            if (!(outcome instanceof LeadOutcome.Written written) || keep(written.lead())) {
                return outcome;
            }
            lead = leads.lead(number).orElse(lead);
        }
        return new LeadOutcome.Conflict(
                lead, new Wording("该线索或所选记录刚被他人修改，请刷新后重试", "somebody else has just changed it; look again"));
    }

    /** What goes forward stands on its decisions; what goes back or is given up need not. */
    private boolean keep(Lead lead) {
        return switch (lead.history().getLast().what()) {
            case DRAFTED, ADDED, SUBMITTED, APPROVED -> leads.saveConfirmed(lead);
            case RETURNED, WITHDRAWN -> leads.save(lead);
        };
    }

    private Lead next(
            Lead lead,
            LeadStatus status,
            @Nullable String approver,
            List<LeadItem> items,
            String who,
            What what,
            String note) {
        List<LeadEvent> history = new ArrayList<>(lead.history());
        history.add(new LeadEvent(now(), who, what, note.strip()));
        LeadAssembly.Base base = new LeadAssembly.Base(
                lead.number(), lead.version() + 1, status, lead.createdAt(), lead.author(), approver, history);
        if (what == What.ADDED) {
            return assembly.assemble(base, items);
        }
        // what was drafted is what is reviewed: nothing is reckoned anew
        return new Lead(
                base.number(),
                base.version(),
                base.status(),
                base.createdAt(),
                base.author(),
                base.approver(),
                lead.subject(),
                lead.items(),
                lead.law(),
                lead.turnover(),
                lead.criminal(),
                lead.routing(),
                lead.limitation(),
                base.history());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static LeadOutcome refused(String zh, String en) {
        return new LeadOutcome.Refused(new Wording(zh, en));
    }
}
