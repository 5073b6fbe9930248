package zhicha.app.store.screenshot;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zhicha.rules.subject.CaptureId;

/**
 * What became of a wish: a sealed screenshot, or the reason why there is none.
 *
 * @param capture the screenshot was sealed in, or null
 * @param width of the picture, pixels; 0 without one, and so is {@code height}
 * @param bytes of the picture; 0 without one
 * @param lack why there is none, in a word such as {@code robots} or {@code http-404}; null where there is one
 * @param detail for a person; may be empty
 */
public record Ended(
        Wish wish,
        Instant endedAt,
        @Nullable CaptureId capture,
        int width,
        int height,
        long bytes,
        @Nullable String lack,
        String detail) {
    private static final int LONGEST_DETAIL = 500;

    public Ended {
        detail = detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL) + "…";
    }

    public static Ended taken(Wish wish, Instant now, CaptureId capture, int width, int height, long bytes) {
        return new Ended(wish, now, capture, width, height, bytes, null, "");
    }

    public static Ended without(Wish wish, Instant now, String lack, String detail) {
        return new Ended(wish, now, null, 0, 0, 0, lack, detail);
    }

    public Optional<CaptureId> sealed() {
        return Optional.ofNullable(capture);
    }
}
