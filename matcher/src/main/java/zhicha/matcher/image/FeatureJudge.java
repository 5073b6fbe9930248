package zhicha.matcher.image;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import zhicha.matcher.hit.Reason;
import zhicha.matcher.image.align.GeometricCheck;
import zhicha.matcher.image.copy.BlockComparison;
import zhicha.matcher.image.decode.Picture;
import zhicha.matcher.image.feature.Grey;
import zhicha.matcher.image.feature.LocalFeatures;
import zhicha.matcher.image.learned.EmbeddedReferences;
import zhicha.matcher.image.mark.FlatMark;
import zhicha.matcher.image.mark.MarkSearch;
import zhicha.matcher.image.mark.Segmentation;
import zhicha.matcher.image.opencv.OpenCv;
import zhicha.matcher.image.vote.FeatureIndex;
import zhicha.matcher.image.vote.Pose;

/**
 * What the local features of a picture tell. They only say where to look: the picture is laid on the reference there, and the
 * blocks of the two decide.
 */
final class FeatureJudge {
    private static final int SIDE = 352;
    private static final int POINTS = 700;
    /** Agreeing pairs from which a reference is looked at. */
    private static final int LEAST_VOTES = 4;

    private static final int LEAST_LOGO_VOTES = 3;
    /** Suspects whose pixels are compared; each costs some 5 ms. */
    private static final int COPIES_CHECKED = 5;

    /** Share of the votes of a copy found that another reference must have to be looked at as well, as in a collage. */
    private static final double WEAK = 0.2;

    private static final int LOGOS_CHECKED = 8;
    /** References that a model of the user's own may name for a picture. */
    private static final int MOST_NAMED = 8;

