package zhicha.matcher.image;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zhicha.matcher.hit.Box;
import zhicha.matcher.hit.PictureSearch.Sighting;
import zhicha.matcher.hit.Reason;
import zhicha.matcher.image.copy.BlockComparison;
import zhicha.matcher.image.copy.Candidate;
import zhicha.matcher.image.copy.CopySearch;
import zhicha.matcher.image.decode.Orientation;
import zhicha.matcher.image.decode.Picture;
import zhicha.matcher.image.decode.PictureDecoder;
import zhicha.matcher.image.feature.Alignment;
import zhicha.matcher.image.feature.GeometricCheck;
import zhicha.matcher.image.feature.LocalFeatures;
import zhicha.matcher.image.feature.LogoSearch;
import zhicha.matcher.image.opencv.OpenCv;

/**
 * What one picture shows. A cascade: fingerprints for all; of what comes near, the pixels; where these leave doubt, or the
 * fingerprint alone would, local features with a geometric check; logos last. Immutable but for a bounded memory, and safe for use by many threads.
 */
final class PictureJudge {
    /** Bits up to which the fingerprint nearly speaks for itself, as its authors recommend. */
    static final int SURE_BITS = 31;

    private static final int CLOSE_BITS = 48;
    /** Quality from which its authors trust the fingerprint. */
    private static final int GOOD_QUALITY = 50;

    private static final int NEAR_BITS = 60;
    /** Suspects whose local features are compared; each costs some 20 ms. */
    private static final int ALIGNED = 3;

    private static final int LEAST_TEXTURED = 10;
    /** Blocks of the 64 that show something in a picture with enough in it to be told from its like. */
    private static final int RICH = 32;

    private static final int LEAST_INLIERS = GeometricCheck.LEAST_INLIERS;
    private static final int MANY_INLIERS = 30;
    private static final double LEAST_SHOWN = 0.15;

    private final List<Reference> references;
    private final CopySearch copies;
    private final ReferenceFeatures features;
    private final Optional<LogoSearch> logos;
    private final List<Integer> logoReferences;

    PictureJudge(
            List<Reference> references,
            CopySearch copies,
            Optional<LogoSearch> logos,
            List<Integer> logoReferences,
            PictureDecoder decoder) {
        this.references = references;
        this.copies = copies;
        this.features = new ReferenceFeatures(references, decoder);
        this.logos = logos;
        this.logoReferences = logoReferences;
    }

