package zhicha.matcher.image;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import zhicha.matcher.hit.Box;
import zhicha.matcher.hit.Reason;
import zhicha.matcher.image.align.GeometricCheck;
import zhicha.matcher.image.copy.BlockComparison;
import zhicha.matcher.image.decode.Picture;
import zhicha.matcher.image.feature.LocalFeatures;
import zhicha.matcher.image.learned.EmbeddedReferences;
import zhicha.matcher.image.mark.FlatMark;
import zhicha.matcher.image.mark.MarkSearch;
import zhicha.matcher.image.mark.Segmentation;
import zhicha.matcher.image.opencv.OpenCv;

/**
 * What the local features of a picture tell. They only say where to look: the picture is laid on the reference there, and the
 * blocks of the two decide.
 */
final class FeatureJudge {
    private static final int SIDE = 352;
    private static final int POINTS = 700;
    /** Suspects whose pixels are compared; each costs some 5 ms. */
    private static final int COPIES_CHECKED = 5;

    /** Share of the votes of a copy found that another reference must have to be looked at as well, as in a collage. */
    private static final double WEAK = 0.2;

    private static final int LOGOS_CHECKED = 6;
    /** Of them, how many are looked at once more from close by. */
    private static final int CLOSE_LOOKS = 2;

    /** References that a model of the user's own may name for a picture. */
    private static final int MOST_NAMED = 8;

    private final List<Reference> references;
    private final List<LocalFeatures> features;
    private final Suspects suspects;
    private final MarkSearch marks;
    private final Optional<EmbeddedReferences> embedded;

    /** @param embedded the references as a model of the user's own sees them, in the same order */
    FeatureJudge(
            List<Reference> references,
            List<LocalFeatures> features,
            List<Optional<FlatMark>> marks,
            Optional<EmbeddedReferences> embedded) {
        this.references = references;
        this.embedded = embedded;
        this.features = features;
        this.suspects = new Suspects(references, features);
        this.marks = new MarkSearch(marks);
    }

    /**
     * Adds what is found, and measures finds that were made by fingerprints anew where they lie.
     *
     * @param sure whether a copy was found beyond doubt, so that only logos are left to look for
     */
    void look(Picture picture, Map<String, Reason> byRight, boolean sure) {
        if (sure && !suspects.anyLogos()) {
            return;
        }
        Segmentation parts = new Segmentation(picture);
        if (!OpenCv.usable()) {
            // outlines need none of it
            outlined(parts, List.of(), byRight);
            return;
        }
        Set<Integer> named = sure ? Set.of() : named(picture);
        int copiesLeft = sure ? 0 : COPIES_CHECKED;
        // what a model names is looked at besides, so that it takes the place of nothing
        int namedLeft = named.size();
        int logosLeft = LOGOS_CHECKED;
        int closeLeft = CLOSE_LOOKS;
        Set<String> settled = new HashSet<>();
        int strongest = 0;
        List<MarkSearch.Hint> hints = new ArrayList<>();
        for (Suspect suspect : suspects.of(LocalFeatures.of(picture, SIDE, POINTS), named, sure)) {
            Reference reference = references.get(suspect.reference());
            boolean enough = suspect.pairs() >= WEAK * strongest;
            boolean besides = !reference.logo()
                    && (!enough || copiesLeft == 0)
                    && namedLeft > 0
                    && named.contains(suspect.reference());
            int left = reference.logo() ? logosLeft : besides ? namedLeft : enough ? copiesLeft : 0;
            if (left == 0 || settled.contains(reference.right())) {
                continue;
            }
            Reason known = byRight.get(reference.right());
            Optional<Reason> found = Optional.empty();
            if (!reference.logo()) {
                copiesLeft -= besides ? 0 : 1;
                namedLeft -= besides ? 1 : 0;
                found = laid(suspect, features.get(suspect.reference()), BlockComparison.Scope.EITHER)
                        .flatMap(laid -> known == null ? laid.copied() : laid.measured(known));
            } else if (known == null) {
                logosLeft--;
                // asked for once: it may have to be read from a file
                LocalFeatures own = features.get(suspect.reference());
                found = logo(suspect, own, Box.WHOLE, parts);
                // a plain mark that is small is a letter of a text, a star among others
                if (found.isEmpty() && closeLeft > 0 && own.size() >= LogoPromise.RICH) {
                    Optional<CloseLook> close = CloseLook.at(suspect, own.luma(), picture);
                    closeLeft -= close.isPresent() ? 1 : 0;
                    found = close.flatMap(look -> logo(look.suspect(), own, look.part(), parts));
                }
                if (found.isEmpty()) {
                    hints.add(suspect.hint(own.luma()));
                }
            }
            if (found.isPresent()) {
                byRight.put(reference.right(), found.get());
                settled.add(reference.right());
                strongest = reference.logo() ? strongest : Math.max(strongest, suspect.pairs());
            }
        }
        outlined(parts, hints, byRight);
    }

    /** Whether the reference is a letter or a digit and nothing else. */
    boolean letter(int reference) {
        return marks.letter(reference);
    }

    /** Marks with too few points, by the outlines of their colours. */
    private void outlined(Segmentation picture, List<MarkSearch.Hint> hints, Map<String, Reason> byRight) {
        for (MarkSearch.Sighting sighting : marks.look(picture, hints)) {
            Reference reference = references.get(sighting.mark());
            byRight.putIfAbsent(
                    reference.right(),
                    new Reason.Logo(
                            0,
                            reference.name(),
                            sighting.agreeing(),
                            sighting.threshold(),
                            sighting.box(),
                            sighting.placement()));
        }
    }

    /** References that the user's own model takes the picture for. */
    private Set<Integer> named(Picture picture) {
        return embedded.map(model -> model.suspects(picture, MOST_NAMED).stream()
                        .map(EmbeddedReferences.Suspect::reference)
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    /** That the logo lies in this part of the picture, where it does. */
    private Optional<Reason> logo(Suspect suspect, LocalFeatures own, Box part, Segmentation whole) {
        return laid(suspect, own, BlockComparison.Scope.REFERENCE)
                .map(laid -> laid.within(part))
                .filter(laid ->
                        !marks.written(suspect.reference(), laid.alignment().placement(), whole))
                .flatMap(Laid::logo);
    }

    private Optional<Laid> laid(Suspect suspect, LocalFeatures own, BlockComparison.Scope scope) {
        return GeometricCheck.align(own, suspect.seen(), suspect.pose(), scope, Laid.CLOSE_INLIERS)
                .map(alignment -> new Laid(
                        references.get(suspect.reference()), suspect.way() == Suspect.Way.MIRRORED, alignment));
    }
}