    private final List<Reference> references;
    private final List<LocalFeatures> features;
    /** Asked as they are and mirrored. */
    private final Part works;
    /** Asked as they are and as their negative. */
    private final Part logos;

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
        this.works = Part.of(references, features, false);
        this.logos = Part.of(references, features, true);
        this.marks = new MarkSearch(marks);
    }

    /**
     * References of one kind, asked together.
     *
     * @param numbers their places among all
     */
    private record Part(FeatureIndex index, int[] numbers) {
        static Part of(List<Reference> references, List<LocalFeatures> features, boolean logo) {
            int[] numbers = IntStream.range(0, references.size())
                    .filter(number -> references.get(number).logo() == logo)
                    .toArray();
            return new Part(
                    new FeatureIndex(new AbstractList<>() {
                        @Override
                        public LocalFeatures get(int place) {
                            return features.get(numbers[place]);
                        }

                        @Override
                        public int size() {
                            return numbers.length;
                        }
                    }),
                    numbers);
        }

        boolean empty() {
            return numbers.length == 0;
        }
    }

    /** In what way the picture was laid down before it was asked about. */
    private enum Way {
        AS_IS,
        MIRRORED,
        NEGATIVE
    }

    private record Suspect(int reference, int pairs, Pose pose, Way way, LocalFeatures seen) {}

    /**
     * Adds what is found, and measures finds that were made by fingerprints anew where they lie.
     *
     * @param sure whether a copy was found beyond doubt, so that only logos are left to look for
     */
    void look(Picture picture, Map<String, Reason> byRight, boolean sure) {
        if (sure && logos.empty()) {
            return;
        }
        Segmentation parts = new Segmentation(picture);
        if (!OpenCv.usable()) {
            // outlines need none of it
            outlined(parts, List.of(), byRight);
            return;
        }
        Set<Integer> named = sure ? Set.of() : named(picture);
        List<Suspect> suspects = suspects(LocalFeatures.of(picture, SIDE, POINTS), named, sure);
        int copiesLeft = sure ? 0 : COPIES_CHECKED;
        // what a model names is looked at besides, so that it takes the place of nothing
        int namedLeft = named.size();
        int logosLeft = LOGOS_CHECKED;
        Set<String> settled = new HashSet<>();
        int strongest = 0;
        List<MarkSearch.Hint> hints = new ArrayList<>();
        for (Suspect suspect : suspects) {
            Reference reference = references.get(suspect.reference);
            boolean enough = suspect.pairs >= WEAK * strongest;
            boolean besides = !reference.logo()
                    && (!enough || copiesLeft == 0)
                    && namedLeft > 0
                    && named.contains(suspect.reference);
            int left = reference.logo() ? logosLeft : besides ? namedLeft : enough ? copiesLeft : 0;
            if (left == 0 || settled.contains(reference.right())) {
                continue;
            }
            Reason known = byRight.get(reference.right());
            Optional<Reason> found = Optional.empty();
            if (!reference.logo()) {
                copiesLeft -= besides ? 0 : 1;
                namedLeft -= besides ? 1 : 0;
                found = laid(suspect, BlockComparison.Scope.EITHER)
                        .flatMap(laid -> known == null ? laid.copied() : laid.measured(known));
            } else if (known == null) {
                logosLeft--;
                found = laid(suspect, BlockComparison.Scope.REFERENCE)
                        .filter(laid -> !marks.written(
                                suspect.reference, laid.alignment().box(), parts))
                        .flatMap(Laid::logo);
                if (found.isEmpty()) {
                    hints.add(hint(suspect));
                }
            }
            if (found.isPresent()) {
                byRight.put(reference.right(), found.get());
                settled.add(reference.right());
                strongest = reference.logo() ? strongest : Math.max(strongest, suspect.pairs);
            }
        }
        outlined(parts, hints, byRight);
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

    /** Where a suspect's votes would put it, for its outlines to be tried there. */
    private MarkSearch.Hint hint(Suspect suspect) {
        Grey from = features.get(suspect.reference).luma();
        Grey to = suspect.seen.luma();
        Pose pose = suspect.pose;
        double x = pose.toX(0, 0);
        double y = pose.toY(0, 0);
        return new MarkSearch.Hint(suspect.reference, new double[] {
            (pose.toX(from.width(), 0) - x) / to.width(),
            (pose.toX(0, from.height()) - x) / to.width(),
            x / to.width(),
            (pose.toY(from.width(), 0) - y) / to.height(),
            (pose.toY(0, from.height()) - y) / to.height(),
            y / to.height(),
            0,
            0,
            1
        });
    }

    /** References that the user's own model takes the picture for. */
    private Set<Integer> named(Picture picture) {
        return embedded.map(model -> model.suspects(picture, MOST_NAMED).stream()
                        .map(EmbeddedReferences.Suspect::reference)
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    /**
     * @param named are suspects by fewer votes
     * @param sure whether only logos are left to look for
     */
    private List<Suspect> suspects(LocalFeatures plain, Set<Integer> named, boolean sure) {
        List<Suspect> suspects = new ArrayList<>();
        if (!works.empty() && !sure) {
            ask(works, Way.AS_IS, plain, named, suspects);
            ask(works, Way.MIRRORED, plain.mirrored(), named, suspects);
        }
        if (!logos.empty()) {
            ask(logos, Way.AS_IS, plain, named, suspects);
            ask(logos, Way.NEGATIVE, plain.negative(), named, suspects);
        }
        suspects.sort(Comparator.comparingInt((Suspect suspect) -> -suspect.pairs)
                .thenComparing(Suspect::way)
                .thenComparingInt(Suspect::reference));
        return suspects;
    }

    private void ask(Part part, Way way, LocalFeatures seen, Set<Integer> named, List<Suspect> suspects) {
        for (FeatureIndex.Vote vote : part.index.votes(seen)) {
            int reference = part.numbers[vote.reference()];
            boolean few = references.get(reference).logo() || named.contains(reference);
            if (vote.pairs() >= (few ? LEAST_LOGO_VOTES : LEAST_VOTES)) {
                suspects.add(new Suspect(reference, vote.pairs(), vote.pose(), way, seen));
            }
        }
    }

    private Optional<Laid> laid(Suspect suspect, BlockComparison.Scope scope) {
        return GeometricCheck.align(
                        features.get(suspect.reference), suspect.seen, suspect.pose, scope, Laid.CLOSE_INLIERS)
                .map(alignment -> new Laid(references.get(suspect.reference), suspect.way == Way.MIRRORED, alignment));
    }
}
