package zhicha.matcher.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import zhicha.matcher.image.copy.CopySearch;
import zhicha.matcher.image.copy.Filing;
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
import zhicha.matcher.image.prepared.PreparedList;
import zhicha.matcher.image.prepared.PreparedPicture;
import zhicha.matcher.image.prepared.PreparedPictures;
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
    /** Pictures that are prepared before the first of them is put away. */
    private static final int TOGETHER = 256;

    /**
     * Everything that could be loaded, and what could not.
     *
     * @param pictures of the usable ones, in their order
     * @param vectors likewise, as a model of the user's own sees them; empty without one
     */
    record Loaded(
            List<Reference> usable, PreparedList pictures, List<float[]> vectors, List<UnusableReference> unusable) {}

    private record Wanted(Right right, Path file) {}

    /** Pictures are prepared side by side on all processors; the order is that of the watchlist. */
    static Loaded all(Watchlist watchlist, PictureDecoder decoder, PreparedPictures kept, Optional<Model> model) {
        List<Wanted> wanted = watchlist.rights().stream()
                .flatMap(right -> right.pictures().stream().map(file -> new Wanted(right, file)))
                .toList();
        Loaded loaded = new Loaded(new ArrayList<>(), new PreparedList(kept), new ArrayList<>(), new ArrayList<>());
        // some at a time, so that no more of them stand on the heap at once
        for (int from = 0; from < wanted.size(); from += TOGETHER) {
            wanted.subList(from, Math.min(wanted.size(), from + TOGETHER)).parallelStream()
                    .map(one -> prepare(one, decoder, kept, model))
                    .toList()
                    .forEach(outcome -> outcome.into(loaded));
        }
        return loaded;
    }

    private sealed interface Outcome {
        void into(Loaded loaded);
    }

    private record Unusable(UnusableReference reference) implements Outcome {
        @Override
        public void into(Loaded loaded) {
            loaded.unusable.add(reference);
        }
    }

    private record Usable(
            Reference reference,
            PreparedPicture picture,
            String key,
            boolean lasting,
            Supplier<PreparedPicture> anew,
            Optional<float[]> vector)
            implements Outcome {
        @Override
        public void into(Loaded loaded) {
            loaded.usable.add(reference);
            loaded.pictures.add(picture, key, lasting, anew);
            vector.ifPresent(loaded.vectors::add);
        }
    }

    private static Outcome prepare(
            Wanted wanted, PictureDecoder decoder, PreparedPictures kept, Optional<Model> model) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(wanted.file);
        } catch (IOException unreadable) {
            return unusable(wanted, "cannot be read: " + unreadable + "; check the path in pack.yaml");
        } catch (OutOfMemoryError tooLarge) {
            return unusable(
                    wanted, "cannot be read: the file is larger than memory; put a smaller picture in its place");
        }
        boolean logo = isLogo(wanted.right.kind());
        String key = key(bytes, logo);
        Optional<PreparedPicture> known = kept.find(key);
        if (known.isPresent() && model.isEmpty()) {
            return usable(wanted, known.get(), key, true, decoder, Optional.empty());
        }
        return switch (decoded(bytes, decoder)) {
            case Decoded.Refused refused -> unusable(wanted, refused.problem());
            case Decoded.Readable readable -> {
                Picture picture = readable.picture();
                int quality = Pdq.spectrum(picture).quality();
                if (quality < CopySearch.LEAST_QUALITY) {
                    yield unusable(
                            wanted,
                            "nearly empty: quality " + quality + " of 100, at least " + CopySearch.LEAST_QUALITY
                                    + " is needed; crop it closer to what is protected");
                }
                PreparedPicture prepared = known.orElseGet(() -> prepared(picture, logo));
                // without features it would be found again without them, when there is OpenCV
                boolean lasting = known.isPresent() || OpenCv.usable() && kept.keep(key, prepared);
                yield usable(
                        wanted,
                        prepared,
                        key,
                        lasting,
                        decoder,
                        model.map(own -> own.embedder().of(picture)));
            }
        };
    }

    /** More is kept of a logo than of the same picture where it is copied. */
    private static String key(byte[] bytes, boolean logo) {
        return PreparedPictures.key(bytes) + (logo ? "-logo" : "");
    }

    private static PreparedPicture prepared(Picture picture, boolean logo) {
        Grey small = Grey.of(picture.within(KEPT_SIDE));
        LocalFeatures features = OpenCv.usable()
                ? LocalFeatures.of(picture, FEATURE_SIDE, FEATURES).within(small)
                : new LocalFeatures(small, new float[0], new long[0]);
        Filing filing = Filing.of(picture, features.size() < FEW);
        if (!logo) {
            return new PreparedPicture(filing, features);
        }
        LocalFeatures also = OpenCv.usable()
                ? features.and(
                        LocalFeatures.of(picture, SMALL_SIDE, SMALL_FEATURES).within(small))
                : features;
        return new PreparedPicture(filing, also, FlatMark.of(picture));
    }

    private static Usable usable(
            Wanted wanted,
            PreparedPicture picture,
            String key,
            boolean lasting,
            PictureDecoder decoder,
            Optional<float[]> vector) {
        Reference reference = new Reference(wanted.right.id(), name(wanted.file), isLogo(wanted.right.kind()));
        return new Usable(
                reference, picture, key, lasting, () -> anew(wanted.file, reference.logo(), key, decoder), vector);
    }

    /** @throws IllegalStateException if the file is no longer what it was */
    private static PreparedPicture anew(Path file, boolean logo, String key, PictureDecoder decoder) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            if (key(bytes, logo).equals(key) && decoded(bytes, decoder) instanceof Decoded.Readable readable) {
                return prepared(readable.picture(), logo);
            }
        } catch (IOException gone) {
            throw new IllegalStateException("the protected picture " + file + " can no longer be read", gone);
        }
        throw new IllegalStateException("the protected picture " + file + " has changed; reload the packs");
    }

    private static Outcome unusable(Wanted wanted, String problem) {
        return new Unusable(new UnusableReference(wanted.right.id(), wanted.file, problem));
    }

    private static Decoded decoded(byte[] bytes, PictureDecoder decoder) {
        return SvgDrawing.is(bytes) ? SvgDrawing.read(bytes) : decoder.decode(bytes);
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
