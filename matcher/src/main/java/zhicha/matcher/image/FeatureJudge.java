package zhicha.matcher.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import zhicha.matcher.hit.Box;
import zhicha.matcher.hit.Placement;
import zhicha.matcher.hit.Reason;
import zhicha.matcher.image.align.Alignment;
import zhicha.matcher.image.align.GeometricCheck;
import zhicha.matcher.image.copy.BlockComparison;
import zhicha.matcher.image.copy.CopySearch;
import zhicha.matcher.image.copy.SharedGoods;
import zhicha.matcher.image.decode.Picture;
import zhicha.matcher.image.feature.Grey;
import zhicha.matcher.image.feature.LocalFeatures;
import zhicha.matcher.image.learned.EmbeddedReferences;
import zhicha.matcher.image.mark.FlatMark;
import zhicha.matcher.image.mark.MarkSearch;
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

    private static final int LEAST_INLIERS = 6;
    private static final int LEAST_TEXTURED = 10;
    /** Most bits between the two where they lie, unless many points agree; a banner over a fifth of the picture changes some 40. */
    private static final int NEAR_BITS = 56;

    /** Blocks that agree in more than a slope of brightness. */
    private static final int LEAST_DETAILED = 6;

    private static final int MANY_INLIERS = 30;
    private static final double LEAST_SHOWN = 0.1;

    private static final int LOGO_INLIERS = 8;
    /** Points that are enough where the blocks agree closely. */
    private static final int CLOSE_INLIERS = 4;

    private static final double LOGO_SHOWN = 0.6;
    private static final double LOGO_COVERAGE = 0.6;
    private static final int LOGO_TEXTURED = 8;
    /** Share of the blocks that agree closely, from which a few points are enough. */
    private static final double LOGO_CLOSE = 0.5;

    private final List<Reference> references;
    private final FeatureIndex index;
    private final MarkSearch marks;
    private final boolean logos;
    private final Optional<EmbeddedReferences> embedded;

    /** @param embedded the references as a model of the user's own sees them, in the same order */
    FeatureJudge(
            List<Reference> references,
            List<LocalFeatures> features,
            List<Optional<FlatMark>> marks,
            Optional<EmbeddedReferences> embedded) {
        this.references = references;
        this.embedded = embedded;
        this.index = new FeatureIndex(features);
        this.marks = new MarkSearch(marks);
        this.logos = references.stream().anyMatch(Reference::logo);
    }

    /** In what way the picture was laid down before it was asked about. */
    private enum Way {
        AS_IS,
        MIRRORED,
        NEGATIVE
    }

    private record Suspect(FeatureIndex.Vote vote, Way way, LocalFeatures seen) {}

    /**
     * Adds what is found, and measures finds that were made by fingerprints anew where they lie.
     *
     * @param sure whether a copy was found beyond doubt, so that only logos are left to look for
     */
    void look(Picture picture, Map<String, Reason> byRight, boolean sure) {
        if (sure && !logos || !OpenCv.usable()) {
            return;
        }
        Set<Integer> named = sure ? Set.of() : named(picture);
        List<Suspect> suspects = suspects(LocalFeatures.of(picture, SIDE, POINTS), named);
        int copiesLeft = sure ? 0 : COPIES_CHECKED;
        // what a model names is looked at besides, so that it takes the place of nothing
        int namedLeft = named.size();
        int logosLeft = LOGOS_CHECKED;
        Set<String> settled = new HashSet<>();
        int strongest = 0;
        List<MarkSearch.Hint> hints = new ArrayList<>();
        for (Suspect suspect : suspects) {
            Reference reference = references.get(suspect.vote.reference());
            boolean enough = suspect.vote.pairs() >= WEAK * strongest;
            boolean besides = !reference.logo()
                    && (!enough || copiesLeft == 0)
                    && namedLeft > 0
                    && named.contains(suspect.vote.reference());
            int left = reference.logo() ? logosLeft : besides ? namedLeft : enough ? copiesLeft : 0;
            if (left == 0 || settled.contains(reference.right())) {
                continue;
            }
            Reason known = byRight.get(reference.right());
            Optional<Reason> found = Optional.empty();
            if (!reference.logo() && suspect.way != Way.NEGATIVE) {
                copiesLeft -= besides ? 0 : 1;
                namedLeft -= besides ? 1 : 0;
                found = laid(suspect, BlockComparison.Scope.EITHER, CLOSE_INLIERS)
                        .flatMap(alignment -> known == null
                                ? copied(reference, suspect, alignment)
                                : sameSurface(alignment) ? measured(known, suspect, alignment) : Optional.empty());
            } else if (reference.logo() && suspect.way != Way.MIRRORED && known == null) {
                logosLeft--;
                found = laid(suspect, BlockComparison.Scope.REFERENCE, CLOSE_INLIERS)
                        .filter(FeatureJudge::shown)
                        .map(alignment -> new Reason.Logo(
                                0,
                                reference.name(),
                                alignment.inliers(),
                                alignment.inliers() >= LOGO_INLIERS ? LOGO_INLIERS : CLOSE_INLIERS,
                                alignment.box(),
                                alignment.placement()));
                if (found.isEmpty()) {
                    hints.add(hint(suspect));
                }
            }
            if (found.isPresent()) {
                byRight.put(reference.right(), found.get());
                settled.add(reference.right());
                strongest = reference.logo() ? strongest : Math.max(strongest, suspect.vote.pairs());
            }
        }
        outlined(picture, hints, byRight);
    }

    /** Marks with too few points, by the outlines of their colours. */
    private void outlined(Picture picture, List<MarkSearch.Hint> hints, Map<String, Reason> byRight) {
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
        Grey from = index.reference(suspect.vote.reference()).luma();
        Grey to = suspect.seen.luma();
        Pose pose = suspect.vote.pose();
        double x = pose.toX(0, 0);
        double y = pose.toY(0, 0);
        return new MarkSearch.Hint(suspect.vote.reference(), new double[] {
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

    /** @param named are suspects by fewer votes */
    private List<Suspect> suspects(LocalFeatures plain, Set<Integer> named) {
        List<Suspect> suspects = new ArrayList<>();
        for (Way way : Way.values()) {
            if (way == Way.NEGATIVE && !logos) {
                continue;
            }
            LocalFeatures seen = switch (way) {
                case AS_IS -> plain;
                case MIRRORED -> plain.mirrored();
                case NEGATIVE -> plain.negative();
            };
            for (FeatureIndex.Vote vote : index.votes(seen)) {
                boolean logo = references.get(vote.reference()).logo();
                boolean known = logo || named.contains(vote.reference());
                if (vote.pairs() >= (known ? LEAST_LOGO_VOTES : LEAST_VOTES)) {
                    suspects.add(new Suspect(vote, way, seen));
                }
            }
        }
        suspects.sort(Comparator.comparingInt((Suspect suspect) -> -suspect.vote.pairs())
                .thenComparing(Suspect::way)
                .thenComparingInt(suspect -> suspect.vote.reference()));
        return suspects;
    }

    private Optional<Alignment> laid(Suspect suspect, BlockComparison.Scope scope, int least) {
        return GeometricCheck.align(
                index.reference(suspect.vote.reference()), suspect.seen, suspect.vote.pose(), scope, least);
    }

    /** In the picture as it was shown. */
    private static Placement placement(Suspect suspect, Alignment alignment) {
        return suspect.way == Way.MIRRORED ? alignment.placement().mirrored() : alignment.placement();
    }

    private static Optional<Reason> copied(Reference reference, Suspect suspect, Alignment alignment) {
        boolean whole = sameSurface(alignment);
        if (!whole && !sameGoods(alignment)) {
            return Optional.empty();
        }
        boolean mirrored = suspect.way == Way.MIRRORED;
        Box found = alignment.box();
        Box box = mirrored ? new Box(1 - found.right(), found.top(), 1 - found.left(), found.bottom()) : found;
        List<String> changes = new ArrayList<>();
        if (mirrored) {
            changes.add("mirrored");
        }
        if (!whole) {
            changes.add("cut-out");
        }
        if (alignment.shown() < 0.93) {
            changes.add("cropped");
        }
        if ((box.right() - box.left()) * (box.bottom() - box.top()) < 0.85) {
            changes.add("framed");
        }
        return Optional.of(new Reason.CopiedPicture(
                0,
                reference.name(),
                alignment.distance(),
                Math.max(CopySearch.SUSPECT_RADIUS, alignment.distance()),
                changes.isEmpty() ? "warped" : String.join("+", changes),
                box,
                placement(suspect, alignment)));
    }

    /**
     * The same find with the bits that differ where the two lie on each other. Views are filed in steps, and a crop between
     * two steps adds some thirty bits that say nothing about the pictures.
     */
    private static Optional<Reason> measured(Reason found, Suspect suspect, Alignment alignment) {
        return found instanceof Reason.CopiedPicture copy && alignment.distance() < copy.distance()
                ? Optional.of(new Reason.CopiedPicture(
                        copy.image(),
                        copy.reference(),
                        alignment.distance(),
                        alignment.distance() <= PictureJudge.SURE_BITS ? PictureJudge.SURE_BITS : copy.threshold(),
                        copy.transform(),
                        copy.box(),
                        placement(suspect, alignment)))
                : Optional.empty();
    }

    /**
     * Photos of one studio share hangers, walls and floors: up to 129 agreeing points were met between different shirts
     * on one floor, with 0.38 of the blocks agreeing. A copy shows the same over most of its surface.
     */
    private static boolean sameSurface(Alignment alignment) {
        BlockComparison blocks = alignment.blocks();
        boolean many = alignment.inliers() >= MANY_INLIERS;
        double least = many ? 0.6 : alignment.inliers() >= 12 ? 0.7 : 0.8;
        // soft cloth shows little but slopes and has few points: then the fingerprints where they lie have to speak for
        // it
        boolean close = alignment.distance() <= PictureJudge.SURE_BITS;
        return (close || alignment.inliers() >= LEAST_INLIERS)
                && alignment.distance() <= (many ? CopySearch.SUSPECT_RADIUS : NEAR_BITS)
                && alignment.shown() >= LEAST_SHOWN
                && blocks.textured() >= LEAST_TEXTURED
                && blocks.core() >= PictureJudge.LEAST_CORE
                && alignment.goods().agreeing()
                        >= Math.max(
                                LEAST_DETAILED,
                                (close ? 0.2 : 0.35) * alignment.goods().detailed())
                && blocks.coverage() >= least;
    }

    /** Goods that were cut out: see {@link SharedGoods}. */
    private static boolean sameGoods(Alignment alignment) {
        SharedGoods goods = alignment.goods();
        return alignment.shown() >= 0.5
                && alignment.inliers() >= 8
                && goods.solid() >= LEAST_DETAILED
                && goods.filled() >= 0.8
                && alignment.blocks().core() >= PictureJudge.LEAST_CORE
                && (goods.rim() <= 0.3 || goods.ofAll() >= 0.7);
    }

    private static boolean shown(Alignment alignment) {
        SharedGoods goods = alignment.goods();
        boolean many = alignment.inliers() >= LOGO_INLIERS && alignment.blocks().coverage() >= LOGO_COVERAGE;
        boolean close = alignment.inliers() >= CLOSE_INLIERS
                && goods.detailed() >= LOGO_TEXTURED
                && goods.agreeing() >= LOGO_CLOSE * goods.detailed();
        // brands of one trade share a layout, a bar code, a table; what tells them apart is in the middle
        return alignment.shown() >= LOGO_SHOWN
                && alignment.blocks().textured() >= LOGO_TEXTURED
                && alignment.blocks().core() >= PictureJudge.LEAST_CORE
                && (many || close);
    }
}
