package zhicha.crawler.extract.text;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The condition of goods, as pages and schema.org write it, in the three words a listing knows. */
public final class ConditionText {
    private static final Pattern REFURBISHED = Pattern.compile("refurb|renewed|reconditioned|翻新|官翻|官修");
    private static final Pattern USED = Pattern.compile("used|second.?hand|pre.?owned|二手|闲置|[一二三四五六七八九]五?成新|旧货|使用过");
    private static final Pattern NEW = Pattern.compile("\\bnew\\b|newcondition|全新|新品|未拆封|未使用");

    private ConditionText() {}

    /** {@code new}, {@code used} or {@code refurbished}; empty where the text says none of them. */
    public static Optional<String> parse(String text) {
        String lower = (text.length() > 200 ? text.substring(0, 200) : text).toLowerCase(Locale.ROOT);
        if (REFURBISHED.matcher(lower).find()) {
            return Optional.of("refurbished");
        }
        if (USED.matcher(lower).find() && !lower.contains("unused")) {
            return Optional.of("used");
        }
        return NEW.matcher(lower).find() ? Optional.of("new") : Optional.empty();
    }
}
