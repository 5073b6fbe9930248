package zhicha.matcher.image.common;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import zhicha.matcher.image.decode.Picture;
import zhicha.matcher.image.fingerprint.Fingerprint;
import zhicha.matcher.image.fingerprint.FingerprintIndex;
import zhicha.matcher.image.fingerprint.Pdq;
import zhicha.matcher.image.fingerprint.Spectrum;

/**
 * Pictures that many shops show and that are nobody's right: notices of delivery, charts of sizes, banners of coupons. People put
 * them on the list; no mark is looked for in a picture that is one of them. Immutable and safe for use by many threads.
 */
public final class CommonPictures {
    /** Nothing is common. */
    public static final CommonPictures NONE = new CommonPictures(List.of(), List.of(), List.of());

    /** Bits up to which two pictures are the same, as the fingerprint's authors recommend. */
    public static final int SAME_BITS = 31;

    /** Quality below which the fingerprint does not tell one picture from another. */
    public static final int LEAST_QUALITY = 50;

    private final List<Fingerprint> fingerprints;
    private final List<String> broken;
    private final List<Fingerprint> refused;
    private final FingerprintIndex index;

    private CommonPictures(List<Fingerprint> fingerprints, List<String> broken, List<Fingerprint> refused) {
        this.fingerprints = List.copyOf(fingerprints);
        this.broken = List.copyOf(broken);
        this.refused = List.copyOf(refused);
        this.index = new FingerprintIndex(this.fingerprints);
    }

    /** Reads the lines of the packs' list; those that are not 64 hex digits are left out, and told by {@link #broken}. */
    public static CommonPictures of(List<String> lines) {
        List<Fingerprint> fingerprints = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        for (String line : lines) {
            try {
                fingerprints.add(Fingerprint.parse(line));
            } catch (IllegalArgumentException notOne) {
                broken.add(line);
            }
        }
        return new CommonPictures(fingerprints, broken, List.of());
    }

    /**
     * Without those that a copy of a protected picture could be taken for: protection goes before convenience.
     *
     * @param whole fingerprints of the protected pictures, asked for only where there is something on the list
     */
    public CommonPictures sparing(Supplier<List<Fingerprint>> whole) {
        if (fingerprints.isEmpty()) {
            return this;
        }
        FingerprintIndex guarded = new FingerprintIndex(whole.get());
        List<Fingerprint> spared = new ArrayList<>();
        List<Fingerprint> near = new ArrayList<>();
        for (Fingerprint fingerprint : fingerprints) {
            boolean apart = guarded.within(fingerprint, 2 * SAME_BITS).isEmpty();
            (apart ? spared : near).add(fingerprint);
        }
        return new CommonPictures(spared, broken, near);
    }

    /** Whether the picture, as it stands, is one of them. */
    public boolean contains(Picture picture) {
        if (fingerprints.isEmpty()) {
            return false;
        }
        Spectrum spectrum = Pdq.spectrum(picture);
        return spectrum.quality() >= LEAST_QUALITY
                && !index.within(spectrum.fingerprint(), SAME_BITS).isEmpty();
    }

    /** Lines of the list that are no fingerprints. */
    public List<String> broken() {
        return broken;
    }

    /** Those that are not followed, as a protected picture is like them. */
    public List<Fingerprint> refused() {
        return refused;
    }
}
