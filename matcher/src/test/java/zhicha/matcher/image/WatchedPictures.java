package zhicha.matcher.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import zhicha.matcher.hit.PictureSearch.Seen;
import zhicha.matcher.hit.Reason;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.ListingImage;
import zhicha.rules.watch.Particulars;
import zhicha.rules.watch.Right;
import zhicha.rules.watch.RightKind;
import zhicha.rules.watch.Watchlist;

/** A pack's folder with pictures in it, and listings to hold against them. */
final class WatchedPictures {
    private final Path folder;
    private final List<Right> rights = new ArrayList<>();

    WatchedPictures(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("pictures"));
        Files.writeString(folder.resolve("pack.yaml"), "pack: test\n");
    }

    WatchedPictures with(RightKind kind, String id, BufferedImage image) throws IOException {
        Path file = folder.resolve("pictures").resolve(id + ".png");
        ImageIO.write(image, "png", file.toFile());
        return with(kind, id, file);
    }

    WatchedPictures with(RightKind kind, String id, Path... files) {
        rights.add(Right.of(kind, Particulars.ofPictures(id, List.of(files))));
        return this;
    }

    Watchlist watchlist() {
        return new Watchlist(rights);
    }

    /** Looks at a listing with these pictures, in this order. */
    static Seen look(PictureMatcher matcher, byte[]... pictures) {
        List<ListingImage> images = new ArrayList<>();
        Map<String, byte[]> bytes = new java.util.HashMap<>();
        for (int i = 0; i < pictures.length; i++) {
            images.add(new ListingImage(i + ".jpg"));
            bytes.put(i + ".jpg", pictures[i]);
        }
        Listing listing = Listing.builder("test-1", "积木").images(images).build();
        return matcher.look(listing, (of, image) -> java.util.Optional.ofNullable(bytes.get(image.address())));
    }

    static List<String> rights(Seen seen) {
        return seen.sightings().stream().map(sighting -> sighting.right()).toList();
    }

    static Reason.CopiedPicture onlyCopy(Seen seen) {
        if (seen.sightings().size() != 1 || !(seen.sightings().get(0).reason() instanceof Reason.CopiedPicture copy)) {
            throw new AssertionError("not one copy: " + seen);
        }
        return copy;
    }
}
