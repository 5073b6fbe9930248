package zhicha.reporting.lead;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import zhicha.reporting.law.LegalRow;
import zhicha.reporting.lead.estimate.CriminalHint;
import zhicha.reporting.lead.estimate.Limitation;
import zhicha.reporting.lead.estimate.Turnover;
import zhicha.reporting.lead.routing.Routing;

/**
 * The confirmed flags of one legal subject, as they were when the lead was last written.
 *
 * @param number for instance {@code ZC-2026-000001}; never used twice
 * @param version counts up with every change, from 1; a change made to another version is a conflict
 * @param author analyst who drafted it
 * @param approver second person who approved it, or null
 * @param items the listings, in the order of their scores
 * @param law articles in force on the day of the acts, and only those
 * @param turnover displayed price times displayed sales, or null where neither is known for any listing
 * @param history everything that was done with it, oldest first
 */
public record Lead(
        String number,
        int version,
        LeadStatus status,
        Instant createdAt,
        String author,
        @Nullable String approver,
        Subject subject,
        List<LeadItem> items,
        List<LegalRow> law,
        @Nullable Turnover turnover,
        CriminalHint criminal,
        Routing routing,
        Limitation limitation,
        List<LeadEvent> history) {
    public Lead {
        items = List.copyOf(items);
        law = List.copyOf(law);
        history = List.copyOf(history);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("lead " + number + " has no listing");
        }
    }
}
