package zhicha.reporting.review.flag;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where a flag stands; derived from its revision and its latest effective decision. */
public enum FlagStatus {
    /** Nobody has decided on its present revision. */
    OPEN("待研判"),
    /** Looked at and put aside: needs a second look. */
    UNSURE("存疑"),
    CONFIRMED("已确认"),
    DISMISSED("已排除"),
    /** Not decided, and the rules do not flag the listing any more. */
    LAPSED("已失效");

    private final String chinese;

    FlagStatus(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }

    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException with the known statuses, if there is no such status */
    public static FlagStatus parse(String written) {
        for (FlagStatus status : values()) {
            if (status.written().equals(written)) {
                return status;
            }
        }
        throw new IllegalArgumentException("no flag status \"" + written + "\"; there are "
                + Arrays.stream(values()).map(FlagStatus::written).collect(Collectors.joining(", ")));
    }
}
