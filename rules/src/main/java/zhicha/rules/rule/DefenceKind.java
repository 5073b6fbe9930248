package zhicha.rules.rule;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Lawful or at least open uses that are recognised before anybody is bothered, as written in rules and hits. */
public enum DefenceKind {
    AUTHORISED_SELLER("authorised-seller", "授权商家"),
    /** "For use with": Trademark Law (2026) article 73 paragraph 3. */
    NOMINATIVE_USE("nominative-use", "指示性使用"),
    SECOND_HAND("second-hand", "二手商品"),
    OTHER_GOODS("other-goods", "其他类别商品"),
    COMMON_WORD("common-word", "通用词语"),
    /** The name stands in the title of a book, a film or a piece of music, or is a person's or a place's. */
    OTHER_NAME("other-name", "作品名、人名、地名"),
    /** "Not X": the seller denies the connection. */
    DENIAL("denial", "否定性表述"),
    /** "Like X", "comparable to X": the goods are said to be another's. */
    COMPARISON("comparison", "比较性表述");

    private final String written;
    private final String chinese;

    DefenceKind(String written, String chinese) {
        this.written = written;
        this.chinese = chinese;
    }

    public String written() {
        return written;
    }

    public String chinese() {
        return chinese;
    }

    /** @throws IllegalArgumentException with the known defences, if there is no such defence */
    public static DefenceKind parse(String written) {
        for (DefenceKind kind : values()) {
            if (kind.written.equals(written)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no defence \"" + written + "\"; there are "
                + Arrays.stream(values()).map(DefenceKind::written).collect(Collectors.joining(", ")));
    }
}
