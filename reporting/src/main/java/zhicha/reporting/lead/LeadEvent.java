package zhicha.reporting.lead;

import java.time.Instant;

/**
 * Something that was done with a lead.
 *
 * @param what drafted, added, submitted, approved, returned, withdrawn
 * @param note in the words of who did it; empty where there are none
 */
public record LeadEvent(Instant at, String who, What what, String note) {
    public enum What {
        DRAFTED("起草"),
        ADDED("补充商品"),
        SUBMITTED("提交复核"),
        APPROVED("复核通过"),
        RETURNED("退回修改"),
        WITHDRAWN("撤销");

        private final String chinese;

        What(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }
}
