package zhicha.matcher.image.common;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import zhicha.matcher.image.decode.Picture;
import zhicha.matcher.image.fingerprint.Fingerprint;
import zhicha.matcher.image.fingerprint.FingerprintIndex;
import zhicha.matcher.image.fingerprint.Pdq;
import zhicha.matcher.image.fingerprint.Spectrum;

/**
 * Which pictures many shops share, learned from what was observed. That alone does not make them common property: a picture that
 * is widely copied is shared, too, so people look before they put one on the list of {@link CommonPictures}. Not thread-safe.
 *
 * @param <P> what a picture is known by, to be found again
 */
public final class SharedPictures<P> {
    private final List<Seen<P>> seen = new ArrayList<>();
    private final Map<Fingerprint, Integer> known = new HashMap<>();

    private record Seen<P>(Fingerprint fingerprint, P first, Set<String> shops, int[] listings) {}

    /**
     * A picture in many shops.
     *
     * @param example where it was seen first
     * @param listings listings that show it, each as often as it was seen
     */
    public record Shared<P>(Fingerprint fingerprint, P example, int shops, int listings) {}

    /** What a picture is noted by; empty where there is too little in it to tell it from its like. */
    public static Optional<Fingerprint> fingerprint(Picture picture) {
        Spectrum spectrum = Pdq.spectrum(picture);
        return spectrum.quality() < CommonPictures.LEAST_QUALITY
                ? Optional.empty()
                : Optional.of(spectrum.fingerprint());
    }

    /**
     * Notes that shops show a picture.
     *
     * @param shops of the listings that show it
     */
    public void note(Fingerprint fingerprint, P at, Set<String> shops, int listings) {
        Integer place = known.putIfAbsent(fingerprint, seen.size());
        if (place == null) {
            seen.add(new Seen<>(fingerprint, at, new HashSet<>(shops), new int[] {listings}));
        } else {
            seen.get(place).shops.addAll(shops);
            seen.get(place).listings[0] += listings;
        }
    }

    /**
     * Those that at least so many shops show, the most widely shown first. Pictures within the radius of {@link CommonPictures} are
     * one; of them the one with most shops stands for all, and takes the others with it.
     */
    public List<Shared<P>> shared(int leastShops) {
        FingerprintIndex index =
                new FingerprintIndex(seen.stream().map(Seen::fingerprint).toList());
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingInt((Integer i) -> -seen.get(i).shops.size())
                .thenComparing(i -> seen.get(i).fingerprint.toString()));
        boolean[] taken = new boolean[seen.size()];
        List<Shared<P>> shared = new ArrayList<>();
        for (int i : order) {
            if (taken[i]) {
                continue;
            }
            Set<String> shops = new HashSet<>();
            int listings = 0;
            for (FingerprintIndex.Neighbour near : index.within(seen.get(i).fingerprint, CommonPictures.SAME_BITS)) {
                if (!taken[near.entry()]) {
                    taken[near.entry()] = true;
                    shops.addAll(seen.get(near.entry()).shops);
                    listings += seen.get(near.entry()).listings[0];
                }
            }
            if (shops.size() >= leastShops) {
                shared.add(new Shared<>(seen.get(i).fingerprint, seen.get(i).first, shops.size(), listings));
            }
        }
        shared.sort(Comparator.comparingInt((Shared<P> one) -> -one.shops)
                .thenComparing(one -> one.fingerprint.toString()));
        return shared;
    }
}
