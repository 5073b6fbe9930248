package zhicha.app.web.frame;

import zhicha.rules.rule.Wording;

/**
 * A sentence at the top of a page.
 *
 * @param tone its class name: good, warn or bad
 * @param undo whether it tells of a decision that can be taken back, so that the button for it stands beside
 */
public record Notice(String tone, Wording wording, boolean undo) {
    public static Notice good(String zh, String en) {
        return new Notice("good", new Wording(zh, en), false);
    }

    /** A decision was recorded. */
    public static Notice decided(String zh, String en) {
        return new Notice("good", new Wording(zh, en), true);
    }

    public static Notice warn(Wording wording) {
        return new Notice("warn", wording, false);
    }

    public static Notice bad(Wording wording) {
        return new Notice("bad", wording, false);
    }
}
