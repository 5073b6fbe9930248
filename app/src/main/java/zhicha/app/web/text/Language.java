package zhicha.app.web.text;

import java.util.Locale;
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

    /** The reader's own choice, else the first of the browser's languages that we speak, else Chinese. */
    public static Language of(@Nullable String cookie, @Nullable String acceptLanguage) {
        for (Language language : values()) {
            if (language.written.equals(cookie)) {
                return language;
            }
        }
        if (acceptLanguage != null) {
            for (String range : acceptLanguage.toLowerCase(Locale.ROOT).split(",", 20)) {
                String primary = range.strip();
                if (primary.startsWith("zh")) {
                    return CHINESE;
                }
                if (primary.startsWith("en")) {
                    return ENGLISH;
                }
            }
        }
        return CHINESE;
    }
}
