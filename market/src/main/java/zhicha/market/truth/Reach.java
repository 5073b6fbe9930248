package zhicha.market.truth;

import java.util.Locale;

/** How a crawler can come to a listing. */
public enum Reach {
    /** Linked from category pages. */
    LINKS,
    /** Named in the sitemap only. */
    SITEMAP,
    /** Linked, but the page is empty until its script has run. */
    SCRIPT,
    /** Linked, but robots.txt forbids it: must never be fetched. */
    FORBIDDEN;

    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Reach parse(String written) {
        return valueOf(written.toUpperCase(Locale.ROOT));
    }
}
