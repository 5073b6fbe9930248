package zhicha.matcher.image.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import zhicha.matcher.image.copy.BlockComparison;
import zhicha.matcher.image.decode.Picture;

/**
 * Finds logos inside pictures. Every descriptor is also kept as 128 bits, above or below the usual value of each of its
 * parts; logos with several points that come near some point of the picture are checked by {@link GeometricCheck}. Immutable
 * and safe for use by many threads.
 */
public final class LogoSearch {
    /** Longer side, in pixels, that logos are brought down to. */
    private static final int LOGO_SIDE = 320;

    private static final int LOGO_POINTS = 400;
    /** Most differing bits of two descriptors that may belong to the same spot. */
    private static final int NEAR_BITS = 34;
    /** Share of the second nearest's bits that the nearest must stay below, as in Lowe's ratio test. */
    private static final double CLEARLY = 0.85;

    private static final int LEAST_VOTES = 6;
    private static final int CHECKED = 4;
    /** Agreeing points from which a logo is believed, where the pixels bear it out as well. */
    public static final int LEAST_INLIERS = GeometricCheck.LEAST_INLIERS;

    private static final double LEAST_COVERAGE = 0.6;
    private static final double LEAST_SHOWN = 0.6;
    private static final int LEAST_TEXTURED = 8;

    private final List<LocalFeatures> logos;
    private final int[] usual;
    private final List<long[]> signatures = new ArrayList<>();

    /** OpenCV must be usable. Sightings name logos by their place in this list. */
    public LogoSearch(List<Picture> pictures) {
        logos = pictures.stream()
                .map(picture -> LocalFeatures.of(picture, LOGO_SIDE, LOGO_POINTS))
                .toList();
        usual = medians(logos);
        for (LocalFeatures logo : logos) {
            signatures.add(signatures(logo));
        }
    }

    /** How many distinct points this logo has: what can be promised for it grows with them. */
    public int keypoints(int logo) {
        return logos.get(logo).size();
    }

    /** A logo and where it lies. */
    public record Sighted(int logo, Alignment alignment) {}

    /** The logos that stand in a picture, by their place in the list. */
    public List<Sighted> search(LocalFeatures seen) {
        long[] points = signatures(seen);
        int[] votes = new int[logos.size()];
        for (int logo = 0; logo < votes.length; logo++) {
            votes[logo] = votes(signatures.get(logo), points);
        }
        List<Sighted> sighted = new ArrayList<>();
        IntStream.range(0, votes.length)
                .filter(logo -> votes[logo] >= LEAST_VOTES)
                .boxed()
                .sorted(Comparator.comparingInt((Integer logo) -> -votes[logo]))
                .limit(CHECKED)
                .sorted()
                .forEach(logo -> GeometricCheck.align(logos.get(logo), seen, BlockComparison.Scope.REFERENCE)
                        .filter(LogoSearch::accepted)
                        .ifPresent(alignment -> sighted.add(new Sighted(logo, alignment))));
        return sighted;
    }

    private static boolean accepted(Alignment alignment) {
        return alignment.inliers() >= LEAST_INLIERS
                && alignment.shown() >= LEAST_SHOWN
                && alignment.blocks().textured() >= LEAST_TEXTURED
                && alignment.blocks().coverage() >= LEAST_COVERAGE;
    }

    /**
     * How many points of the picture some point of the logo comes near, clearly nearer than to any other. Each counts once:
     * in an unrelated picture many points of a logo come near the same few.
     */
    private static int votes(long[] logo, long[] seen) {
        BitSet met = new BitSet(seen.length / 2);
        for (int i = 0; i < logo.length; i += 2) {
            int nearest = 129;
            int second = 129;
            int at = 0;
            for (int j = 0; j < seen.length; j += 2) {
                int bits = Long.bitCount(logo[i] ^ seen[j]) + Long.bitCount(logo[i + 1] ^ seen[j + 1]);
                if (bits < nearest) {
                    second = nearest;
                    nearest = bits;
                    at = j / 2;
                } else if (bits < second) {
                    second = bits;
                }
            }
            if (nearest <= NEAR_BITS && nearest < CLEARLY * second) {
                met.set(at);
            }
        }
        return met.cardinality();
    }

    private long[] signatures(LocalFeatures features) {
        long[] signatures = new long[2 * features.size()];
        for (int point = 0; point < features.size(); point++) {
            for (int part = 0; part < LocalFeatures.DESCRIPTOR; part++) {
                if ((features.descriptors()[point * LocalFeatures.DESCRIPTOR + part] & 0xff) > usual[part]) {
                    signatures[2 * point + (part >> 6)] |= 1L << part;
                }
            }
        }
        return signatures;
    }

    private static int[] medians(List<LocalFeatures> logos) {
        int points = logos.stream().mapToInt(LocalFeatures::size).sum();
        int[] medians = new int[LocalFeatures.DESCRIPTOR];
        for (int part = 0; part < medians.length && points > 0; part++) {
            int[] values = new int[points];
            int next = 0;
            for (LocalFeatures logo : logos) {
                for (int point = 0; point < logo.size(); point++) {
                    values[next++] = logo.descriptors()[point * LocalFeatures.DESCRIPTOR + part] & 0xff;
                }
            }
            Arrays.sort(values);
            medians[part] = values[points / 2];
        }
        return medians;
    }
}
