package zhicha.reporting.prevalence;

import java.util.Locale;
import zhicha.rules.rule.Wording;

/** What came of one listing of the random share. */
public enum Answer {
    READ("已读取", "read and judged"),
    GONE("已下架（不计入分母）", "gone (not in the denominator)"),
    /** Its address leads to a listing that is in the frame under its own address. */
    DUPLICATE("与另一地址重复（不计入分母）", "the same as another (not in the denominator)"),
    BLOCKED("被拒绝", "refused to us"),
    FAILED("访问失败", "no answer"),
    UNREADABLE("无法识别", "not to be read"),
    NOT_JUDGED("尚未判读", "not judged yet"),
    /** The crawl ended before its turn; turns are in random order, so the sample is only smaller. */
    NOT_REACHED("尚未访问（样本相应缩小）", "not asked yet (the sample is smaller)");

    private final Wording wording;

    Answer(String zh, String en) {
        wording = new Wording(zh, en);
    }

    public Wording wording() {
        return wording;
    }

    public String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it is known what the listing is. */
    public boolean known() {
        return this == READ || this == GONE || this == DUPLICATE;
    }

    /** Whether it was asked for and what it is remains unknown. */
    public boolean missing() {
        return !known() && this != NOT_REACHED;
    }
}
