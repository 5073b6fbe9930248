package zhicha.app.store.screenshot;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import zhicha.rules.subject.CaptureId;

/**
 * A screenshot that is to be taken.
 *
 * @param listing its id
 * @param substance digest of what it offers, by which an unchanged listing is known
 * @param site id of the site
 * @param address of the listing's page
 * @param page the capture that the listing was read from; the screenshot will belong to it
 * @param askedBy who asked for it; the crawl's run where a flag did
 */
public record Wish(
        String listing,
        String substance,
        String site,
        String address,
        CaptureId page,
        Cause cause,
        String askedBy,
        Instant askedAt) {
    /** What a screenshot is taken for. */
    public enum Cause {
        /** The listing was put before an analyst. */
        FLAG,
        /** Somebody asked for it. */
        REQUEST;

        public String written() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Cause parse(String written) {
            return Arrays.stream(values())
                    .filter(cause -> cause.written().equals(written))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no cause of a screenshot: " + written));
        }
    }
}