    /** At most one sighting for each right, with {@code image} 0, in the order of the watchlist. */
    List<Sighting> judge(Picture picture) {
        Seen seen = new Seen(picture);
        Map<String, Reason> byRight = new LinkedHashMap<>();
        int aligned = 0;
        for (Candidate candidate : copies.candidates(picture)) {
            Reference reference = references.get(candidate.reference());
            if (byRight.containsKey(reference.right())) {
                continue;
            }
            Optional<Reason> reason = direct(candidate, reference);
            boolean doubt = reason.isEmpty() || candidate.distance() > SURE_BITS;
            if (doubt && !reference.logo() && aligned < ALIGNED && OpenCv.usable()) {
                aligned++;
                Optional<Alignment> laid = laid(candidate, seen);
                reason = reason.map(found -> laid.map(alignment -> measured(found, alignment))
                                .orElse(found))
                        .or(() -> laid.map(alignment -> byFeatures(candidate, reference, alignment)));
            }
            reason.ifPresent(found -> byRight.put(reference.right(), found));
        }
        if (logos.isPresent()) {
            for (LogoSearch.Sighted sighted : logos.get().search(seen.features(false))) {
                Reference reference = references.get(logoReferences.get(sighted.logo()));
                Alignment alignment = sighted.alignment();
                byRight.putIfAbsent(
                        reference.right(),
                        new Reason.Logo(
                                0, reference.name(), alignment.inliers(), LogoSearch.LEAST_INLIERS, alignment.box()));
            }
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
                            candidate.box()))
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
        if (blocks.coverage() >= (distance <= NEAR_BITS ? 0.7 : 0.8)) {
            return Optional.of(copied(reference, distance, CopySearch.SUSPECT_RADIUS, candidate));
        }
        return Optional.empty();
    }

    private static Reason copied(Reference reference, int distance, int threshold, Candidate candidate) {
        Box box = candidate.box();
        return new Reason.CopiedPicture(
                0, reference.name(), distance, threshold, candidate.transform(), box.equals(Box.WHOLE) ? null : box);
    }

    /** The listing's picture laid on the protected one, where local features find where and the pixels bear it out. */
    private Optional<Alignment> laid(Candidate candidate, Seen seen) {
        boolean mirrored = mirrored(candidate);
        return features.of(candidate.reference())
                .flatMap(known -> GeometricCheck.align(known, seen.features(mirrored), BlockComparison.Scope.EITHER))
                .filter(PictureJudge::sameSurface);
    }

    private static boolean mirrored(Candidate candidate) {
        Orientation turn = candidate.turn();
        return (turn.mirrors() != turn.flips()) != turn.transposes();
    }

    /**
     * The same find with the bits that differ where the two lie on each other. Views are filed in steps, and a crop between
     * two steps adds some thirty bits that say nothing about the pictures.
     */
    private static Reason measured(Reason found, Alignment alignment) {
        return found instanceof Reason.CopiedPicture copy && alignment.distance() < copy.distance()
                ? new Reason.CopiedPicture(
                        copy.image(),
                        copy.reference(),
                        alignment.distance(),
                        alignment.distance() <= SURE_BITS ? SURE_BITS : copy.threshold(),
                        copy.transform(),
                        copy.box())
                : found;
    }

    private static Reason byFeatures(Candidate candidate, Reference reference, Alignment alignment) {
        boolean mirrored = mirrored(candidate);
        Box found = alignment.box();
        Box box = mirrored ? new Box(1 - found.right(), found.top(), 1 - found.left(), found.bottom()) : found;
        List<String> changes = new ArrayList<>();
        if (mirrored) {
            changes.add("mirrored");
        }
        if (alignment.shown() < 0.93) {
            changes.add("cropped");
        }
        if ((box.right() - box.left()) * (box.bottom() - box.top()) < 0.85) {
            changes.add("framed");
        }
        return new Reason.CopiedPicture(
                0,
                reference.name(),
                Math.min(candidate.distance(), alignment.distance()),
                CopySearch.SUSPECT_RADIUS,
                changes.isEmpty() ? "warped" : String.join("+", changes),
                box);
    }

    /**
     * Photos of one studio share hangers, walls and floors: up to 129 agreeing points were met between different shirts
     * on one floor, with 0.38 of the blocks agreeing. A copy shows the same over most of its surface.
     */
    static boolean sameSurface(Alignment alignment) {
        return alignment.inliers() >= LEAST_INLIERS
                && alignment.shown() >= LEAST_SHOWN
                && alignment.blocks().textured() >= LEAST_TEXTURED
                && alignment.blocks().coverage() >= (alignment.inliers() >= MANY_INLIERS ? 0.6 : 0.7);
    }

    /** The listing's picture with its local features, made at most once in each handedness. */
    private static final class Seen {
        private final Picture picture;
        private final LocalFeatures[] made = new LocalFeatures[2];

        Seen(Picture picture) {
            this.picture = picture.within(ReferenceFeatures.LONG_SIDE);
        }

        LocalFeatures features(boolean mirrored) {
            int at = mirrored ? 1 : 0;
            if (made[at] == null) {
                Picture laid = mirrored ? picture.turned(Orientation.MIRRORED) : picture;
                made[at] = LocalFeatures.of(laid, ReferenceFeatures.LONG_SIDE, ReferenceFeatures.POINTS);
            }
            return made[at];
        }
    }
}
