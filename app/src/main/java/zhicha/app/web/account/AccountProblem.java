package zhicha.app.web.account;

import zhicha.rules.rule.Wording;

/** Something about an account that the person at the keyboard can put right. */
public final class AccountProblem extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final transient Wording wording;

    AccountProblem(String zh, String en) {
        super(en);
        this.wording = new Wording(zh, en);
    }

    public Wording wording() {
        return wording;
    }
}
