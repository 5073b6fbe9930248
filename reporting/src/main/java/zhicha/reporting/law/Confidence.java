package zhicha.reporting.law;

/** How well a legal figure is known. */
public enum Confidence {
    /** The provision's own text was read. */
    TEXT_READ("已核对原文"),
    /** A secondary source states it. */
    SECONDARY("二手来源"),
    /** General knowledge; the text was not seen. */
    UNVERIFIED("未核验");

    private final String chinese;

    Confidence(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }

    /** Whether a document may cite it as law. */
    public boolean citable() {
        return this != UNVERIFIED;
    }
}
