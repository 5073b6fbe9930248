package zhicha.crawler.layout;

import java.time.Instant;
import java.util.Optional;

/**
 * A field that pages used to give and stopped giving.
 *
 * @param changedAt when the first page of the new kind was read, as nearly as it can be told
 * @param before how often the field was there, in the pages it is compared with
 * @param after how often it was there since
 * @param exampleBefore the last page before the change that had it
 * @param exampleAfter the first page after the change that had it not
 */
public record LayoutChange(
        PageFill.Kind kind,
        String field,
        Instant changedAt,
        Rate before,
        Rate after,
        Optional<PageFill> exampleBefore,
        Optional<PageFill> exampleAfter) {

    /** @param filled pages of {@code pages} that gave the field */
    public record Rate(long filled, long pages) {
        public Rate {
            if (filled < 0 || filled > pages) {
                throw new IllegalArgumentException(filled + " of " + pages + " pages filled");
            }
        }

        /** 0 to 1; 0 where there are no pages. */
        public double share() {
            return pages == 0 ? 0 : (double) filled / pages;
        }
    }
}
