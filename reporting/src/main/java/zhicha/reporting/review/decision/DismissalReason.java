package zhicha.reporting.review.decision;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Why a flag was dismissed. Every dismissal has one, so that rules and allow lists can learn from it. */
public enum DismissalReason {
    AUTHORISED("authorised", "已获授权", "authorised"),
    GENUINE("genuine", "经辨认为正品", "identified as genuine"),
    /** For use with, compatible parts: Trademark Law (2026) article 73 paragraph 3. */
    NOMINATIVE_USE("nominative-use", "指示性使用", "nominative use"),
    DESCRIPTIVE_USE("descriptive-use", "描述性使用", "descriptive use"),
    SECOND_HAND("second-hand", "二手商品", "second-hand goods"),
    PARALLEL_IMPORT("parallel-import", "平行进口", "parallel import"),
    OTHER_GOODS("other-goods", "商品类别不同", "other class of goods"),
    COMMON_WORD("common-word", "通用词语", "common word"),
    WRONG_MATCH("wrong-match", "识别有误", "not what the rule took it for"),
    RIGHT_NOT_IN_FORCE("right-not-in-force", "权利未生效或已失效", "right not in force"),
    DUPLICATE("duplicate", "重复线索", "duplicate"),
    NOT_ENOUGH("not-enough", "证据不足", "not enough to go on"),
    /** Needs a note that says what. */
    OTHER("other", "其他（须说明）", "other (say what)");

    private final String written;
    private final String chinese;
    private final String english;

    DismissalReason(String written, String chinese, String english) {
        this.written = written;
        this.chinese = chinese;
        this.english = english;
    }

    public String written() {
        return written;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }

    /** @throws IllegalArgumentException with the known reasons, if there is no such reason */
    public static DismissalReason parse(String written) {
        for (DismissalReason reason : values()) {
            if (reason.written.equals(written)) {
                return reason;
            }
        }
        throw new IllegalArgumentException("no dismissal reason \"" + written + "\"; there are "
                + Arrays.stream(values()).map(DismissalReason::written).collect(Collectors.joining(", ")));
    }
}
