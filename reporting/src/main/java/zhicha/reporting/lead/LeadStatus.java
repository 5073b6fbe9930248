package zhicha.reporting.lead;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How far a lead has come. Nothing leaves the house before a second person has approved it. */
public enum LeadStatus {
    DRAFT("草稿"),
    SUBMITTED("待复核"),
    APPROVED("已复核，待发送"),
    /** Given up; its number is not used again. */
    WITHDRAWN("已撤销");

    private final String chinese;

    LeadStatus(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }

    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException with the known statuses, if there is no such status */
    public static LeadStatus parse(String written) {
        for (LeadStatus status : values()) {
            if (status.written().equals(written)) {
                return status;
            }
        }
        throw new IllegalArgumentException("no lead status \"" + written + "\"; there are "
                + Arrays.stream(values()).map(LeadStatus::written).collect(Collectors.joining(", ")));
    }
}
