package zhicha.matcher.image.decode;

import java.time.Duration;

/**
 * What a picture may cost before it is refused.
 *
 * @param bytes most encoded bytes
 * @param pixels most pixels, width times height as its header declares them
 * @param side most pixels along one side
 * @param time most wall time for decoding one picture
 */
public record PictureLimits(int bytes, long pixels, int side, Duration time) {
    /** 32 MiB, 40 megapixels, 60,000 pixels a side, 20 seconds. */
    public static final PictureLimits USUAL = new PictureLimits(32 << 20, 40_000_000L, 60_000, Duration.ofSeconds(20));
}
