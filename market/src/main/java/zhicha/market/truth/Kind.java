package zhicha.market.truth;

import java.util.Arrays;
import java.util.stream.Collectors;
import zhicha.rules.rule.Verdict;

/** What a listing of the demo market is, with the verdict it deserves and whether the matcher is expected to see it yet. */
public enum Kind {
    GENUINE("genuine", "授权商家正品", Verdict.WATCH, true),
    UNAUTHORISED_RESELLER("unauthorised-reseller", "未授权转售", Verdict.WATCH, true),
    EVASIVE_SPELLING("evasive-spelling", "变形规避文字", Verdict.FLAG, true),
    REPLICA_WORDING("replica-wording", "仿品用语", Verdict.FLAG, true),
    LOGO_IN_PICTURE("logo-in-picture", "图中标识", Verdict.FLAG, false),
    COPIED_PICTURE("copied-picture", "盗用图片", Verdict.FLAG, true),
    COPIED_TEXT("copied-text", "抄袭文案", Verdict.FLAG, true),
    ABSURD_PRICE("absurd-price", "价格畸低", Verdict.FLAG, true),
    FAKE_OFFICIAL_SHOP("fake-official-shop", "假冒官方店铺", Verdict.FLAG, true),
    COMPATIBLE_PART("compatible-part", "适配配件", Verdict.WATCH, true),
    SECOND_HAND("second-hand", "二手转让", Verdict.WATCH, true),
    COMMON_WORD("common-word", "通用词语", Verdict.CLEAR, true),
    OTHER_GOODS("other-goods", "其他类别商品", Verdict.CLEAR, true),
    SAME_TEMPLATE("same-template", "同模板自有图片", Verdict.CLEAR, true),
    ORDINARY("ordinary", "普通商品", Verdict.CLEAR, true);

    private final String written;
    private final String chinese;
    private final Verdict expected;
    private final boolean matchedNow;

    Kind(String written, String chinese, Verdict expected, boolean matchedNow) {
        this.written = written;
        this.chinese = chinese;
        this.expected = expected;
        this.matchedNow = matchedNow;
    }

    public String written() {
        return written;
    }

    public String chinese() {
        return chinese;
    }

    /** {@code FLAG} must be flagged, {@code WATCH} must be seen but not flagged, {@code CLEAR} must not be flagged. */
    public Verdict expected() {
        return expected;
    }

    /** Whether the matcher is meant to see this kind today. */
    public boolean matchedNow() {
        return matchedNow;
    }

    /** @throws IllegalArgumentException with the known kinds, if there is no such kind */
    public static Kind parse(String written) {
        for (Kind kind : values()) {
            if (kind.written.equals(written)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of listing \"" + written + "\"; there are "
                + Arrays.stream(values()).map(Kind::written).collect(Collectors.joining(", ")));
    }
}
