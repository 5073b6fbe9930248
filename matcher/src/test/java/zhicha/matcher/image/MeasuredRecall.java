package zhicha.matcher.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import javax.imageio.ImageIO;
import zhicha.matcher.hit.PictureSearch.Seen;
import zhicha.rules.watch.RightKind;

/**
 * Measures by hand, on any folder of photos: the first {@code references} of a recorded shuffle are protected; {@code queries}
 * of them are edited and looked for, and the photos that are left stand for innocent listings.
 * {@code java … zhicha.matcher.image.MeasuredRecall FOLDER references queries}
 */
final class MeasuredRecall {
    private MeasuredRecall() {}

    public static void main(String[] arguments) throws IOException {
        List<Path> files;
        try (var listed = Files.list(Path.of(arguments[0]))) {
            files = new ArrayList<>(listed.sorted().toList());
        }
        Collections.shuffle(files, new Random(DrawnPictures.SEED));
        int references = Math.min(files.size(), Integer.parseInt(arguments[1]));
        int queries = Math.min(references, Integer.parseInt(arguments[2]));
        WatchedPictures watched = new WatchedPictures(Files.createTempDirectory("recall"));
        for (int i = 0; i < references; i++) {
            watched.with(RightKind.WORK, "r" + i, files.get(i));
        }
        long start = System.nanoTime();
        PictureMatcher matcher = PictureMatcher.over(watched.watchlist());
        System.out.printf("loaded %d references, %.1f ms each%n", references, since(start) / references);
        int wrong = 0;
        int looks = 0;
        double time = 0;
        for (Map.Entry<String, UnaryOperator<BufferedImage>> edit :
                SellerEdits.all().entrySet()) {
            int found = 0;
            var missed = new TreeSet<Integer>();
            for (int i = 0; i < queries; i++) {
                BufferedImage image =
                        edit.getValue().apply(ImageIO.read(files.get(i).toFile()));
                byte[] bytes = SellerEdits.jpeg(image, 0.8f);
                long asked = System.nanoTime();
                Seen seen = WatchedPictures.look(matcher, bytes);
                time += since(asked);
                looks++;
                for (String right : WatchedPictures.rights(seen)) {
                    if (right.equals("r" + i)) {
                        found++;
                    } else {
                        wrong++;
                        System.out.println("  false: " + edit.getKey() + " of r" + i + " as " + seen.sightings());
                    }
                }
                if (!WatchedPictures.rights(seen).contains("r" + i)) {
                    missed.add(i);
                }
            }
            System.out.printf("%-16s %.3f %s%n", edit.getKey(), (double) found / queries, missed);
        }
        System.out.printf(
                "%.1f ms a picture; %d false in %d looks at %d references%n", time / looks, wrong, looks, references);
        time = 0;
        int flagged = 0;
        for (Path file : files.subList(references, files.size())) {
            long asked = System.nanoTime();
            Seen seen = WatchedPictures.look(matcher, Files.readAllBytes(file));
            time += since(asked);
            if (!seen.sightings().isEmpty()) {
                flagged++;
                System.out.println("  false: " + file.getFileName() + " as " + seen.sightings());
            }
        }
        int innocent = files.size() - references;
        System.out.printf(
                "%d of %d innocent photos flagged, %.1f ms each%n", flagged, innocent, time / Math.max(1, innocent));
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e6;
    }
}
