package zhicha.reporting.lead.filing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import zhicha.rules.rule.Wording;

/** One of the four conditions for filing a case, with all fields a lead should have about it. */
public record FilingCondition(Kind kind, List<Field> fields) {
    public FilingCondition {
        fields = List.copyOf(fields);
    }

    public enum Kind {
        FACTS("初步证据", "prima facie facts"),
        PUNISHABLE("依法应当给予行政处罚", "punishable"),
        JURISDICTION("属于本部门管辖", "jurisdiction"),
        IN_TIME("在给予行政处罚的法定期限内", "in time");

        private final String chinese;
        private final String english;

        Kind(String chinese, String english) {
            this.chinese = chinese;
            this.english = english;
        }

        public String chinese() {
            return chinese;
        }

        public String english() {
            return english;
        }
    }

    /**
     * A named fact.
     *
     * @param value null where it is not known: then {@link #shown} says so
     * @param check it was read from a page and must be verified, or an officer must find it out
     */
    public record Field(Wording label, @Nullable Wording value, boolean check) {
        /** The value in Chinese, or 未知. */
        public String shown() {
            if (value == null) {
                return check ? "未知（待核查）" : "未知";
            }
            return check ? value.zh() + "（待核查）" : value.zh();
        }
    }
}
