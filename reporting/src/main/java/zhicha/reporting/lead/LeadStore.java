package zhicha.reporting.lead;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import zhicha.reporting.seller.SellerKey;

/** Where leads are kept, every version of them. */
public interface LeadStore {
    Optional<Lead> lead(String number);

    /** Latest number first; no status means any. */
    List<Lead> leads(Set<LeadStatus> statuses, int limit, int offset);

    long count(Set<LeadStatus> statuses);

    /** Numbers of leads, not withdrawn, that this flag is in. */
    List<String> leadsWith(String flag);

    /**
     * Sellers with confirmed flags that are in no lead, most flags first.
     *
     * @param limit most sellers
     */
    List<Waiting> waiting(int limit);

    /**
     * A seller for whom a lead could be made.
     *
     * @param flag the earliest of the flags
     * @param flags how many there are
     */
    record Waiting(SellerKey seller, String flag, int flags) {}

    /** All versions of a lead, oldest first. */
    List<Lead> versions(String number);

    /** The next number of a year; a number once given is never given again. */
    String nextNumber(int year);

    /**
     * Keeps a lead.
     *
     * @return false, and nothing is kept, where its version is not the next one of what is stored, or where one of its
     *     flags is already in another lead that is not withdrawn
     */
    boolean save(Lead lead);

    /**
     * The same, where besides each of its flags stands confirmed by the very decision and in the very revision that the
     * lead was made from. Both are looked at and kept in one transaction, so that no undo comes between.
     */
    boolean saveConfirmed(Lead lead);
}
