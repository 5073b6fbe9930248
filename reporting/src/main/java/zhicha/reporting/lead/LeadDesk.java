package zhicha.reporting.lead;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import zhicha.reporting.review.ReviewStore;

/** Makes leads from confirmed flags and takes them to a second person's approval. */
public final class LeadDesk {
    private final ReviewStore reviews;
    private final LeadStore leads;
    private final LeadAssembly assembly;
    private final Clock clock;

    public LeadDesk(ReviewStore reviews, LeadStore leads, LeadAssembly assembly, Clock clock) {
        this.reviews = reviews;
        this.leads = leads;
        this.assembly = assembly;
        this.clock = clock;
    }

    public Optional<Lead> lead(String number) {
        return leads.lead(number);
    }

    /** Latest number first; no status means any. */
    public List<Lead> list(Set<LeadStatus> statuses, int limit, int offset) {
        return leads.leads(statuses, limit, offset);
    }

    /** Other confirmed flags of the same seller that are in no lead yet: what a draft could also carry. */
    public List<String> companions(String flag) {
        throw new UnsupportedOperationException();
    }

    /** A draft from confirmed flags of one seller. Refused where one is not confirmed, of another seller, or in a lead already. */
    public LeadOutcome draft(List<String> flags, String analyst) {
        throw new UnsupportedOperationException();
    }

    /** Adds confirmed flags of the same seller to a draft. */
    public LeadOutcome add(String number, int version, List<String> flags, String analyst) {
        throw new UnsupportedOperationException();
    }

    /** Hands a draft to a second person. */
    public LeadOutcome submit(String number, int version, String analyst) {
        throw new UnsupportedOperationException();
    }

    /** A second person's approval: not the author, and not whoever confirmed one of its flags. */
    public LeadOutcome approve(String number, int version, String reviewer, String note) {
        throw new UnsupportedOperationException();
    }

    /** Sends a submitted lead back to its author, with what is missing. */
    public LeadOutcome sendBack(String number, int version, String reviewer, String note) {
        throw new UnsupportedOperationException();
    }

    public LeadOutcome withdraw(String number, int version, String who, String note) {
        throw new UnsupportedOperationException();
    }
}
