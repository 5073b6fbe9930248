package zhicha.reporting.law;

/** What an article does for a lead. */
public enum LegalRole {
    /** Says which acts are infringement. */
    ACT("涉嫌行为条款"),
    /** Says what is not infringement. */
    DEFENCE("不侵权情形"),
    /** Says who handles it and how it is punished. */
    HANDLING("处理与处罚"),
    /** Says what an agency may do to find out. */
    POWERS("调查职权"),
    /** Says when it goes to the police. */
    TRANSFER("移送"),
    /** Says what a platform owes. */
    PLATFORM("平台义务"),
    /** Says until when a penalty is possible. */
    TIME("追责期限");

    private final String chinese;

    LegalRole(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}
