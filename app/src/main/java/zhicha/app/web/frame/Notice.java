package zhicha.app.web.frame;

import zhicha.rules.rule.Wording;

/** A sentence at the top of a page. {@code tone} is its class name: good, warn or bad. */
public record Notice(String tone, Wording wording) {
    public static Notice good(String zh, String en) {
        return new Notice("good", new Wording(zh, en));
    }

    public static Notice warn(Wording wording) {
        return new Notice("warn", wording);
    }

    public static Notice bad(Wording wording) {
        return new Notice("bad", wording);
    }
}
