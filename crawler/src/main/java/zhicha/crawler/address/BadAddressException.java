package zhicha.crawler.address;

import zhicha.rules.rule.Wording;

/** Text that is not an http or https address Zhicha would ask for. The message, in English, quotes it and says why. */
public final class BadAddressException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Wording wording;

    public BadAddressException(String address, Wording why) {
        this(Wording.of("地址“%s”：%s", "address \"%s\": %s", shortened(address), why));
    }

    private BadAddressException(Wording wording) {
        super(wording.en());
        this.wording = wording;
    }

    /** The message in both languages. */
    public Wording wording() {
        return wording;
    }

    private static Wording shortened(String address) {
        return address.length() <= 200
                ? Wording.same(address)
                : Wording.of("%s…（共 %d 个字符）", "%s… (%d characters)", address.substring(0, 200), address.length());
    }
}
