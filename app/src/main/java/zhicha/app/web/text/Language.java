package zhicha.app.web.text;

import org.jspecify.annotations.Nullable;
import zhicha.rules.rule.Wording;

/** A language of the console. Both wordings stand side by side where they are used, so neither can be forgotten. */
public enum Language {
    CHINESE("zh", "zh-CN"),
    ENGLISH("en", "en");

    private final String written;
    private final String tag;

    Language(String written, String tag) {
        this.written = written;
        this.tag = tag;
    }

    public String written() {
        return written;
    }

    /** BCP 47, for the {@code lang} attribute. */
    public String tag() {
        return tag;
    }

    public String say(String zh, String en) {
        return this == CHINESE ? zh : en;
    }

    public String say(Wording wording) {
        return say(wording.zh(), wording.en());
    }

    /**
     * The reader's own choice, else Chinese. The browser is not asked: many an office machine has an English one, and its
     * user reads Chinese.
     */
    public static Language of(@Nullable String chosen) {
        return ENGLISH.written.equals(chosen) ? ENGLISH : CHINESE;
    }
}
