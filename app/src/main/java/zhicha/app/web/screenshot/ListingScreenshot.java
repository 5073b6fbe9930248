package zhicha.app.web.screenshot;

import org.jspecify.annotations.Nullable;
import zhicha.app.screenshot.LackWords;
import zhicha.app.store.screenshot.Ended;
import zhicha.app.store.screenshot.Wish;
import zhicha.rules.rule.Wording;

/**
 * What there is of a listing's page, and whether a reader may have more.
 *
 * @param taken the latest one, or null
 * @param earlier how many there are besides
 * @param lacking what became of the latest wish where it came to nothing, or null
 * @param waiting what is still to be taken, or null
 * @param offered whether the reader may ask for one of this listing here
 */
public record ListingScreenshot(
        @Nullable Ended taken,
        int earlier,
        @Nullable Ended lacking,
        @Nullable Wish waiting,
        boolean offered) {
    /** Somebody asked for it and may be looking at this page until it is there. */
    public boolean expected() {
        return waiting != null && waiting.cause() == Wish.Cause.REQUEST;
    }

    /** The address of its view, or empty. */
    public String path() {
        return taken == null || taken.capture() == null
                ? ""
                : "/screenshots/" + taken.capture().hex();
    }

    public Wording why() {
        return lacking == null ? new Wording("", "") : LackWords.of(lacking);
    }

    public String kilobytes() {
        return taken == null ? "" : Long.toString(Math.max(1, taken.bytes() / 1024));
    }
}
