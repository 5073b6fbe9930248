package zhicha.matcher.image;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import zhicha.matcher.hit.Box;
import zhicha.matcher.hit.PictureSearch.Sighting;
import zhicha.matcher.hit.Reason;
import zhicha.matcher.image.copy.BlockComparison;
import zhicha.matcher.image.copy.Candidate;
import zhicha.matcher.image.copy.CopySearch;
import zhicha.matcher.image.decode.Picture;
import zhicha.matcher.image.learned.EmbeddedReferences;
import zhicha.matcher.image.learned.Model;
import zhicha.matcher.image.mark.FlatMark;
import zhicha.matcher.image.prepared.PreparedPicture;

/**
 * What one picture shows. A cascade: fingerprints for all; of what comes near, the pixels; then the picture's local features,
 * asked of all references at once, and where these agree on a pose, the pixels laid on each other. Immutable and safe for use by many threads.
 */
final class PictureJudge {
    /** Bits up to which the fingerprint nearly speaks for itself, as its authors recommend. */
    static final int SURE_BITS = 31;

    private static final int CLOSE_BITS = 48;
    /** Quality from which its authors trust the fingerprint. */
    private static final int GOOD_QUALITY = 50;

    private static final int NEAR_BITS = 60;

    private static final int LEAST_TEXTURED = 10;
    /** Blocks of the 64 that show something in a picture with enough in it to be told from its like. */
    private static final int RICH = 32;

    private final List<Reference> references;
    private final CopySearch copies;
    private final FeatureJudge features;

    PictureJudge(Reference.Loaded loaded, Optional<Model> model) {
        references = List.copyOf(loaded.usable());
        copies = new CopySearch(loaded.pictures().each(PreparedPicture::filing));
        features = new FeatureJudge(
                references,
                loaded.pictures().each(PreparedPicture::features),
                IntStream.range(0, references.size())
                        .mapToObj(i -> references.get(i).logo()
                                ? loaded.pictures().get(i).mark()
                                : Optional.<FlatMark>empty())
                        .toList(),
                model.map(own -> new EmbeddedReferences(own, loaded.vectors())));
    }

    /** Whether the reference, which is a logo, is a letter or a digit and nothing else. */
    boolean letter(int reference) {
        return features.letter(reference);
    }

    /** At most one sighting for each right, with {@code image} 0, in the order of the watchlist. */
    List<Sighting> judge(Picture picture) {
        return judge(picture, false);
    }

    /**
     * The same for a picture that people have listed as common: no mark is looked for in it, but a copy is a copy, whatever list it
     * came on.
     */
    List<Sighting> copies(Picture picture) {
        return judge(picture, true);
    }

    private List<Sighting> judge(Picture picture, boolean copiesOnly) {
        Map<String, Reason> byRight = new LinkedHashMap<>();
        boolean sure = false;
        for (Candidate candidate : copies.candidates(picture)) {
            Reference reference = references.get(candidate.reference());
            if (!byRight.containsKey(reference.right())) {
                Optional<Reason> reason = direct(candidate, reference);
                reason.ifPresent(found -> byRight.put(reference.right(), found));
                sure |= reason.isPresent() && candidate.distance() <= SURE_BITS;
            }
        }
        if (!copiesOnly) {
            features.look(picture, byRight, sure);
        }
        List<Sighting> sightings = new ArrayList<>();
        for (Reference reference : references) {
            Reason reason = byRight.remove(reference.right());
            if (reason != null) {
                sightings.add(new Sighting(reference.right(), reason));
            }
        }
        return sightings;
    }

    /** By the fingerprint and the pixels alone. */
    private static Optional<Reason> direct(Candidate candidate, Reference reference) {
        BlockComparison blocks = candidate.blocks();
        int distance = candidate.distance();
        if (blocks.textured() < LEAST_TEXTURED) {
            return Optional.empty();
        }
        if (reference.logo()) {
            // a picture that is the logo, whole; the agreeing blocks are its point pairs
            boolean whole = distance <= SURE_BITS
                    && blocks.coverage() >= 0.6
                    && !candidate.transform().contains("overlaid");
            return whole
                    ? Optional.of(new Reason.Logo(
                            0,
                            reference.name(),
                            blocks.agreeing(),
                            (int) Math.ceil(0.6 * blocks.textured()),
                            candidate.box(),
                            candidate.placement()))
                    : Optional.empty();
        }
        if (candidate.quality() < GOOD_QUALITY || blocks.textured() < RICH) {
            // a disc on white is near every other disc on white
            return distance <= SURE_BITS && blocks.coverage() >= 0.8
                    ? Optional.of(copied(reference, distance, SURE_BITS, candidate))
                    : Optional.empty();
        }
        if (distance <= SURE_BITS && blocks.coverage() >= 0.35 || distance <= CLOSE_BITS && blocks.coverage() >= 0.5) {
            return Optional.of(copied(reference, distance, distance <= SURE_BITS ? SURE_BITS : CLOSE_BITS, candidate));
        }
        // one table with other goods on it agrees all around them
        boolean sameMiddle = blocks.core() >= BlockComparison.LEAST_CORE;
        if (sameMiddle && blocks.coverage() >= (distance <= NEAR_BITS ? 0.7 : 0.8)) {
            return Optional.of(copied(reference, distance, CopySearch.SUSPECT_RADIUS, candidate));
        }
        return Optional.empty();
    }

    private static Reason copied(Reference reference, int distance, int threshold, Candidate candidate) {
        Box box = candidate.box();
        return new Reason.CopiedPicture(
                0,
                reference.name(),
                distance,
                threshold,
                candidate.transform(),
                box.equals(Box.WHOLE) ? null : box,
                candidate.placement());
    }
}
