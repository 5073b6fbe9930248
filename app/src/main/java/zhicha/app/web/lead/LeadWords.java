package zhicha.app.web.lead;

import zhicha.reporting.lead.LeadEvent;
import zhicha.reporting.lead.LeadStatus;
import zhicha.rules.rule.Wording;

/** What the stages of a lead are called on the screen. */
public final class LeadWords {
    private LeadWords() {}

    public static Wording of(LeadStatus status) {
        return new Wording(
                status.chinese(),
                switch (status) {
                    case DRAFT -> "draft";
                    case SUBMITTED -> "waiting for approval";
                    case APPROVED -> "approved, to be sent";
                    case WITHDRAWN -> "withdrawn";
                });
    }

    public static Wording of(LeadEvent.What what) {
        return new Wording(
                what.chinese(),
                switch (what) {
                    case DRAFTED -> "drafted";
                    case ADDED -> "listings added";
                    case SUBMITTED -> "submitted";
                    case APPROVED -> "approved";
                    case RETURNED -> "sent back";
                    case WITHDRAWN -> "withdrawn";
                });
    }
}
