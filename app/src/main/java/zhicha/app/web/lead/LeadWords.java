package zhicha.app.web.lead;

import java.util.Locale;
import zhicha.reporting.law.Confidence;
import zhicha.reporting.law.LegalRole;
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

    public static Wording of(Confidence confidence) {
        return new Wording(
                confidence.chinese(),
                switch (confidence) {
                    case TEXT_READ -> "text was read";
                    case SECONDARY -> "secondary source";
                    case UNVERIFIED -> "not verified";
                });
    }

    public static Wording of(LegalRole role) {
        return new Wording(role.chinese(), role.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
}
