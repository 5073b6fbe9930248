package zhicha.crawler.sample;

import org.jspecify.annotations.Nullable;

/**
 * A listing of the frame that is in the sample.
 *
 * @param key of its page, see {@link zhicha.crawler.sample.frame.FrameUnit#key}
 * @param stratum the stratum of the draw; for a hunted one the stratum it lies in
 * @param probability of inclusion, above 0 and at most 1; null for a hunted one, which has none
 * @param round 0 for the random share, from 1 for hunting
 * @param arm why it was hunted; empty for the random share
 */
public record Chosen(
        String key, String stratum, Share share, @Nullable Double probability, int round, String arm) {
    public Chosen {
        if ((share == Share.RANDOM) != (probability != null)) {
            throw new IllegalArgumentException("a listing of the random share has a probability, and no other has");
        }
    }
}
