package zhicha.matcher.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import zhicha.matcher.image.copy.CopySearch;
import zhicha.matcher.image.decode.Decoded;
import zhicha.matcher.image.decode.Picture;
import zhicha.matcher.image.decode.PictureDecoder;
import zhicha.matcher.image.decode.SvgDrawing;
import zhicha.matcher.image.fingerprint.Pdq;
import zhicha.rules.watch.Right;
import zhicha.rules.watch.RightKind;
import zhicha.rules.watch.Watchlist;

/**
 * A picture of a right, as loaded.
 *
 * @param right id of the right
 * @param name the file relative to its pack, with forward slashes
 * @param file the file itself
 * @param logo whether it is a sign that is looked for inside pictures, rather than a picture that is copied
 */
record Reference(String right, String name, Path file, boolean logo) {
    /** Longer side in pixels to which a reference is brought down while all are loaded. */
    private static final int LOADED_SIDE = 512;

    /** Everything that could be loaded, and what could not. {@code pictures} stand in the order of {@code references}. */
    record Loaded(List<Reference> references, List<Picture> pictures, List<UnusableReference> unusable) {}

    static Loaded all(Watchlist watchlist, PictureDecoder decoder) {
        List<Reference> references = new ArrayList<>();
        List<Picture> pictures = new ArrayList<>();
        List<UnusableReference> unusable = new ArrayList<>();
        for (Right right : watchlist.rights()) {
            for (Path file : right.pictures()) {
                Decoded decoded = read(file, decoder);
                switch (decoded) {
                    case Decoded.Refused refused ->
                        unusable.add(new UnusableReference(right.id(), file, refused.problem()));
                    case Decoded.Readable readable -> {
                        Picture picture = readable.picture().within(LOADED_SIDE);
                        int quality = Pdq.spectrum(picture).quality();
                        if (quality < CopySearch.LEAST_QUALITY) {
                            unusable.add(new UnusableReference(
                                    right.id(),
                                    file,
                                    "nearly empty: quality " + quality + " of 100, at least "
                                            + CopySearch.LEAST_QUALITY
                                            + " is needed; crop it closer to what is protected"));
                        } else {
                            references.add(new Reference(right.id(), name(file), file, isLogo(right.kind())));
                            pictures.add(picture);
                        }
                    }
                }
            }
        }
        return new Loaded(references, pictures, unusable);
    }

    /** Reads the file again. Files of packs are not kept in memory: there may be a hundred thousand. */
    static Decoded read(Path file, PictureDecoder decoder) {
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
