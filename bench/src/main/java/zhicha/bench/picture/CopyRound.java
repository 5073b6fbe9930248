package zhicha.bench.picture;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import zhicha.bench.edits.Edit;
import zhicha.bench.photos.Raster;
import zhicha.bench.photos.Shot;
import zhicha.matcher.image.fingerprint.Fingerprint;
import zhicha.matcher.image.fingerprint.Pdq;

/** Every protected picture in every edit, and every innocent picture as it is. */
final class CopyRound {
    private static final int SURE_BITS = 31;
    private static final double QUALITY = 0.82;

    private final PictureSet set;
    private final Watch watch;
    private final long seed;
    private final List<Fingerprint> known;
    private long pairs;
    private long near;

    CopyRound(PictureSet set, Watch watch, long seed) {
        this.set = set;
        this.watch = watch;
        this.seed = seed;
        this.known =
                set.watched().stream().map(shot -> fingerprint(shot.image())).toList();
    }

    /**
     * What became of one edit.
     *
     * @param plain found by the published fingerprint of the whole picture alone, within 31 bits
     * @param strays pictures in which another protected picture was seen, and what was said of it
     * @param missed names of pictures that were not found
     */
    record Recall(Edit edit, int of, int plain, int found, double pace, List<String> missed, List<String> strays) {
        double share() {
            return of == 0 ? 0 : (double) found / of;
        }
    }

    Recall recall(Edit edit) {
        int found = 0;
        int plain = 0;
        List<String> missed = new ArrayList<>();
        List<String> strays = new ArrayList<>();
        watch.pace();
        for (int i = 0; i < known.size(); i++) {
            Shot shot = set.watched().get(i);
            Random random = new Random(seed ^ edit.name().hashCode() * 31L + i);
            BufferedImage edited = edit.change().apply(shot, others(random), random);
            Fingerprint fingerprint = fingerprint(edited);
            compare(fingerprint, i);
            plain += fingerprint.distance(known.get(i)) <= SURE_BITS ? 1 : 0;
            Watch.Found seen = watch.look(edited, QUALITY);
            boolean hit = seen.copies().contains(Watch.copyId(i));
            found += hit ? 1 : 0;
            if (seen.copies().size() > (hit ? 1 : 0)) {
                strays.add(shot.name() + " as " + named(seen.copies()) + " " + seen.sightings());
            }
            if (!hit) {
                missed.add(shot.name());
            }
        }
        return new Recall(edit, known.size(), plain, found, watch.pace(), missed, strays);
    }

    /** Pictures of other shops: innocent ones, so that nothing else is to be found in a collage. */
    private List<BufferedImage> others(Random random) {
        int shots = (int) set.innocent().stream().filter(shot -> !shot.sheet()).count();
        return IntStream.range(0, 3)
                .mapToObj(i ->
                        set.innocent().get(random.nextInt(Math.max(1, shots))).image())
                .toList();
    }

    /**
     * What was seen in pictures that hold nothing.
     *
     * @param photos how many of them are photos
     * @param copies names of those in which a protected picture was seen, and which
     * @param logos the same of logos
     */
    record Flags(int of, int photos, List<String> copies, List<String> logos, double pace) {}

    Flags innocent() {
        List<String> copies = new ArrayList<>();
        List<String> logos = new ArrayList<>();
        watch.pace();
        for (Shot shot : set.innocent()) {
            compare(fingerprint(shot.image()), -1);
            Watch.Found seen = watch.look(shot.image(), QUALITY);
            if (!seen.copies().isEmpty()) {
                copies.add(shot.name() + " as " + named(seen.copies()) + " " + seen.sightings());
            }
            if (!seen.logos().isEmpty()) {
                logos.add(shot.name() + " " + seen.sightings());
            }
        }
        int photos = (int) set.innocent().stream().filter(shot -> !shot.sheet()).count();
        return new Flags(set.innocent().size(), photos, copies, logos, watch.pace());
    }

    private List<String> named(java.util.Set<String> ids) {
        return ids.stream()
                .map(id -> set.watched().get(Integer.parseInt(id.substring(1))).name())
                .toList();
    }

    /** Pairs of a picture and a protected one that it does not show, compared by published fingerprints so far. */
    long pairs() {
        return pairs;
    }

    /** Those of them within 31 bits. */
    long near() {
        return near;
    }

    private void compare(Fingerprint fingerprint, int but) {
        for (int i = 0; i < known.size(); i++) {
            if (i != but) {
                pairs++;
                near += fingerprint.distance(known.get(i)) <= SURE_BITS ? 1 : 0;
            }
        }
    }

    private static Fingerprint fingerprint(BufferedImage image) {
        return Pdq.spectrum(Raster.picture(image)).fingerprint();
    }
}
