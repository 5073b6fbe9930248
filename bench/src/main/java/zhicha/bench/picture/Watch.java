package zhicha.bench.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import zhicha.bench.photos.Raster;
import zhicha.matcher.hit.PictureSearch;
import zhicha.matcher.hit.Reason;
import zhicha.matcher.image.PictureMatcher;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.ListingImage;
import zhicha.rules.watch.Particulars;
import zhicha.rules.watch.Right;
import zhicha.rules.watch.RightKind;
import zhicha.rules.watch.Watchlist;

/** The matcher as it ships, over the protected pictures and logos of one part, with a clock. */
final class Watch {
    private final ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    private final PictureMatcher matcher;
    private final double loading;
    private double nanos;
    private int looks;

    /** Writes them into the folder as a pack would hold them, and loads them. */
    Watch(PictureSet set, Path folder) throws IOException {
        List<Right> rights = new ArrayList<>();
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("pack.yaml"), "pack: bench\n");
        for (int i = 0; i < set.watched().size(); i++) {
            Path file = folder.resolve("w" + i + ".jpg");
            Files.write(file, Raster.jpeg(set.watched().get(i).image(), 0.92));
            rights.add(right(RightKind.WORK, copyId(i), file));
        }
        for (int i = 0; i < set.logos().size(); i++) {
            Path file = folder.resolve("m" + i + ".png");
            ImageIO.write(set.logos().get(i).image(), "png", file.toFile());
            rights.add(right(RightKind.TRADEMARK, logoId(i), file));
        }
        long start = System.nanoTime();
        matcher = PictureMatcher.over(new Watchlist(rights));
        loading = (System.nanoTime() - start) / 1e6 / Math.max(1, rights.size());
    }

    static String copyId(int number) {
        return "w" + number;
    }

    static String logoId(int number) {
        return "m" + number;
    }

    private static Right right(RightKind kind, String id, Path file) {
        return Right.of(kind, Particulars.ofPictures(id, List.of(file)));
    }

    PictureMatcher matcher() {
        return matcher;
    }

    /** What was seen in one picture: ids of rights. */
    record Found(Set<String> copies, Set<String> logos, List<PictureSearch.Sighting> sightings) {}

    /** The picture goes in as JPEG of this quality. */
    Found look(BufferedImage image, double quality) {
        byte[] bytes = Raster.jpeg(image, quality);
        Listing listing = Listing.builder("bench", "bench")
                .images(List.of(new ListingImage("0.jpg")))
                .build();
        long start = clock.getCurrentThreadCpuTime();
        PictureSearch.Seen seen = matcher.look(listing, (of, at) -> Optional.of(bytes));
        nanos += clock.getCurrentThreadCpuTime() - start;
        looks++;
        if (!seen.unreadable().isEmpty()) {
            throw new IllegalStateException("a picture the bench made could not be judged: " + seen.unreadable());
        }
        Set<String> copies = new TreeSet<>();
        Set<String> logos = new TreeSet<>();
        for (PictureSearch.Sighting sighting : seen.sightings()) {
            (sighting.reason() instanceof Reason.Logo ? logos : copies).add(sighting.right());
        }
        return new Found(copies, logos, seen.sightings());
    }

    /** Milliseconds of processor time a picture since the last time this was asked. */
    double pace() {
        double pace = nanos / 1e6 / Math.max(1, looks);
        nanos = 0;
        looks = 0;
        return pace;
    }

    /** Milliseconds a reference while loading. */
    double loading() {
        return loading;
    }
}
