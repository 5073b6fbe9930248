package zhicha.app.web.frame;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import zhicha.app.web.account.Permission;
import zhicha.app.web.text.Language;
import zhicha.reporting.HiddenCharacters;
import zhicha.rules.rule.Wording;

/**
 * What the frame around every page needs, and the small services every template uses.
 *
 * @param section the entry of the navigation that is lit: overview, review, search, leads, captures, prevalence, packs,
 *     users, audit or none
 * @param path path and query of this page, to come back to after switching the language
 * @param waiting open flags, shown beside the queue
 */
public record Frame(
        Visitor visitor,
        Assets assets,
        String section,
        String path,
        long waiting,
        @Nullable Notice notice) {
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    public Language language() {
        return visitor.language();
    }

    /** The wording in the reader's language. */
    public String say(String zh, String en) {
        return language().say(zh, en);
    }

    public String say(Wording wording) {
        return language().say(wording);
    }

    /** The query of this page with its question mark, so that a form keeps to the filter; empty where there is none. */
    public String query() {
        int at = path.indexOf('?');
        return at < 0 ? "" : path.substring(at);
    }

    public boolean signedIn() {
        return visitor.account() != null;
    }

    public boolean may(Permission permission) {
        return visitor.may(permission);
    }

    /** Text from outside in one line, with hidden characters made visible; the template escapes it. */
    public String shown(@Nullable String hostile) {
        return hostile == null || hostile.isBlank() ? "—" : HiddenCharacters.shown(hostile);
    }

    /** To the minute in Beijing time, which is the time of every office that reads it. */
    public String time(@Nullable Instant instant) {
        return instant == null ? "—" : MINUTE.format(instant.atZone(BEIJING));
    }

    /** An address that may be put into a link: http and https only. */
    public boolean linkable(@Nullable String address) {
        return address != null && (address.startsWith("https://") || address.startsWith("http://"));
    }

    public String percent(long part, long whole) {
        return whole == 0 ? "—" : Math.round(1000.0 * part / whole) / 10.0 + "%";
    }
}
