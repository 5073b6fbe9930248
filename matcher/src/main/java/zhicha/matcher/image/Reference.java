package zhicha.matcher.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zhicha.matcher.image.copy.CopySearch;
import zhicha.matcher.image.decode.Decoded;
import zhicha.matcher.image.decode.Picture;
import zhicha.matcher.image.decode.PictureDecoder;
import zhicha.matcher.image.decode.SvgDrawing;
import zhicha.matcher.image.feature.Grey;
import zhicha.matcher.image.feature.LocalFeatures;
import zhicha.matcher.image.fingerprint.Pdq;
import zhicha.matcher.image.learned.Model;
import zhicha.matcher.image.mark.FlatMark;
import zhicha.matcher.image.opencv.OpenCv;
import zhicha.rules.watch.Right;
import zhicha.rules.watch.RightKind;
import zhicha.rules.watch.Watchlist;

/**
 * A picture of a right, as loaded.
 *
 * @param right id of the right
 * @param name the file relative to its pack, with forward slashes
 * @param logo whether it is a sign that is looked for inside pictures, rather than a picture that is copied
 */
record Reference(String right, String name, boolean logo) {
    /** Side of the square that has the area in which local features are looked for. */
    private static final int FEATURE_SIDE = 320;

    private static final int FEATURES = 400;
    /** A logo is seen small as well: what is left of it at an eighth of a photo's width has points of its own. */
    private static final int SMALL_SIDE = 96;

    private static final int SMALL_FEATURES = 120;
    /** Points below which a picture is better known by its fingerprints. */
    private static final int FEW = 150;
    /** Longer side in pixels of what is kept to be compared block by block. */
    private static final int KEPT_SIDE = 192;

    /** A usable reference with all that is kept of its picture; the pixels themselves are let go. */
    record Prepared(
            Reference reference,
            CopySearch.Filing filing,
            LocalFeatures features,
            Optional<FlatMark> mark,
            Optional<float[]> vector) {}

    /** Everything that could be loaded, and what could not. */
    record Loaded(List<Prepared> usable, List<UnusableReference> unusable) {}

    private record Wanted(Right right, Path file) {}

    /** Pictures are prepared side by side on all processors; the order is that of the watchlist. */
    static Loaded all(Watchlist watchlist, PictureDecoder decoder, Optional<Model> model) {
        List<Wanted> wanted = watchlist.rights().stream()
                .flatMap(right -> right.pictures().stream().map(file -> new Wanted(right, file)))
                .toList();
        List<Prepared> usable = new ArrayList<>();
        List<UnusableReference> unusable = new ArrayList<>();
        wanted.parallelStream()
                .map(one -> prepare(one.right, one.file, decoder, model))
                .toList()
                .forEach(outcome -> {
                    outcome.usable.ifPresent(usable::add);
                    outcome.unusable.ifPresent(unusable::add);
                });
        return new Loaded(usable, unusable);
    }

    private record Outcome(Optional<Prepared> usable, Optional<UnusableReference> unusable) {}

    private static Outcome prepare(Right right, Path file, PictureDecoder decoder, Optional<Model> model) {
        return switch (read(file, decoder)) {
            case Decoded.Refused refused -> unusable(right, file, refused.problem());
            case Decoded.Readable readable -> {
                Picture picture = readable.picture();
                int quality = Pdq.spectrum(picture).quality();
                if (quality < CopySearch.LEAST_QUALITY) {
                    yield unusable(
                            right,
                            file,
                            "nearly empty: quality " + quality + " of 100, at least " + CopySearch.LEAST_QUALITY
                                    + " is needed; crop it closer to what is protected");
                }
                Grey kept = Grey.of(picture.within(KEPT_SIDE));
                LocalFeatures features = OpenCv.usable()
                        ? LocalFeatures.of(picture, FEATURE_SIDE, FEATURES).within(kept)
                        : new LocalFeatures(kept, new float[0], new long[0]);
                if (isLogo(right.kind()) && OpenCv.usable()) {
                    features = features.and(
                            LocalFeatures.of(picture, SMALL_SIDE, SMALL_FEATURES).within(kept));
                }
                Reference reference = new Reference(right.id(), name(file), isLogo(right.kind()));
                yield new Outcome(
                        Optional.of(new Prepared(
                                reference,
                                CopySearch.file(picture, features.size() < FEW),
                                features,
                                reference.logo() ? FlatMark.of(picture) : Optional.empty(),
                                model.map(own -> own.embedder().of(picture)))),
                        Optional.empty());
            }
        };
    }

    private static Outcome unusable(Right right, Path file, String problem) {
        return new Outcome(Optional.empty(), Optional.of(new UnusableReference(right.id(), file, problem)));
    }

    private static Decoded read(Path file, PictureDecoder decoder) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return SvgDrawing.is(bytes) ? SvgDrawing.read(bytes) : decoder.decode(bytes);
        } catch (IOException unreadable) {
            return new Decoded.Refused("cannot be read: " + unreadable + "; check the path in pack.yaml");
        } catch (OutOfMemoryError tooLarge) {
            return new Decoded.Refused(
                    "cannot be read: the file is larger than memory; put a smaller picture in its place");
        }
    }

    private static boolean isLogo(RightKind kind) {
        return kind == RightKind.TRADEMARK || kind == RightKind.GEOGRAPHICAL_INDICATION;
    }

    /** The path below the folder that holds {@code pack.yaml}; the bare name where there is no such folder above. */
    private static String name(Path file) {
        @Nullable Path folder = file.toAbsolutePath().getParent();
        while (folder != null) {
            if (Files.exists(folder.resolve("pack.yaml"))) {
                return folder.relativize(file.toAbsolutePath()).toString().replace('\\', '/');
            }
            folder = folder.getParent();
        }
        return String.valueOf(file.getFileName());
    }
}
